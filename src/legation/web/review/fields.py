"""A claim's fields as a form has them, and back: what a person changed, by the record format."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from starlette.datastructures import FormData

from legation.errors import RecordError
from legation.record.correction import parsed
from legation.schema import DETAILS, Details
from legation.web.forms import field
from legation.web.review.passage import Passage

SPANS: Final = ("content", "cue", "pledge")
BLANK_ROWS: Final = 2
_MOST_ROWS: Final = 60
_LONGEST: Final = 2_000


def changed(form: FormData, body: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The fields that the form has otherwise than the claim; raises `RecordError` for what is no value."""
    kind = field(form, "kind", 40)
    given: dict[str, Any] = {
        "kind": kind,
        "form": field(form, "form", 40),
        "status": field(form, "status", 40),
        "parties": parsed("parties", field(form, "parties", 400)),
        "source": field(form, "source", _LONGEST) or None,
        "when": _when(form),
        "where": _where(form),
        "topics": sorted(str(one) for one in form.getlist("topics")),
        "participants": _participants(form, body["participants"]),
        "evidence": _spans(form, "evidence", text),
    }
    before: dict[str, Any] = {**body, "topics": sorted(body["topics"])}
    for name in DETAILS.get(kind, ()):  # type: ignore[call-overload]
        given[name] = _detail(form, name, text)
        before[name] = body["details"].get(name, _empty(name))
    return {name: value for name, value in given.items() if value != before[name]}


def _detail(form: FormData, name: str, text: str) -> Any:
    if name in SPANS:
        return next(iter(_spans(form, name, text)), None)
    if name == "items":
        return _items(form)
    if name == "value":
        return _money(form)
    value = field(form, name, _LONGEST)
    return (value.upper() if name in ("supplier", "recipient") and len(value) <= 6 else value) or None


def _empty(name: str) -> Any:
    return [] if name == "items" else Details.model_fields[name].default


def _when(form: FormData) -> dict[str, str] | None:
    start, end = field(form, "when-start", 20), field(form, "when-end", 20)
    if not start:
        return None
    for day in (start, end or start):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise RecordError(f"{day}: no day; write it as 2022-06-02") from None
    words = field(form, "when-text", 400) or start
    return {"start": start, "end": end or start, "precision": field(form, "precision", 20), "text": words}


def _where(form: FormData) -> dict[str, str | None] | None:
    name = field(form, "where-name", 400)
    return {"name": name, "state": field(form, "where-state", 20).upper() or None} if name else None


def _participants(form: FormData, before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for n in _rows(form, "who"):
        name = field(form, f"who-{n}-name", 400)
        if not name:
            continue
        old = field(form, f"who-{n}-old", 4)
        was = before[int(old)] if old.isdecimal() and int(old) < len(before) else None
        found.append(
            {
                "name": name,
                "type": field(form, f"who-{n}-type", 20),
                "role": field(form, f"who-{n}-role", 20),
                "state": field(form, f"who-{n}-state", 20).upper() or None,
                "office": field(form, f"who-{n}-office", 400) or None,
                "mention": was["mention"] if was else None,
            }
        )
    return found


def _items(form: FormData) -> list[dict[str, Any]]:
    found = []
    for n in _rows(form, "item"):
        name = field(form, f"item-{n}-name", 400)
        if name:
            count = field(form, f"item-{n}-quantity", 20).replace(",", "")
            if count and not count.isdecimal():
                raise RecordError(f"{count}: no number of things")
            category = field(form, f"item-{n}-category", 40)
            found.append({"name": name, "category": category, "quantity": int(count) if count else None})
    return found


def _money(form: FormData) -> dict[str, Any] | None:
    amount = field(form, "amount", 40).replace(",", "").replace(" ", "")
    if not amount:
        return None
    try:
        number = float(amount)
    except ValueError:
        raise RecordError(f"{amount}: no sum of money") from None
    if not number.is_integer():
        return {"amount": number, "currency": field(form, "currency", 3).upper()}
    return {"amount": int(number), "currency": field(form, "currency", 3).upper()}


def _spans(form: FormData, name: str, text: str) -> list[dict[str, Any]]:
    """Spans by the offsets of their first and last word, in the order of the text for evidence beyond the
    first."""
    found = []
    for n in _rows(form, name):
        start, end = field(form, f"{name}-{n}-start", 12), field(form, f"{name}-{n}-end", 12)
        if not start and not end:
            continue
        if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
            raise RecordError(f"{name}: choose a first word and a last word after it")
        span = {"start": int(start), "end": int(end), "text": text[int(start) : int(end)]}
        if span not in found:
            found.append(span)
    if name == "evidence" and not found:
        raise RecordError("a claim needs words that make it: choose some")
    return found


def _rows(form: FormData, name: str) -> list[int]:
    """The numbers of a group's rows, from names like `who-3-name`."""
    numbers = {
        int(part)
        for key in form
        if key.startswith(f"{name}-") and (part := key.split("-")[1]).isdecimal() and len(part) < 4
    }
    return sorted(numbers)[:_MOST_ROWS]


def drawn(
    body: Mapping[str, Any], kind: str, shown: Passage
) -> list[tuple[str, int, Mapping[str, Any] | None]]:
    """The spans of a claim that can be drawn: (field, number, span), and one that is free for evidence."""
    found: list[tuple[str, int, Mapping[str, Any] | None]] = [
        ("evidence", n, span) for n, span in enumerate(body["evidence"])
    ]
    found.append(("evidence", len(body["evidence"]), None))
    for name in DETAILS.get(kind, ()):  # type: ignore[call-overload]
        if name in SPANS:
            found.append((name, 0, body["details"].get(name)))
    return found if shown.words else []

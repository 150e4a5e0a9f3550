"""What there is to say of each claim of a checked draft, in words."""

from dataclasses import dataclass
from typing import Any

from legation.exchange import wording
from legation.record.answers import KeptClaim
from legation.views.checks import Checked, Held

NAMES = {
    "when": "date",
    "value": "sum",
    "participants": "who",
    "bodies": "bodies",
    "stage": "stage",
    "where": "place",
    "wording": "words",
}
"""Fields by the words that people use for them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A claim of the record that speaks for a claim of the draft, or against it."""

    outlet: str
    day: str
    title: str
    words: str
    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Line:
    """One claim of the draft: what it says, the verdict, why, and the record's sentences."""

    number: int
    kind: str
    form: str
    words: str
    verdict: str
    why: str
    entry: str | None
    headline: str | None
    sources: tuple[Source, ...]


def lines(checked: Checked) -> list[Line]:
    """A line for each claim, in text order."""
    return [_line(number, held) for number, held in enumerate(checked.held, 1)]


def _line(number: int, held: Held) -> Line:
    claim = held.claim
    return Line(
        number=number,
        kind=claim.kind,
        form=wording.form(claim),
        words=" … ".join(" ".join(span.text.split()) for span in claim.evidence),
        verdict=held.verdict,
        why=_why(held),
        entry=held.entry,
        headline=held.headline,
        sources=tuple(_source(kept) for kept in held.sources),
    )


def _why(held: Held) -> str:
    """What differs with what the record has instead, or what it has not."""
    if held.verdict == "contradicted":
        return "; ".join(f"{_name(field)}: the record has {_instead(held, field)}" for field in held.differs)
    if held.verdict == "partly":
        return "the record says nothing of: " + ", ".join(_name(field) for field in held.missing)
    if held.verdict == "supported":
        count = len(held.sources)
        return f"by {wording.number(count, 'document')}"
    return "nothing on it between these parties" if held.claim.parties else "nothing on it"


def _name(field: str) -> str:
    return NAMES.get(field, field)


def _instead(held: Held, field: str) -> str:
    """The values that the record has, each once."""
    ground = next(one for one in held.grounds if one.field == field)
    values = dict.fromkeys(value for place in ground.claims for value in _values(held.claims[place], field))
    return ", ".join(values) or "another"


def _values(kept: KeptClaim, field: str) -> list[str]:
    """The values that a claim of the record has in a field."""
    body, details = kept.body, kept.body.get("details") or {}
    named = (details.get("title"), details.get("name"), details.get("subject"))
    values: dict[str, list[str | None]] = {
        "when": [_when(body["when"]) if body["when"] else None],
        "where": [body["where"]["name"] if body["where"] else None],
        "participants": [one["name"] for one in body["participants"]],
        "parties": [" ".join(body["parties"])],
        "value": [_money(details["value"]) if details.get("value") else None],
        "items": [_item(item) for item in details.get("items") or []],
        "quantity": [_item(item) for item in details.get("items") or []],
        "stage": [wording.plain(details.get("action") or body["form"])],
        "title": list(named),
        "supplier": [details.get("supplier")],
        "recipient": [details.get("recipient")],
        "status": [body["status"]],
    }
    return [value for value in values.get(field, []) if value]


def _when(when: dict[str, Any]) -> str:
    start, end = when["start"], when["end"]
    width = {"day": 10, "month": 7, "year": 4}.get(when["precision"])
    return start[:width] if width else f"{start} – {end}"


def _money(value: dict[str, Any]) -> str:
    return f"{value['currency']} {value['amount']:,.0f}"


def _item(item: dict[str, Any]) -> str:
    return f"{item['quantity']:,} × {item['name']}" if item.get("quantity") else str(item["name"])


def _source(kept: KeptClaim) -> Source:
    return Source(
        outlet=kept.outlet or "",
        day=kept.published.isoformat() if kept.published else "",
        title=kept.title or "",
        words=" ".join(kept.evidence.split()),
        document=kept.document,
        claim=kept.id,
    )

"""A claim out of its rows in Legation's tables: the reverse of `exchange/table_rows.py`."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from legation.exchange.importing.passages import Quote
from legation.schema import CATEGORIES, DETAILS

Cells = dict[str, Any]
_SPANS: Final = ("content", "cue", "pledge")
_TEXTS: Final = ("title", "action", "supplier", "recipient", "name", "subject")
_CUT: Final = 16_000
"""Code points above which a cell may have been cut to what Excel holds; such a one ends in `…`."""
_STATE: Final = re.compile(r"[A-Z]{2,6}")
_ITEM: Final = re.compile(
    r"(?:(?P<count>[0-9,]{1,20}) × )?(?P<name>.*) \((?P<category>[a-z ]{1,20})\)", re.DOTALL
)


def quotes(row: Cells, spans: Sequence[Cells], people: Sequence[Cells]) -> Iterator[tuple[str, Quote]]:
    """What a claim quotes, each with its use: `evidence`, `content`, `cue`, `pledge`, `mention`.

    Without a table of spans these are its first evidence, and those of the rest that stand in it.
    """
    if spans:
        yield from ((one["use"], (one["start"], one["end"], one["words"])) for one in spans)
    else:
        evidence, start = row["evidence"], row.get("evidence_start") or 0
        yield "evidence", (start, start + len(evidence), evidence)
        for use in _SPANS:
            words = row.get(use)
            if words and (at := evidence.find(words)) >= 0:
                yield use, (start + at, start + at + len(words), words)
    for one in people:
        if one.get("mention") and "mention_start" in one and "mention_end" in one:
            yield "mention", (one["mention_start"], one["mention_end"], one["mention"])


def fields(  # noqa: PLR0913, PLR0917 - what a claim is made of
    row: Cells,
    quoted: Sequence[tuple[str, Quote]],
    people: Sequence[Cells],
    items: Sequence[Cells],
    text: str,
    place: Callable[[int], int] = lambda offset: offset,
) -> Cells:
    """The claim's JSON form against the document's `text`; `place` turns offsets of the tables into its."""

    def span(quote: Quote) -> Cells:
        start, end, words = quote
        at, past = place(start), place(start) + end - start
        if len(words) >= _CUT and words.endswith("…") and text[at:past].startswith(words[:-1]):
            words = text[at:past]
        return {"start": at, "end": past, "text": words}

    by_use: dict[str, list[Cells]] = {}
    for use, quote in quoted:
        if use != "mention":
            by_use.setdefault(use, []).append(span(quote))
    when = {"start": row.get("start"), "end": row.get("end"), "precision": row.get("precision")}
    return {
        **{name: row.get(name) for name in ("kind", "form", "status", "confidence")},
        "parties": row.get("parties") or (),
        "topics": row.get("topics") or (),
        "participants": [_participant(one, span) for one in people],
        "when": {**when, "text": row.get("when_words") or ""} if row.get("start") else None,
        "where": {"name": row["place"], "state": row.get("place_state")} if row.get("place") else None,
        "source": row.get("credited"),
        "details": _details(row, by_use, items),
        "evidence": by_use.get("evidence", ()),
    }


def lost(row: Cells, quoted: Sequence[tuple[str, Quote]]) -> list[str]:
    """What a claim's row says that has no place in the document, for want of a table of spans."""
    there = {use for use, _ in quoted}
    return [use for use in _SPANS if row.get(use) and use not in there]


def people_in_words(row: Cells) -> list[Cells]:
    """Who takes part, out of the column `people`, where the table of participants is not there."""
    found = []
    for one in row.get("people") or ():
        role, _, named = one.partition(": ")
        name, known = _bracketed(named)
        person = {"role": role, "name": name, "type": "person", "state": None, "office": None}
        if known and _STATE.fullmatch(known[-1]):
            person["state"] = known.pop()
        if known == ["organisation"]:
            person["type"] = "organisation"
        elif known:
            person["office"] = ", ".join(known)
        found.append(person)
    return found


def items_in_words(row: Cells) -> list[Cells]:
    """What passes, out of the column `items`, where the table of items is not there."""
    found = []
    for one in row.get("items") or ():
        its = _ITEM.fullmatch(one)
        category = its["category"].replace(" ", "_") if its else None
        if its and category in CATEGORIES:
            count = its["count"]
            found.append({
                "name": its["name"], "category": category,
                "quantity": int(count.replace(",", "")) if count else None,
            })  # fmt: skip
    return found


def _bracketed(named: str) -> tuple[str, list[str]]:
    """A name, and what stands in the brackets at its end."""
    head, bracket, inside = named.rpartition(" (")
    if not bracket or not inside.endswith(")"):
        return named, []
    return head, inside[:-1].split(", ")


def _participant(one: Cells, span: Callable[[Quote], Cells]) -> Cells:
    named = {name: one.get(name) for name in ("name", "type", "role", "state", "office")}
    known = one.get("mention") and "mention_start" in one and "mention_end" in one
    return {
        **named,
        "mention": span((one["mention_start"], one["mention_end"], one["mention"])) if known else None,
    }


def _details(row: Cells, by_use: dict[str, list[Cells]], items: Sequence[Cells]) -> Cells:
    found: Cells = {name: row.get(name) for name in _TEXTS}
    found |= {use: by_use[use][0] for use in _SPANS if use in by_use}
    found["items"] = [{name: one.get(name) for name in ("name", "category", "quantity")} for one in items]
    if row.get("amount") is not None:
        found["value"] = {"amount": row["amount"], "currency": row.get("currency")}
    its = DETAILS.get(row["kind"], ())
    return {name: value for name, value in found.items() if name in its and value is not None}

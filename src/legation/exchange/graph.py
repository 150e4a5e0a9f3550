"""The record as a graph: states and organisations, persons, entries, and who has to do with what."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from legation.exchange.controls import controls
from legation.exchange.country_codes import name as party_name
from legation.exchange.register import standing
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection

NODE_FIELDS: Final = ("label", "type", "kind", "form", "status", "day", "sources", "claims")
"""What a node has; `type` is party, person or entry, and only entries have what follows it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node, its values by field."""

    id: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """From a party or person to an entry, or from a person to the state that it is of (`of`)."""

    source: str
    target: str
    role: str


def nodes(selection: Selection) -> Iterator[Node]:
    """Parties, persons and entries."""
    parties: set[str] = set()
    for person in selection.people():
        parties |= {person.state} if person.state else set()
        yield Node(person.id, {"label": person.name, "type": "person"})
    for entry in selection.entries():
        parties.update(entry.summary.parties)
        yield _entry(entry)
    for party in sorted(parties):
        yield Node(f"party:{party}", {"label": party_name(party), "type": "party"})


def edges(selection: Selection) -> Iterator[Edge]:
    """Edges; a second pass through the selection."""
    for person in selection.people():
        if person.state:
            yield Edge(person.id, f"party:{person.state}", "of")
    for entry in selection.entries():
        for party in entry.summary.parties:
            role = next((r for r in ("supplier", "recipient") if entry.best.get(r) == party), "party")
            yield Edge(f"party:{party}", entry.summary.id, role)
        for person_id, role in sorted(_cast(entry)):
            yield Edge(person_id, entry.summary.id, role)


def attribute(text: str) -> str:
    """Text for an attribute or an element of XML, with characters that it can't hold as U+FFFD."""
    return escape(controls().sub("�", text))


def _entry(entry: SelectedEntry) -> Node:
    its = entry.summary
    values = {
        "label": its.headline,
        "type": "entry",
        "kind": its.kind,
        "form": its.form,
        "status": its.status,
    }
    counts = {"sources": str(its.sources), "claims": str(its.claims)}
    return Node(its.id, values | ({"day": its.day.isoformat()} if its.day else {}) | counts)


def _cast(entry: SelectedEntry) -> set[tuple[str, str]]:
    return {
        (its, participant["role"])
        for claim in standing(entry)
        for participant, its in zip(claim.body["participants"], claim.persons, strict=True)
        if its
    }

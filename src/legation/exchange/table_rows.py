"""Claims, entries, documents and persons as rows of the tables."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from legation.exchange import wording
from legation.exchange.table import Row, TableName
from legation.record.selected import SelectedClaim, SelectedDocument, SelectedEntry
from legation.record.selection import Selection
from legation.record.who import Person
from legation.schema import Item

_SPANS = ("content", "cue", "pledge")


def rows(selection: Selection, name: TableName) -> Iterator[Row]:
    """The rows of one table, in an order that depends on nothing but what they hold."""
    return (row for its, row in _pass(selection, name) if its == name)


def every_row(selection: Selection) -> Iterator[tuple[TableName, Row]]:
    """The rows of all tables, each with its table's name, going through the record once a source."""
    for name in ("entries", "claims", "documents", "people"):
        yield from _pass(selection, name)


def _pass(selection: Selection, name: TableName) -> Iterator[tuple[TableName, Row]]:
    """The rows of the table and of those that are made of the same source."""
    if name in ("entries", "stages"):
        for entry in selection.entries():
            yield "entries", entry_row(entry)
            yield from (("stages", row) for row in stage_rows(entry))
    elif name == "documents":
        yield from (("documents", document_row(one)) for one in selection.documents())
    elif name in ("people", "offices"):
        for person in selection.people():
            yield "people", person_row(person)
            yield from (("offices", row) for row in office_rows(person))
    else:
        for claim in selection.claims():
            yield "claims", claim_row(claim)
            yield from (("participants", row) for row in participant_rows(claim))
            yield from (("items", row) for row in item_rows(claim))
            yield from (("spans", row) for row in span_rows(claim))


def claim_row(one: SelectedClaim) -> Row:
    """A claim in one row, its first evidence with it."""
    body, details = one.body, one.body["details"]
    when, place, value = body["when"] or {}, body["where"] or {}, details.get("value") or {}
    first = body["evidence"][0]
    return {
        **{"claim": one.id, "entry": one.entry, "stage": one.stage},
        **{name: body[name] for name in ("kind", "form", "status", "parties", "topics")},
        **{"start": day(when.get("start")), "end": day(when.get("end"))},
        **{"precision": when.get("precision"), "when_words": when.get("text")},
        **{"place": place.get("name"), "place_state": place.get("state"), "credited": body["source"]},
        "people": [taking_part(person) for person in body["participants"]],
        **{
            name: details.get(name)
            for name in ("title", "action", "supplier", "recipient", "name", "subject")
        },
        **{name: (details.get(name) or {}).get("text") for name in _SPANS},
        "items": [wording.item(Item(**item)) for item in details.get("items") or ()],
        **{"amount": value.get("amount"), "currency": value.get("currency")},
        "evidence": first["text"],
        **{"evidence_start": first["start"], "evidence_end": first["end"]},
        **{"confidence": one.confidence, "decision": one.decision},
        **{"document": one.document, "document_title": one.title, "outlet": one.outlet},
        **{"url": one.url, "published": one.published},
    }


def participant_rows(one: SelectedClaim) -> Iterator[Row]:
    """Who takes part in a claim."""
    for position, person in enumerate(one.body["participants"]):
        mention = person.get("mention") or {}
        yield {
            **{"claim": one.id, "position": position, "person": one.persons[position]},
            **{name: person[name] for name in ("name", "type", "role", "state", "office")},
            **{"mention": mention.get("text"), "mention_start": mention.get("start")},
            "mention_end": mention.get("end"),
        }


def item_rows(one: SelectedClaim) -> Iterator[Row]:
    """What passes in a claim on a transfer."""
    for position, item in enumerate(one.body["details"].get("items") or ()):
        yield {"claim": one.id, "position": position, **item}


def span_rows(one: SelectedClaim) -> Iterator[Row]:
    """Every stretch that a claim quotes, but for the names of participants."""
    details = one.body["details"]
    spans = {"evidence": one.body["evidence"], **{use: [details.get(use)] for use in _SPANS}}
    for use, quoted in spans.items():
        for position, span in enumerate(span for span in quoted if span):
            yield {
                **{"claim": one.id, "document": one.document, "use": use, "position": position},
                **{"start": span["start"], "end": span["end"], "words": span["text"]},
            }


def entry_row(one: SelectedEntry) -> Row:
    """An entry in one row."""
    its = one.summary
    return {
        "entry": its.id,
        **{name: getattr(its, name) for name in ("kind", "form", "status", "stage", "headline")},
        "parties": list(its.parties),
        **{name: getattr(its, name) for name in ("start", "end", "precision", "day", "place")},
        "reported": one.reported,
        **{
            name: getattr(its, name)
            for name in ("sources", "documents", "claims", "disagreements", "decision")
        },
    }


def stage_rows(one: SelectedEntry) -> Iterator[Row]:
    """An entry's stages."""
    for position, stage in enumerate(one.stages):
        yield {
            **{"entry": one.summary.id, "position": position, "claims": list(stage.claims)},
            **{name: getattr(stage, name) for name in ("phase", "start", "end", "precision", "sources")},
        }


def document_row(one: SelectedDocument) -> Row:
    """A document in one row, text and all."""
    names = ("title", "source", "url", "published", "language", "text")
    return {"document": one.id, **{name: getattr(one, name) for name in names}}


def person_row(one: Person) -> Row:
    """A person in one row."""
    return {"person": one.id, "name": one.name, "state": one.state, "names": list(one.names)}


def office_rows(one: Person) -> Iterator[Row]:
    """The offices of a person."""
    for tenure in one.tenures:
        yield {
            **{"person": one.id, "post": tenure.post, "office": list(tenure.offices)},
            **{"first": tenure.first, "last": tenure.last, "days": tenure.days},
        }


def day(text: str | None) -> date | None:
    """A day of the JSON form."""
    return date.fromisoformat(text) if text else None


def taking_part(person: Mapping[str, Any]) -> str:
    """`visitor: Benjamin Gantz (Defence Minister, ISR)`; of a body `organisation` stands for the office."""
    office = "organisation" if person["type"] == "organisation" else person["office"]
    known = ", ".join(part for part in (office, person["state"]) if part)
    return f"{person['role']}: {person['name']}" + (f" ({known})" if known else "")

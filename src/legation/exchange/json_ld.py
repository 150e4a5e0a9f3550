"""JSON-LD with schema.org's terms, and Wikidata's ids of states and organisations where they are known."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from legation.exchange.country_codes import name as party_name
from legation.exchange.country_codes import wikidata
from legation.exchange.register import standing
from legation.record.selected import SelectedClaim, SelectedDocument, SelectedEntry
from legation.record.selection import Selection
from legation.record.who import Person
from legation.schema import ORGANISATIONS

_CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
    "legation": "urn:legation:",
    "kind": "legation:vocabulary:kind",
    "form": "legation:vocabulary:form",
    "status": "legation:vocabulary:status",
    "supplier": {"@id": "legation:vocabulary:supplier", "@type": "@id"},
    "recipient": {"@id": "legation:vocabulary:recipient", "@type": "@id"},
    "start": "legation:vocabulary:start",
    "end": "legation:vocabulary:end",
}


def export(selection: Selection) -> Iterator[str]:
    """One JSON-LD document: parties, persons, articles, and an `Event` for each entry with a `Claim` for each
    claim, which quotes its article with the offsets of the words."""
    yield '{"@context": ' + json.dumps(_CONTEXT, sort_keys=True) + ',\n"@graph": ['
    between = "\n"
    for node in _nodes(selection):
        yield between + json.dumps({k: v for k, v in node.items() if v not in (None, [])}, sort_keys=True)
        between = ",\n"
    yield "\n]}\n"


def _nodes(selection: Selection) -> Iterator[dict[str, Any]]:
    for person in selection.people():
        yield _person(person)
    for document in selection.documents():
        yield _article(document)
    seen: set[str] = set()
    for entry in selection.entries():
        for party in entry.summary.parties:
            if party not in seen:
                seen.add(party)
                yield _party(party)
        yield _event(entry)
        for claim in entry.claims:
            yield _claim(claim)


def _ref(sort: str, its: str) -> dict[str, str]:
    return {"@id": f"legation:{sort}:{quote(its, safe=':-._~')}"}


def _party(party: str) -> dict[str, Any]:
    qid = wikidata(party)
    return {
        **_ref("party", party),
        "@type": "Organization" if party in ORGANISATIONS else "Country",
        "name": party_name(party),
        "identifier": party,
        "sameAs": f"http://www.wikidata.org/entity/{qid}" if qid else None,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        **_ref("person", person.id.removeprefix("person:")),
        "@type": "Person",
        "name": person.name,
        "alternateName": [name for name in person.names if name != person.name],
        "nationality": _ref("party", person.state) if person.state else None,
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": list(tenure.offices),
                "description": f"in documents of {tenure.first} to {tenure.last}",
            }
            for tenure in person.tenures
        ],
    }


def _article(document: SelectedDocument) -> dict[str, Any]:
    return {
        **_ref("document", document.id),
        "@type": "Article",
        "headline": document.title,
        "publisher": {"@type": "Organization", "name": document.source} if document.source else None,
        "url": document.url,
        "datePublished": document.published.isoformat() if document.published else None,
        "inLanguage": document.language,
    }


def _event(entry: SelectedEntry) -> dict[str, Any]:
    its = entry.summary
    supplier, recipient = entry.best.get("supplier"), entry.best.get("recipient")
    persons = sorted({one for claim in standing(entry) for one in claim.persons if one})
    return {
        **_ref("entry", its.id),
        "@type": "Event",
        "name": its.headline,
        "kind": its.kind,
        "form": its.form,
        "status": its.status,
        "startDate": _imprecise(its.start, its.precision),
        "endDate": _imprecise(its.end, its.precision),
        "location": {"@type": "Place", "name": its.place} if its.place else None,
        "about": [_ref("party", party) for party in its.parties],
        "attendee": [_ref("person", one.removeprefix("person:")) for one in persons],
        "supplier": _ref("party", supplier)["@id"] if supplier else None,
        "recipient": _ref("party", recipient)["@id"] if recipient else None,
        "subjectOf": [_ref("claim", one.id) for one in entry.claims],
    }


def _claim(one: SelectedClaim) -> dict[str, Any]:
    return {
        **_ref("claim", one.id),
        "@type": "Claim",
        "about": _ref("entry", one.entry),
        "kind": one.body["kind"],
        "form": one.body["form"],
        "status": one.body["status"],
        "author": one.body["source"],
        "appearance": _ref("document", one.document),
        "hasPart": [
            {"@type": "Quotation", "text": span["text"], "start": span["start"], "end": span["end"]}
            for span in one.body["evidence"]
        ],
    }


def _imprecise(day: date | None, precision: str | None) -> str | None:
    digits = {"year": 4, "month": 7}.get(precision or "", 10)
    return day.isoformat()[:digits] if day else None

"""FollowTheMoney entities, one a line: parties, persons, offices, documents, mentions, events and contracts.

An entry is an `Event`; a transfer that was ordered or delivered is a `Contract` with a `ContractAward` too.
What the schemas have no property for stands in `keywords` (kind, form, status). Ids are made of the record's.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from legation.exchange.country_codes import name as party_name
from legation.exchange.country_codes import wikidata
from legation.exchange.register import standing
from legation.lexicon import table
from legation.record.selected import SelectedClaim, SelectedDocument, SelectedEntry
from legation.record.selection import Selection
from legation.record.who import Person
from legation.schema import ORGANISATIONS

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

_ORDERED: Final = frozenset({"ordered", "delivered"})


def export(selection: Selection) -> Iterator[str]:
    """JSON Lines, as `ftm` reads and writes them."""
    seen: set[str] = set()
    for proxy in _entities(selection):
        assert proxy.id
        if proxy.id not in seen:
            if proxy.schema.name not in ("Event", "Article", "Contract", "ContractAward"):
                seen.add(proxy.id)
            yield _line(proxy)


def _entities(selection: Selection) -> Iterator["EntityProxy"]:
    for person in selection.people():
        yield from _person(person)
    for document in selection.documents():
        yield from _document(document)
    for entry in selection.entries():
        for party in entry.summary.parties:
            yield _party(party)
        yield from _bodies(entry)
        yield _event(entry)
        yield from _contract(entry)


def _line(proxy: "EntityProxy") -> str:
    form = proxy.to_dict()
    form["properties"] = {name: sorted(values) for name, values in form["properties"].items()}
    return json.dumps(form, ensure_ascii=True, sort_keys=True, default=str) + "\n"


def _make(schema: str, key: str, **values: Any) -> "EntityProxy":
    from followthemoney import model

    proxy = model.make_entity(schema)
    proxy.id = key
    for name, value in values.items():
        proxy.add(
            name, [_written(one) for one in (value if isinstance(value, list | tuple | set) else [value])]
        )
    return proxy


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _key(sort: str, *parts: str) -> str:
    """An id of letters and digits, the same for the same thing."""
    return f"legation-{sort}-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def _country(party: str | None) -> str | None:
    from rigour.territories import get_territory

    territory = get_territory(party.lower()) if party and party not in ORGANISATIONS else None
    return territory.ftm_country if territory else None


def _party(party: str) -> "EntityProxy":
    schema = "Organization" if party in ORGANISATIONS else "PublicBody"
    known = {"country": _country(party), "wikidataId": wikidata(party), "keywords": ["state", party]}
    if party in ORGANISATIONS:
        known["keywords"] = ["organisation", party]
    return _make(schema, _key("party", party), name=party_name(party), **known)


def _person(person: Person) -> Iterator["EntityProxy"]:
    country = _country(person.state)
    offices = [office for tenure in person.tenures for office in tenure.offices]
    key = _key("person", person.id)
    aliases = [name for name in person.names if name != person.name]
    yield _make("Person", key, name=person.name, alias=aliases, country=country, position=offices)
    for tenure in person.tenures:
        post = _key("position", person.state or "", tenure.post)
        yield _make("Position", post, name=tenure.post, country=country)
        told = f"in documents of {tenure.days} days: {', '.join(tenure.offices)}"
        held = _key("occupancy", person.id, tenure.post)
        yield _make("Occupancy", held, holder=key, post=post, date=[tenure.first, tenure.last], summary=told)


def _document(document: SelectedDocument) -> Iterator["EntityProxy"]:
    key = _key("document", document.id)
    yield _make(
        "Article",
        key,
        title=document.title or document.id,
        fileName=document.id,
        publisher=document.source,
        sourceUrl=document.url,
        publishedAt=document.published,
        language=document.language,
        bodyText=document.text,
    )
    for claim in document.claims:
        for participant, person in zip(claim.body["participants"], claim.persons, strict=True):
            mention = participant.get("mention")
            if mention:
                resolved = _participant_key(participant, person)
                made = _key("mention", document.id, resolved, mention["text"])
                yield _make("Mention", made, document=key, name=mention["text"], resolved=resolved)


def _bodies(entry: SelectedEntry) -> Iterator["EntityProxy"]:
    """Participants that are not persons of the record: bodies, companies, persons without a full name."""
    for claim in standing(entry):
        for participant, person in zip(claim.body["participants"], claim.persons, strict=True):
            if person is None:
                key, country = _participant_key(participant, None), _country(participant["state"])
                schema = _schema(participant)
                yield _make(schema, key, name=participant["name"], country=country)


def _schema(participant: dict[str, Any]) -> str:
    if participant["type"] == "person":
        return "Person"
    return "Company" if participant["name"].casefold() in _makers() else "PublicBody"


@cache
def _makers() -> frozenset[str]:
    return frozenset(next(iter(row.values())).casefold() for row in table("makers"))


def _participant_key(participant: dict[str, Any], person: str | None) -> str:
    if person:
        return _key("person", person)
    return _key(participant["type"], participant["name"], participant["state"] or "")


def _event(entry: SelectedEntry) -> "EntityProxy":
    its, claims = entry.summary, standing(entry)
    return _make(
        "Event",
        _key("entry", its.id),
        name=its.headline,
        startDate=_imprecise(its.start, its.precision),
        endDate=_imprecise(its.end, its.precision),
        date=None if its.start else its.day,
        location=its.place,
        country=[code for party in its.parties if (code := _country(party))],
        involved=[*(_key("party", party) for party in its.parties), *_taking_part(claims)],
        keywords=[its.kind, its.form, its.status, *its.parties],
        summary=[one.body["evidence"][0]["text"] for one in claims],
        recordId=[its.id, *(one.id for one in claims)],
        proof=_proof(claims),
    )


def _contract(entry: SelectedEntry) -> Iterator["EntityProxy"]:
    supplier, recipient = entry.best.get("supplier"), entry.best.get("recipient")
    ordered = next((stage for stage in entry.stages if stage.phase in _ORDERED), None)
    if entry.summary.kind != "transfer" or ordered is None or not (supplier and recipient):
        return
    claims = standing(entry)
    values = [v for one in claims if (v := one.body["details"].get("value"))]
    money = {"amount": values[0]["amount"], "currency": values[0]["currency"]} if values else {}
    key, day = _key("contract", entry.summary.id), _imprecise(ordered.start, ordered.precision)
    yield _party(supplier)
    yield _party(recipient)
    yield _make(
        "Contract",
        key,
        title=entry.summary.headline,
        authority=_key("party", recipient),
        contractDate=day,
        status=entry.summary.stage,
        proof=_proof(claims),
        **money,
    )
    award = _key("award", entry.summary.id)
    yield _make("ContractAward", award, contract=key, supplier=_key("party", supplier), date=day, **money)


def _taking_part(claims: Sequence[SelectedClaim]) -> list[str]:
    return [
        _participant_key(participant, person)
        for one in claims
        for participant, person in zip(one.body["participants"], one.persons, strict=True)
    ]


def _proof(claims: Sequence[SelectedClaim]) -> list[str]:
    return sorted({_key("document", one.document) for one in claims})


def _imprecise(day: date | None, precision: str | None) -> str | None:
    """A day as far as it is known: `2022-06`, as FollowTheMoney takes it."""
    digits = {"year": 4, "month": 7}.get(precision or "", 10)
    return day.isoformat()[:digits] if day else None

"""Keeps readings: documents once, their claims, who takes part; in one transaction each batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from legation.record.cast_rows import keep_cast
from legation.record.identity import canonical
from legation.record.prepare import Prepared, PreparedClaim
from legation.record.relate import Relater, touch
from legation.record.store.clock import now
from legation.record.store.rows import insert, lookup, next_number
from legation.record.store.tables import claim, document, reading
from legation.record.stories import keep_stories
from legation.record.succession import succeed


@dataclass(slots=True)
class Added:
    """What came in: new documents (of them copies of others), those read again, those known; new claims."""

    documents: int = 0
    copies: int = 0
    again: int = 0
    known: int = 0
    claims: int = 0
    withdrawn: int = 0

    def plus(self, other: "Added") -> None:
        """Adds another count to this one."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class _Batch:
    """Readings of one batch that are to be kept, with the numbers of their documents."""

    documents: list[tuple[int, Prepared]] = field(default_factory=list)
    readings: list[tuple[int, Prepared]] = field(default_factory=list)


def take_in(connection: Connection, prepared: Sequence[Prepared], relater: Relater) -> Added:
    """Keeps a batch of readings within the open transaction."""
    added = Added()
    batch = _sort(connection, prepared, added)
    _keep_documents(connection, batch.documents)
    added.copies = keep_stories(
        connection, [(number, p.fingerprint, p.bands) for number, p in batch.documents]
    )
    added.withdrawn = _replace_readings(connection, batch.readings)
    numbered = _keep_claims(connection, batch.readings, relater)
    keep_cast(connection, numbered)
    added.claims = len(numbered)
    if added.again:
        succeed(connection, [number for number, _ in batch.readings])
    return added


def _sort(connection: Connection, prepared: Sequence[Prepared], added: Added) -> _Batch:
    batch = _Batch()
    known = lookup(connection, document.c.content, document.c.number, (p.content for p in prepared))
    there = {
        tuple(row)
        for row in connection.execute(
            select(reading.c.document, reading.c.version, reading.c.model).where(
                reading.c.document.in_(list(known.values()))
            )
        )
    }
    number = next_number(connection, document)
    for one in prepared:
        reader = one.reading.reader
        if one.content not in known:
            known[one.content] = number
            batch.documents.append((number, one))
            number += 1
        elif (known[one.content], reader.version, reader.model) in there:
            added.known += 1
            continue
        else:
            added.again += 1
        there.add((known[one.content], reader.version, reader.model))
        batch.readings.append((known[one.content], one))
    added.documents = len(batch.documents)
    return batch


def _keep_documents(connection: Connection, documents: Iterable[tuple[int, Prepared]]) -> None:
    rows = []
    documents = list(documents)
    taken = set(
        lookup(connection, document.c.id, document.c.number, (p.reading.document.id for _, p in documents))
    )
    at = now()
    for number, one in documents:
        its = one.reading.document
        name = its.id if its.id not in taken else f"{its.id}~{one.content[:8]}"
        taken.add(name)
        rows.append(
            {
                "number": number,
                "id": name,
                "content": one.content,
                "title": its.title,
                "source": its.source,
                "url": its.url,
                "published": its.published,
                "language": its.language,
                "text": its.text,
                "added": at,
                "story": number,
                "shingles": one.fingerprint,
            }
        )
    insert(connection, document, rows)


def _replace_readings(connection: Connection, readings: Sequence[tuple[int, Prepared]]) -> int:
    """The newest reading of a document is current; claims that it no longer has are withdrawn."""
    numbers = [number for number, _ in readings]
    before = list(
        connection.execute(
            select(claim.c.number, claim.c.id, claim.c.document, claim.c.wording, claim.c.withdrawn).where(
                claim.c.document.in_(numbers)
            )
        )
    )
    still = {number: {c.id for c in one.claims} for number, one in readings}
    turned = [(n, w, not gone) for n, i, d, w, gone in before if gone == (i in still[d])]
    if turned:
        connection.execute(
            update(claim).where(claim.c.number == bindparam("n")).values(withdrawn=bindparam("w")),
            [{"n": n, "w": gone} for n, _, gone in turned],
        )
        touch(connection, {w for _, w, _ in turned})
    connection.execute(update(reading).where(reading.c.document.in_(numbers)).values(current=False))
    insert(connection, reading, _reading_rows(next_number(connection, reading), readings))
    return sum(gone for _, _, gone in turned)


def _reading_rows(first: int, readings: Sequence[tuple[int, Prepared]]) -> list[dict[str, Any]]:
    return [
        {
            "number": first + place,
            "document": number,
            "version": one.reading.reader.version,
            "model": one.reading.reader.model,
            "current": True,
            "mentions": canonical([m.model_dump(mode="json") for m in one.reading.mentions]),
            "claims": canonical([[c.id, c.confidence] for c in one.claims]),
        }
        for place, (number, one) in enumerate(readings)
    ]


def _keep_claims(
    connection: Connection, readings: Sequence[tuple[int, Prepared]], relater: Relater
) -> list[tuple[int, date | None, PreparedClaim]]:
    """Inserts the claims that are new; gives their numbers."""
    every = [(number, one, c) for number, one in readings for c in one.claims]
    known = lookup(connection, claim.c.id, claim.c.number, (c.id for _, _, c in every))
    fresh = {c.id: (number, one, c) for number, one, c in every if c.id not in known}
    wordings = relater.wordings(connection, {c.signature: c.facts for _, _, c in fresh.values()})
    first = next_number(connection, claim)
    rows, numbered = [], []
    for place, (number, one, c) in enumerate(fresh.values()):
        rows.append(_claim_row(first + place, number, c, wordings[c.signature]))
        numbered.append((first + place, one.reading.document.published, c))
    insert(connection, claim, rows)
    return numbered


def _claim_row(number: int, document: int, one: PreparedClaim, wording: int) -> dict[str, Any]:
    return {
        "number": number,
        "id": one.id,
        "document": document,
        "confidence": one.confidence,
        "withdrawn": False,
        "body": one.text,
        "wording": wording,
        **claim_columns(one.body),
    }


def claim_columns(body: dict[str, Any]) -> dict[str, Any]:
    """The columns that repeat what the claim's JSON form says."""
    when = body["when"]
    return {
        "kind": body["kind"],
        "form": body["form"],
        "status": body["status"],
        "parties": " ".join(body["parties"]),
        "start": date.fromisoformat(when["start"]) if when else None,
        "end": date.fromisoformat(when["end"]) if when else None,
        "precision": when["precision"] if when else None,
        "source": body["source"],
        "evidence": body["evidence"][0]["text"],
    }

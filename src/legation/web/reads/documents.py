"""A document with its claims, and lists of documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection, and_, bindparam, func, or_, select

from legation.errors import RecordError
from legation.record.store.tables import claim, document, entry, reading
from legation.schema import Claim, Document

SIZE = 40


@dataclass(frozen=True, slots=True)
class ClaimInPlace:
    """A claim of the document, as corrected where a person did; `entry` is null for one that is in none."""

    id: str
    claim: Claim
    entry: str | None
    withdrawn: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class DocumentInFull:
    """A document, its claims by their place in the text, who read it, and copies of its story by id."""

    document: Document
    added: str
    claims: tuple[ClaimInPlace, ...]
    version: str
    model: str
    copies: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    id: str
    title: str | None
    beginning: str
    source: str | None
    published: date | None
    added: str
    claims: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of documents; `after` is the key of the next one, null on the last."""

    rows: tuple[DocumentRow, ...]
    after: str | None


_DOCUMENT = select(
    *(document.c[c] for c in ("number", "id", "text", "title", "source", "url", "published", "language")),
    *(document.c.added, document.c.story),
).where(document.c.id == bindparam("id"))
_READER = select(reading.c.version, reading.c.model).where(
    reading.c.document == bindparam("document"), reading.c.current
)
_COPIES = (
    select(document.c.id, document.c.source)
    .where(document.c.story == bindparam("story"), document.c.number != bindparam("document"))
    .order_by(document.c.published, document.c.id)
    .limit(30)
)
_CLAIMS = (
    select(
        *(claim.c.id, claim.c.body, claim.c.corrected, claim.c.confidence, claim.c.withdrawn),
        entry.c.id.label("entry"),
    )
    .outerjoin(entry, entry.c.number == claim.c.entry)
    .where(claim.c.document == bindparam("document"))
)


def in_full(connection: Connection, name: str) -> DocumentInFull:
    """The document of this id; raises `RecordError` where there is none."""
    row = connection.execute(_DOCUMENT, {"id": name}).one_or_none()
    if row is None:
        raise RecordError(f"{name}: no document of this id")
    its = Document(
        id=row.id,
        text=row.text,
        title=row.title,
        source=row.source,
        url=row.url,
        published=row.published,
        language=row.language,
    )
    reader = connection.execute(_READER, {"document": row.number}).first()
    others = connection.execute(_COPIES, {"story": row.story, "document": row.number})
    return DocumentInFull(
        its,
        row.added,
        _claims(connection, row.number, row.text),
        reader.version if reader else "",
        reader.model if reader else "",
        tuple((one.id, one.source) for one in others),
    )


def _claims(connection: Connection, number: int, text: str) -> tuple[ClaimInPlace, ...]:
    found = []
    for row in connection.execute(_CLAIMS, {"document": number}):
        if row.withdrawn and row.entry is None:
            continue
        body = orjson.loads(row.corrected or row.body) | {"confidence": row.confidence}
        try:
            made = Claim.make(text, **body)
        except ValidationError:
            made = Claim.make(text, **orjson.loads(row.body), confidence=row.confidence)
        found.append(ClaimInPlace(row.id, made, row.entry, row.withdrawn, row.corrected is not None))
    return tuple(
        sorted(found, key=lambda one: (one.claim.evidence[0].start, one.claim.evidence[0].end, one.id))
    )


def newest(connection: Connection, limit: int) -> tuple[DocumentRow, ...]:
    """The documents that came into the record last."""
    return _rows(connection, select(*_LISTED).order_by(document.c.number.desc()).limit(limit))


def page(
    connection: Connection, source: str | None, after: str | None = None, size: int = SIZE
) -> DocumentPage:
    """The newest documents of an outlet, or of all, those after the key `after`; undated ones last."""
    query = select(*_LISTED)
    if source is not None:
        query = query.where(document.c.source == source)
    shown = func.coalesce(document.c.published, date.min)
    day, mark, name = (after or "").partition("~")
    if mark:
        try:
            last = date.fromisoformat(day)
        except ValueError:
            last = date.max
        query = query.where(shown <= last, or_(shown < last, and_(shown == last, document.c.id > name)))
    rows = _rows(
        connection, query.order_by(document.c.published.desc().nulls_last(), document.c.id).limit(size + 1)
    )
    more = len(rows) > size
    rows = rows[:size]
    key = f"{(rows[-1].published or date.min).isoformat()}~{rows[-1].id}" if more else None
    return DocumentPage(rows, key)


_LISTED = (
    *(document.c[c] for c in ("number", "id", "title", "source", "published", "added")),
    func.substr(document.c.text, 1, 400).label("beginning"),
)


def _rows(connection: Connection, query: Any) -> tuple[DocumentRow, ...]:
    rows = connection.execute(query).all()
    counts = _claims_of(connection, [row.number for row in rows])
    return tuple(
        DocumentRow(
            row.id, row.title, row.beginning, row.source, row.published, row.added, counts.get(row.number, 0)
        )
        for row in rows
    )


def _claims_of(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    counted = (
        select(claim.c.document, func.count())
        .where(claim.c.document.in_(numbers), ~claim.c.withdrawn)
        .group_by(claim.c.document)
    )
    return dict(connection.execute(counted).all())

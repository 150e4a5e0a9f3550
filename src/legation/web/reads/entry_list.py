"""Entries in pages, by day, each with one sentence that reports it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.answers import EntrySummary
from legation.record.choosing import Filter, conditions
from legation.record.identity import claim_in
from legation.record.queries import ENTRY, summary
from legation.record.store.tables import claim, document, entry

SIZE = 25


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim's words, and the document that they stand in."""

    claim: str
    document: str
    outlet: str | None
    title: str | None
    published: date | None
    words: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry with the words of one of its claims; null where no claim could be found."""

    entry: EntrySummary
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of entries; `after` is the key of the next one, null on the last."""

    rows: tuple[EntryRow, ...]
    after: str | None


def page(connection: Connection, chosen: Filter, after: str | None = None, size: int = SIZE) -> EntryPage:
    """The newest entries that `chosen` lets through, those after the key `after`; undated ones last."""
    wanted = conditions(chosen)
    last = _key(after)
    found: list[EntrySummary] = []
    if last is None or last[0] is not None:
        dated: list[ColumnElement[bool]] = [entry.c.day.is_not(None)]
        if last is not None and last[0] is not None:
            dated.append(_older(last[0], last[1]))
        order = (entry.c.day.desc(), entry.c.id)
        found += _rows(connection, select(*ENTRY).where(*wanted, *dated).order_by(*order).limit(size + 1))
    if len(found) <= size:
        undated: list[ColumnElement[bool]] = [entry.c.day.is_(None)]
        if last is not None and last[0] is None:
            undated.append(entry.c.id > last[1])
        query = select(*ENTRY).where(*wanted, *undated).order_by(entry.c.id)
        found += _rows(connection, query.limit(size + 1 - len(found)))
    more = len(found) > size
    shown = found[:size]
    return EntryPage(cited(connection, shown), _name(shown[-1]) if more else None)


def cited(connection: Connection, entries: Sequence[EntrySummary]) -> tuple[EntryRow, ...]:
    """The entries, each with the claim that it is called by."""
    words = citations(connection, [claim_in(one.id) for one in entries])
    return tuple(EntryRow(one, words.get(claim_in(one.id))) for one in entries)


_CITED = (
    select(
        *(claim.c.id, claim.c.evidence, document.c.id.label("document")),
        *(document.c.source, document.c.title, document.c.published),
    )
    .join(document, document.c.number == claim.c.document)
    .where(claim.c.id.in_(bindparam("claims", expanding=True)))
)


def citations(connection: Connection, claims: Iterable[str]) -> dict[str, Cited]:
    """Claims by their ids, with their words and documents."""
    rows = connection.execute(_CITED, {"claims": list(claims)})
    return {
        row.id: Cited(row.id, row.document, row.source, row.title, row.published, row.evidence)
        for row in rows
    }


def _rows(connection: Connection, query: Select[Any]) -> list[EntrySummary]:
    return [summary(row) for row in connection.execute(query).mappings()]


def _older(day: date, name: str) -> ColumnElement[bool]:
    return and_(entry.c.day <= day, or_(entry.c.day < day, entry.c.id > name))


def _name(one: EntrySummary) -> str:
    return f"{one.day.isoformat() if one.day else ''}~{one.id}"


def _key(after: str | None) -> tuple[date | None, str] | None:
    """A key out of an address; one that is none starts at the beginning."""
    day, mark, name = (after or "").partition("~")
    if not mark:
        return None
    try:
        return (date.fromisoformat(day) if day else None), name
    except ValueError:
        return None

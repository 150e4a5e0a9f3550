"""A record of a selection alone: whatever is asked of it can tell of nothing else."""

from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, delete, exists, func, select

from legation.errors import QuestionError
from legation.record.choosing import Filter, conditions
from legation.record.record import Record
from legation.record.store.rows import among, chunks, insert
from legation.record.store.tables import (
    claim,
    decision,
    disagreement,
    document,
    entry,
    entry_pair,
    entry_party,
    name,
    office,
    participant,
    person,
    reading,
    stage,
    wording,
)

_ROWS: Final = 2_000
_TEXTS: Final = 40
"""Documents held at once."""


@dataclass(frozen=True, slots=True)
class Extract:
    """How many entries and documents there are, and the last day on which the record changed."""

    entries: int
    documents: int
    as_of: date


def extract(source: Record, chosen: Filter, place: Path, most: int) -> Extract:
    """Makes a record at `place` of the entries that `chosen` lets through, what they are made of, and
    the documents that support them, each as it is in `source`.

    Entries that a person rejected are never among them. Raises `QuestionError` where nothing is selected,
    and where more than `most` entries are.
    """
    if chosen.decision == "rejected":
        raise QuestionError("rejected entries are not published; leave out --decision rejected")
    with source.reading() as given:
        _hold_still(given)
        where = conditions(chosen)
        count = int(given.execute(select(func.count()).select_from(entry).where(*where)).scalar_one())
        if not count:
            raise QuestionError("nothing on record fits this selection, so there is nothing to publish")
        if count > most:
            raise QuestionError(
                f"{count:,} entries are selected, more than {most:,}: select fewer (--party, --since …) "
                "or raise --limit"
            )
        entries = array("q", given.execute(select(entry.c.number).where(*where)).scalars())
        with closing(Record(place)) as made, made.writing() as kept:
            documents = _copied(given, kept, sorted(entries))
        return Extract(count, documents, _as_of(given))


def _hold_still(given: Connection) -> None:
    """One state of the record, until it is let go."""
    if given.dialect.name == "sqlite":
        given.exec_driver_sql("BEGIN")
    else:
        given.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _copied(given: Connection, kept: Connection, entries: Sequence[int]) -> int:
    """Copies rows in the order of what they refer to; the number of documents."""
    within = select(claim.c.document).distinct()
    documents = _of(given, within, claim.c.entry, entries)
    claims = _of(given, select(claim.c.number), claim.c.entry, entries)
    names = _of(given, select(participant.c.name).distinct(), participant.c.claim, claims)
    persons = _of(given, select(name.c.person).distinct(), name.c.number, names)
    stories = _stories(given, documents)
    for part in chunks(documents, _TEXTS):
        rows = _rows(given, document, document.c.number, part)
        insert(kept, document, [row | {"story": stories[row["story"]], "shingles": None} for row in rows])
    for part in chunks(documents, _ROWS):
        rows = _rows(given, reading, reading.c.document, part)
        insert(kept, reading, [row | {"mentions": "[]", "claims": "[]"} for row in rows])
    _copy(given, kept, entry, entry.c.number, entries)
    wordings = _of(given, select(claim.c.wording).distinct(), claim.c.entry, entries)
    _copy(given, kept, wording, wording.c.number, wordings)
    _copy(given, kept, claim, claim.c.entry, entries)
    for table in (stage, entry_party, entry_pair, disagreement):
        _copy(given, kept, table, table.c.entry, entries)
    _copy(given, kept, person, person.c.number, persons)
    _copy(given, kept, name, name.c.number, names)
    _copy(given, kept, participant, participant.c.claim, claims)
    _copy(given, kept, office, office.c.name, names)
    _keep_seen_offices(kept)
    journal = [dict(row) for row in given.execute(select(decision).order_by(decision.c.number)).mappings()]
    insert(kept, decision, journal)
    return len(documents)


def _of(given: Connection, query: Any, key: Column[Any], values: Iterable[int]) -> list[int]:
    found: set[int] = set()
    for part in chunks(values):
        found.update(
            n for n in given.execute(query.where(among(given, key, part))).scalars() if n is not None
        )
    return sorted(found)


def _stories(given: Connection, documents: Sequence[int]) -> dict[int, int]:
    """Each story's first document among those that are taken, to stand for it."""
    found: dict[int, int] = {}
    for part in chunks(documents):
        query = select(document.c.number, document.c.story).where(among(given, document.c.number, part))
        for number, story in given.execute(query.order_by(document.c.number)):
            found.setdefault(story, number)
    return found


def _copy(given: Connection, kept: Connection, table: Table, key: Column[Any], values: Sequence[int]) -> None:
    for part in chunks(values, _ROWS):
        insert(kept, table, _rows(given, table, key, part))


def _rows(given: Connection, table: Table, key: Column[Any], part: Sequence[int]) -> list[dict[str, Any]]:
    query = select(table).where(among(given, key, part)).order_by(*table.primary_key.columns)
    return [dict(row) for row in given.execute(query).mappings()]


def _keep_seen_offices(kept: Connection) -> None:
    """Takes out offices of days on which none of the documents that were taken names the person."""
    seen = exists(
        select(participant.c.claim)
        .join(claim, claim.c.number == participant.c.claim)
        .join(document, document.c.number == claim.c.document)
        .where(participant.c.name == office.c.name, document.c.published == office.c.first)
    )
    kept.execute(delete(office).where(~seen))


def _as_of(given: Connection) -> date:
    moments = [
        given.execute(select(func.max(decision.c.at))).scalar(),
        given.execute(select(func.max(document.c.added))).scalar(),
    ]
    return date.fromisoformat(max(one for one in moments if one)[:10])

"""Persons: one in full, lists, and who held what office for a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from legation.errors import RecordError
from legation.record.choosing import Filter, conditions
from legation.record.queries import ENTRY, summary
from legation.record.store.tables import claim, entry, name, office, participant, person
from legation.record.who import Person, person_of
from legation.web.reads.entry_list import EntryRow, cited


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list, with the office that they were last seen in."""

    id: str
    name: str
    state: str
    office: str | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person, their newest entries from the `start`-th on, how many there are, and by kind."""

    person: Person
    rows: tuple[EntryRow, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]


_NUMBER = select(person.c.number).where(person.c.id == bindparam("id"))
_THEIRS = (
    select(claim.c.entry)
    .join(participant, participant.c.claim == claim.c.number)
    .join(name, name.c.number == participant.c.name)
    .where(name.c.person == bindparam("person"), claim.c.entry.is_not(None))
)
_WITHIN = (entry.c.number.in_(_THEIRS), *conditions(Filter()))
_KINDS = select(entry.c.kind, func.count()).where(*_WITHIN).group_by(entry.c.kind)
_ENTRIES = (
    select(*ENTRY)
    .where(*_WITHIN)
    .order_by(entry.c.day.desc().nulls_last(), entry.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)


def in_full(connection: Connection, person_id: str, start: int, size: int, kind: str | None) -> PersonPage:
    """The person of this id; raises `RecordError` where there is none."""
    number = connection.execute(_NUMBER, {"id": person_id}).scalar()
    if number is None:
        raise RecordError(f"{person_id}: no person of this id")
    kinds: dict[str, int] = dict(connection.execute(_KINDS, {"person": number}).all())
    query = _ENTRIES.where(entry.c.kind == kind) if kind else _ENTRIES
    rows = connection.execute(query, {"person": number, "size": size, "start": start}).mappings()
    return PersonPage(
        person_of(connection, number),
        cited(connection, [summary(row) for row in rows]),
        kinds.get(kind, 0) if kind else sum(kinds.values()),
        tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def most_named(connection: Connection, limit: int) -> tuple[PersonRow, ...]:
    """Persons in most claims."""
    rows = connection.execute(
        select(person.c.number, func.count().label("claims"))
        .join(name, name.c.person == person.c.number)
        .join(participant, participant.c.name == name.c.number)
        .group_by(person.c.number)
        .order_by(func.count().desc(), person.c.number)
        .limit(limit)
    ).all()
    return _rows(connection, [row.number for row in rows])


def of_state(connection: Connection, state: str, limit: int) -> tuple[PersonRow, ...]:
    """Persons of a state last seen in an office, the latest first."""
    rows = connection.execute(
        select(name.c.person, func.max(office.c.first))
        .join(office, office.c.name == name.c.number)
        .where(name.c.state == state, name.c.person.is_not(None))
        .group_by(name.c.person)
        .order_by(func.max(office.c.first).desc(), name.c.person)
        .limit(limit)
    ).all()
    return _rows(connection, [row[0] for row in rows])


def _rows(connection: Connection, numbers: Sequence[int]) -> tuple[PersonRow, ...]:
    known = {
        row.number: row for row in connection.execute(select(person).where(person.c.number.in_(numbers)))
    }
    seen: dict[int, tuple[date, str]] = {}
    held = connection.execute(
        select(name.c.person, office.c.office, office.c.first)
        .join(office, office.c.name == name.c.number)
        .where(name.c.person.in_(numbers))
    )
    for number, words, day in held:
        if number is not None:
            seen[number] = max(seen.get(number, (date.min, "")), (day, words))
    found = []
    for number in numbers:
        one = known[number]
        last, words = seen.get(number, (None, None))
        found.append(PersonRow(one.id, one.name, one.state, words, last))
    return tuple(found)

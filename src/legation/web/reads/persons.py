"""Persons: one in full, lists, and who held what office for a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from legation.errors import RecordError
from legation.record.answers import EntrySummary
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


def in_full(connection: Connection, person_id: str, start: int, size: int, kind: str | None) -> PersonPage:
    """The person of this id; raises `RecordError` where there is none."""
    number = connection.execute(select(person.c.number).where(person.c.id == person_id)).scalar()
    if number is None:
        raise RecordError(f"{person_id}: no person of this id")
    theirs = (
        select(claim.c.entry)
        .join(participant, participant.c.claim == claim.c.number)
        .join(name, name.c.number == participant.c.name)
        .where(name.c.person == number, claim.c.entry.is_not(None))
    )
    rows = connection.execute(
        select(*ENTRY).where(entry.c.number.in_(theirs), *conditions(Filter()))
    ).mappings()
    every: list[EntrySummary] = [summary(row) for row in rows]
    every.sort(key=lambda one: one.id)
    every.sort(key=lambda one: one.day or date.min, reverse=True)
    kinds: dict[str, int] = {}
    for one in every:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
    chosen = [one for one in every if kind is None or one.kind == kind]
    shown = chosen[start : start + size]
    ranked = tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    return PersonPage(person_of(connection, number), cited(connection, shown), len(chosen), ranked)


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

"""Who is who, and who held what office when."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, select

from legation.record.answers import EntrySummary, Rows
from legation.record.choosing import Filter, conditions, names_like
from legation.record.merging.post import post
from legation.record.opened import Opened
from legation.record.queries import ENTRY, summary
from legation.record.store.tables import claim, entry, name, office, participant, person

_STALE = timedelta(days=2 * 365)
"""How long after the last document that shows a person in an office it is still taken for theirs."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that documents of `first` to `last` give a person, in the words `offices`; `days` says on how
    many days of publication."""

    post: str
    offices: tuple[str, ...]
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the names that documents give, with offices over time, the earliest first."""

    id: str
    name: str
    state: str | None
    names: tuple[str, ...]
    tenures: tuple[Tenure, ...]


class Knowing(Opened):
    """The part of a record that knows persons."""

    def who(self, words: str, *, limit: int = 20) -> list[Person]:
        """Persons with these words in one of their names; the one in most claims first."""
        with self.reading() as connection:
            wanted = select(name.c.person).where(names_like(words), name.c.person.is_not(None)).distinct()
            rows = connection.execute(
                select(person.c.number, func.count(participant.c.claim).label("claims"))
                .join(name, name.c.person == person.c.number)
                .outerjoin(participant, participant.c.name == name.c.number)
                .where(person.c.number.in_(wanted))
                .group_by(person.c.number, person.c.id)
                .order_by(func.count(participant.c.claim).desc(), person.c.id)
                .limit(limit)
            )
            return [person_of(connection, number) for number, _ in rows.all()]

    def entries_of(self, person_id: str, *, limit: int | None = None) -> Rows[EntrySummary]:
        """Entries in which a person takes part, the newest first."""
        theirs = (
            select(claim.c.entry)
            .join(participant, participant.c.claim == claim.c.number)
            .join(name, name.c.number == participant.c.name)
            .join(person, person.c.number == name.c.person)
            .where(person.c.id == person_id, claim.c.entry.is_not(None))
        )
        query = select(*ENTRY).where(entry.c.number.in_(theirs), *conditions(Filter()))
        with self.reading() as connection:
            rows = connection.execute(
                query.order_by(entry.c.day.desc().nulls_last(), entry.c.id).limit(limit)
            )
            return Rows([summary(row) for row in rows.mappings()], EntrySummary)

    def holder(self, state: str, office_words: str, on: date) -> Person | None:
        """The person on record in an office of a state at a date: "defence minister" of ISR, June 2022.

        The one whom documents nearest to the date give it; null where none within two years does.
        """
        with self.reading() as connection:
            rows = connection.execute(
                select(name.c.person, office.c.first)
                .join(name, name.c.number == office.c.name)
                .where(name.c.state == state, office.c.post == post(office_words), name.c.person.is_not(None))
            )
            nearest: dict[int, tuple[timedelta, int]] = {}
            for number, day in rows:
                assert number is not None
                far, seen = nearest.get(number, (timedelta.max, 0))
                nearest[number] = (min(far, abs(day - on)), seen - 1)
            fitting = [(far, seen, number) for number, (far, seen) in nearest.items() if far <= _STALE]
            return person_of(connection, min(fitting)[2]) if fitting else None


_PERSON = select(person).where(person.c.number == bindparam("person"))
_NAMES = (
    select(name.c.name, name.c.number)
    .where(name.c.person == bindparam("person"))
    .order_by(func.length(name.c.name).desc(), name.c.name)
)
_THEIRS = office.c.name.in_(select(name.c.number).where(name.c.person == bindparam("person")))
_OFFICES = select(office.c.post, office.c.office).where(_THEIRS).distinct()
_HELD = (
    select(
        *(office.c.post, func.min(office.c.first), func.max(office.c.first)),
        func.count(func.distinct(office.c.first)),
    )
    .where(_THEIRS)
    .group_by(office.c.post)
)


def person_of(connection: Connection, number: int) -> Person:
    """The person of this number, with names and offices."""
    row = connection.execute(_PERSON, {"person": number}).one()
    called = connection.execute(_NAMES, {"person": number}).all()
    return Person(
        id=row.id,
        name=row.name,
        state=row.state or None,
        names=tuple(dict.fromkeys(one.name for one in called)),
        tenures=_tenures(connection, number),
    )


def _tenures(connection: Connection, number: int) -> tuple[Tenure, ...]:
    """The posts that documents give a person, the earliest first."""
    words: dict[str, list[str]] = {}
    for its, said in connection.execute(_OFFICES, {"person": number}):
        words.setdefault(its, []).append(said)
    held = connection.execute(_HELD, {"person": number})
    found = [Tenure(its, tuple(sorted(words[its])), first, last, days) for its, first, last, days in held]
    return tuple(sorted(found, key=lambda tenure: (tenure.first, tenure.post)))

"""Timeline: what happened between parties, to a person or to one instrument or transfer, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.errors import QuestionError
from legation.record.choosing import Filter, conditions
from legation.record.opened import Opened
from legation.record.queries import Queries
from legation.record.store.rows import among, chunks
from legation.record.store.tables import claim, entry, name, participant, person
from legation.record.who import Knowing, person_of
from legation.record.who import Person as KnownPerson
from legation.views.parties import party_name
from legation.views.scope import Scope, entries_in
from legation.views.support import quotes

HEAVIEST: Final = 200
"""How many moments a timeline shows unless asked for more."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry, or one stage of an entry, at its day. `dated` is false where only the day of the first
    report is known. `claims` are the ids of the claims that say so; `evidence` is from the first."""

    entry: str
    kind: str
    form: str
    status: str
    stage: str
    parties: tuple[str, ...]
    headline: str
    day: date | None
    start: date | None
    end: date | None
    precision: str | None
    dated: bool
    place: str | None
    sources: int
    disagreements: int
    claims: tuple[str, ...]
    evidence: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments by day. `subject` says of what; `found` is how many there are in all: where that is more, the
    moments are those with most sources."""

    subject: str
    scope: Scope
    moments: tuple[Moment, ...]
    found: int


def timeline_of_parties(
    record: Opened, parties: Sequence[str], *, scope: Scope | None = None, limit: int = HEAVIEST
) -> Timeline:
    """Of a dyad, of one party alone, or of what several have in common."""
    scope = scope or Scope()
    subject = " – ".join(party_name(code) for code in parties) or "all parties"
    with record.reading() as connection:
        return _timeline(connection, subject, entries_in(connection, scope, parties), scope, limit)


def timeline_of_person(
    record: Knowing, words: str, *, scope: Scope | None = None, limit: int = HEAVIEST
) -> Timeline:
    """Of the person of this name or id; raises `QuestionError` where there is none, or several."""
    scope = scope or Scope()
    one = _the_person(record, words)
    theirs = (
        select(claim.c.entry)
        .join(participant, participant.c.claim == claim.c.number)
        .join(name, name.c.number == participant.c.name)
        .join(person, person.c.number == name.c.person)
        .where(person.c.id == one.id, claim.c.entry.is_not(None))
    )
    subject = f"{one.name} ({party_name(one.state)})" if one.state else one.name
    with record.reading() as connection:
        chosen = [entry.c.number.in_(theirs), *conditions(Filter()), *scope.conditions(found=True)]
        return _timeline(connection, subject, chosen, scope, limit)


def timeline_of_entry(record: Queries, entry_id: str) -> Timeline:
    """Of one entry, stage by stage: signed, ratified, in force; ordered, delivered."""
    full = record.entry(entry_id)
    its = full.summary
    by_id = {one.id: one for one in full.claims}
    moments = []
    for stage in full.stages:
        first = by_id[stage.claims[0]]
        published = min((day for c in stage.claims if (day := by_id[c].published)), default=None)
        moments.append(
            Moment(
                entry=its.id,
                kind=its.kind,
                form=its.form,
                status=first.status,
                stage=stage.phase,
                parties=its.parties,
                headline=its.headline,
                day=stage.start or published,
                start=stage.start,
                end=stage.end,
                precision=stage.precision,
                dated=stage.start is not None,
                place=its.place,
                sources=stage.sources,
                disagreements=its.disagreements,
                claims=stage.claims,
                evidence=first.evidence,
                outlet=first.outlet,
                published=first.published,
            )
        )
    moments.sort(key=lambda moment: moment.day or date.max)
    return Timeline(its.headline, Scope(), tuple(moments), len(moments))


def _timeline(
    connection: Connection, subject: str, chosen: Sequence[ColumnElement[bool]], scope: Scope, limit: int
) -> Timeline:
    found = connection.execute(select(func.count()).select_from(entry).where(*chosen)).scalar_one()
    heaviest: Select[Any] = (
        select(entry)
        .where(*chosen)
        .order_by(entry.c.sources.desc(), entry.c.documents.desc(), entry.c.day.desc(), entry.c.id)
        .limit(limit)
    )
    rows = connection.execute(heaviest).all()
    quoted = quotes(connection, [row.number for row in rows])
    claims = _claims(connection, [row.number for row in rows])
    moments = [
        Moment(
            entry=row.id,
            **{field: getattr(row, field) for field in _AS_KEPT},
            parties=tuple(row.parties.split()),
            dated=row.start is not None,
            claims=claims[row.number],
            evidence=(quote := quoted[row.number]).evidence,
            outlet=quote.outlet,
            published=quote.published,
        )
        for row in sorted(rows, key=lambda row: (row.day or date.max, row.id))
    ]
    return Timeline(subject, scope, tuple(moments), found)


_AS_KEPT: Final = (
    *("kind", "form", "status", "stage", "headline", "day", "start", "end", "precision", "place"),
    *("sources", "disagreements"),
)


def _claims(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for part in chunks(numbers):
        rows = connection.execute(
            select(claim.c.entry, claim.c.id)
            .where(among(connection, claim.c.entry, part))
            .order_by(claim.c.number)
        )
        for number, its in rows:
            found[number] = (*found.get(number, ()), its)
    return found


def _the_person(record: Knowing, words: str) -> KnownPerson:
    """The one whom the words name whole, else the only one whose name has them."""
    if words.startswith("person:"):
        return _of_id(record, words)
    found = record.who(words)
    exact = [one for one in found if words.casefold() in (name.casefold() for name in one.names)]
    some = exact if len(exact) == 1 else found
    if not some:
        raise QuestionError(f"{words}: nobody of this name is on record")
    if len(some) > 1:
        named = "; ".join(f"{one.name} ({one.state or 'no state'})" for one in some[:5])
        raise QuestionError(f"{words}: {len(some)} persons have this name: {named}; give more of it")
    return some[0]


def _of_id(record: Knowing, its: str) -> KnownPerson:
    with record.reading() as connection:
        number = connection.execute(select(person.c.number).where(person.c.id == its)).scalar()
        if number is None:
            raise QuestionError(f"{its}: nobody of this id is on record")
        return person_of(connection, number)

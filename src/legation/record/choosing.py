"""The conditions of a question to the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.store.tables import (
    claim,
    differing,
    document,
    entry,
    entry_pair,
    entry_party,
    name,
    participant,
    person,
)

_MANY_DOCUMENTS = 5_000
"""Documents from which an outlet is asked for entry by entry."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries, claims or documents are asked for; what is null or empty asks for all.

    `parties`: all of them are parties. `person`: words of a name. `since` and `until`: days, inclusive.
    `source`: an outlet's name. `decision`: accepted, rejected, corrected, or `none`; entries that a
    person rejected are left out unless asked for.
    """

    kind: str | None = None
    form: str | None = None
    status: str | None = None
    parties: Sequence[str] = ()
    person: str | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    decision: str | None = None
    disagreeing: bool = False

    def __post_init__(self) -> None:
        """One party may be given by itself: `parties="IND"`."""
        if isinstance(self.parties, str):
            object.__setattr__(self, "parties", tuple(self.parties.split()))

    @property
    def asks(self) -> bool:
        """Whether it narrows anything down."""
        return self != Filter()


def conditions(chosen: Filter) -> list[ColumnElement[bool]]:
    """As conditions on `entry`."""
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (entry.c.kind, chosen.kind),
        (entry.c.form, chosen.form),
        (entry.c.status, chosen.status),
    ):
        if value:
            found.append(column == value)
    found += _parties(sorted(set(chosen.parties)))
    if chosen.since:
        found.append(
            or_(entry.c.day >= chosen.since, and_(entry.c.end.is_not(None), entry.c.end >= chosen.since))
        )
    if chosen.until:
        found.append(entry.c.day <= chosen.until)
    if chosen.person:
        found.append(entry.c.number.in_(entries_of(chosen.person)))
    if chosen.source:
        found.append(_from_outlet(chosen.source))
    if chosen.disagreeing:
        found.append(differing)
    found.append(_decided(chosen.decision))
    return found


def names_like(words: str) -> ColumnElement[bool]:
    """Names that have all these words, or whose person has."""
    return and_(
        *(
            or_(
                func.lower(name.c.name).contains(word, autoescape=True),
                name.c.person.in_(
                    select(person.c.number).where(func.lower(person.c.name).contains(word, autoescape=True))
                ),
            )
            for word in words.lower().split()
        )
    )


def entries_of(words: str) -> Select[Any]:
    """Numbers of the entries in which somebody of this name, in any form of it, takes part."""
    bearers = select(name.c.number).where(names_like(words))
    theirs = select(name.c.person).where(names_like(words), name.c.person.is_not(None))
    every = select(name.c.number).where(or_(name.c.number.in_(bearers), name.c.person.in_(theirs)))
    return (
        select(claim.c.entry)
        .join(participant, participant.c.claim == claim.c.number)
        .where(participant.c.name.in_(every), claim.c.entry.is_not(None))
    )


def _parties(codes: Sequence[str]) -> list[ColumnElement[bool]]:
    """A pair is looked up as one; of more, every pair with the first."""
    if len(codes) == 1:
        of = select(entry_party.c.entry).where(entry_party.c.party == codes[0])
        return [entry.c.number.in_(of)]
    return [
        entry.c.number.in_(
            select(entry_pair.c.entry).where(entry_pair.c.one == codes[0], entry_pair.c.other == other)
        )
        for other in codes[1:]
    ]


def _from_outlet(source: str) -> ColumnElement[bool]:
    """Of an outlet with many documents it is asked entry by entry, which ends early where the first of many
    are wanted; of another, its entries are found first."""
    theirs = func.lower(document.c.source).contains(source.lower(), autoescape=True)
    few = select(document.c.number).where(theirs).limit(_MANY_DOCUMENTS + 1).subquery()
    many = select(func.count()).select_from(few).scalar_subquery() > _MANY_DOCUMENTS
    reported = (
        select(claim.c.number)
        .join(document, document.c.number == claim.c.document)
        .where(theirs, claim.c.entry == entry.c.number)
        .correlate(entry)
        .exists()
    )
    of = select(claim.c.entry).where(claim.c.document.in_(select(document.c.number).where(theirs)))
    return or_(and_(many, reported), and_(~many, entry.c.number.in_(of)))


def _decided(decision: str | None) -> ColumnElement[bool]:
    if decision == "none":
        return entry.c.decision.is_(None)
    if decision:
        return entry.c.decision == decision
    return func.coalesce(entry.c.decision, "") != "rejected"

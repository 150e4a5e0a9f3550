"""Ranking: the partners of a state, by how many entries they share with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, extract, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.choosing import Filter, conditions
from legation.record.opened import Opened
from legation.record.store.tables import entry, entry_party
from legation.schema import KINDS
from legation.views.scope import Scope
from legation.views.support import Count, Support, supports


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner: `rank` is shared by equals; `share` is of the state's entries, 0 to 1 (an entry with several
    partners counts for each); `kinds` and `years` say how many entries of each."""

    rank: int
    party: str
    entries: int
    share: float
    kinds: Mapping[str, int]
    years: Mapping[int, int]
    first: date | None
    last: date | None
    support: Support


@dataclass(frozen=True, slots=True)
class Ranking:
    """The partners of a state, most entries first; `found` is how many it has, `entries` how many entries."""

    state: str
    scope: Scope
    partners: tuple[Partner, ...]
    found: int
    entries: int


def ranking(record: Opened, state: str, *, scope: Scope | None = None, limit: int | None = None) -> Ranking:
    """Ranks the partners of a state or an organisation, all or the first `limit`."""
    scope = scope or Scope()
    chosen = [_ITS.c.party == state, *conditions(Filter()), *scope.conditions()]
    with record.reading() as connection:
        entries = connection.execute(select(func.count()).select_from(_THEIRS).where(*chosen)).scalar_one()
        tallies = _tallies(connection, chosen)
        order = sorted(tallies, key=lambda party: (-tallies[party].entries, party))
        members = (
            select(_OTHER.c.party, entry.c.number)
            .select_from(_SHARED)
            .where(*chosen, _OTHER.c.party != state)
        )
        behind = supports(
            connection,
            {party: Count(tallies[party].entries, tallies[party].newest) for party in order[:limit]},
            lambda: ((party, number) for party, number in connection.execute(members)),
        )
    ranks = _ranks([tallies[party].entries for party in order])
    partners = tuple(
        tallies[party].partner(ranks[place], party, entries, behind[party])
        for place, party in enumerate(order[:limit])
    )
    return Ranking(state, scope, partners, len(order), entries)


_ITS, _OTHER = entry_party.alias("its"), entry_party.alias("other")
_THEIRS = _ITS.join(entry, entry.c.number == _ITS.c.entry)
_SHARED = _THEIRS.join(_OTHER, _OTHER.c.entry == _ITS.c.entry)


class _Tally:
    """What is counted of one partner."""

    def __init__(self) -> None:
        self.entries = self.newest = 0
        self.kinds: dict[str, int] = {}
        self.years: dict[int, int] = {}
        self.first: date | None = None
        self.last: date | None = None

    def add(self, row: Any) -> None:
        """Adds entries of a kind in a year."""
        self.entries += row.entries
        self.newest = max(self.newest, row.newest)
        self.kinds[row.kind] = self.kinds.get(row.kind, 0) + row.entries
        if row.first:
            self.years[row.year] = self.years.get(row.year, 0) + row.entries
            self.first = min(self.first or row.first, row.first)
            self.last = max(self.last or row.last, row.last)

    def partner(self, rank: int, party: str, entries: int, support: Support) -> Partner:
        """The partner, of a state that has so many entries in all."""
        return Partner(
            rank=rank,
            party=party,
            entries=self.entries,
            share=self.entries / entries,
            kinds={kind: self.kinds[kind] for kind in KINDS if kind in self.kinds},
            years=dict(sorted(self.years.items())),
            first=self.first,
            last=self.last,
            support=support,
        )


def _tallies(connection: Connection, chosen: Sequence[ColumnElement[bool]]) -> dict[str, _Tally]:
    year = extract("year", entry.c.day).cast(Integer).label("year")
    rows = connection.execute(
        select(
            *(_OTHER.c.party, entry.c.kind, year, func.count().label("entries")),
            func.max(entry.c.number).label("newest"),
            *(func.min(entry.c.day).label("first"), func.max(entry.c.day).label("last")),
        )
        .select_from(_SHARED)
        .where(*chosen, _OTHER.c.party != _ITS.c.party)
        .group_by(_OTHER.c.party, entry.c.kind, year)
    )
    found: dict[str, _Tally] = {}
    for row in rows:
        found.setdefault(row.party, _Tally()).add(row)
    return found


def _ranks(entries: Sequence[int]) -> list[int]:
    """Equal counts share the better rank: 1, 2, 2, 4."""
    return [entries.index(count) + 1 for count in entries]

"""Ranking: the partners of a state, by how many entries they share with it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.opened import Opened
from legation.record.store.rows import driver_day, driver_rows
from legation.record.store.tables import entry, entry_party
from legation.schema import KINDS
from legation.views.scope import Scope, entries_in
from legation.views.support import Count, Support, supports
from legation.views.trends import period_of


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
    with record.reading() as connection:
        chosen = entries_in(connection, scope, (state,))
        entries = connection.execute(select(func.count()).select_from(entry).where(*chosen)).scalar_one()
        shared = [entry_party.c.entry == entry.c.number, entry_party.c.party != state, *chosen]
        tallies = _tallies(connection, shared)
        order = sorted(tallies, key=lambda party: (-tallies[party].entries, party))
        members = select(entry_party.c.party, entry.c.number).where(*shared)
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


class _Tally:
    """What is counted of one partner."""

    def __init__(self) -> None:
        self.entries = self.newest = 0
        self.kinds: dict[str, int] = {}
        self.years: dict[int, int] = {}
        self.first: Any = None  # days as the driver gives them, until all are in
        self.last: Any = None

    def add(self, kind: str, year: str | None, entries: int, newest: int, ends: Sequence[Any]) -> None:
        """Adds entries of a kind in a year, the first and the last on the days `ends`."""
        self.entries += entries
        self.newest = max(self.newest, newest)
        self.kinds[kind] = self.kinds.get(kind, 0) + entries
        if year:
            self.years[int(year)] = self.years.get(int(year), 0) + entries
            self.first = min(self.first or ends[0], ends[0])
            self.last = max(self.last or ends[1], ends[1])

    def partner(self, rank: int, party: str, entries: int, support: Support) -> Partner:
        """The partner, of a state that has so many entries in all."""
        return Partner(
            rank=rank,
            party=party,
            entries=self.entries,
            share=self.entries / entries,
            kinds={kind: self.kinds[kind] for kind in KINDS if kind in self.kinds},
            years=dict(sorted(self.years.items())),
            first=driver_day(self.first),
            last=driver_day(self.last),
            support=support,
        )


def _tallies(connection: Connection, shared: Sequence[ColumnElement[bool]]) -> dict[str, _Tally]:
    party, year = entry_party.c.party, period_of(entry.c.day, "year")
    query = (
        select(
            *(party, entry.c.kind, year, func.count(), func.max(entry.c.number)),
            *(func.min(entry.c.day), func.max(entry.c.day)),
        )
        .where(*shared)
        .group_by(party, entry.c.kind, year)
    )
    found: defaultdict[str, _Tally] = defaultdict(_Tally)
    for its, kind, when, entries, newest, *ends in driver_rows(connection, query):
        found[its].add(kind, when, entries, newest, ends)
    return found


def _ranks(entries: Sequence[int]) -> list[int]:
    """Equal counts share the better rank: 1, 2, 2, 4."""
    return [entries.index(count) + 1 for count in entries]

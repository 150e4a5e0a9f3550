"""Every pair of parties with its entries, in columns: one pass over the store answers any number of scopes.

The store would look up each pair's entry by itself, which for a million claims takes seconds; numbers in
columns take a fraction of one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, String, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.store.tables import entry, entry_pair
from legation.schema import KINDS
from legation.views.rejected import not_rejected
from legation.views.scope import Scope, entries_in
from legation.views.support import Count

Pair = tuple[str, str]
Numbers = NDArray[np.int64]

_EPOCH: Final = date(1970, 1, 1).toordinal()
_LATEST: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one pair: how many entries of each kind, days of the first and the last, and the newest's number."""

    pair: Pair
    kinds: Mapping[str, int]
    first: date | None
    last: date | None
    newest: int

    @property
    def entries(self) -> int:
        """How many in all."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Pairs:
    """A row for each pair of each entry: `which` is the pair's place in `names`, `number` the entry's."""

    names: tuple[Pair, ...]
    which: Numbers
    number: Numbers

    @classmethod
    def load(cls, connection: Connection) -> Self:
        """Of all entries, rejected ones too."""
        rows = connection.execute(
            select(entry_pair.c.one, entry_pair.c.other, func.count(), _listed(entry_pair.c.entry)).group_by(
                entry_pair.c.one, entry_pair.c.other
            )
        ).all()
        which = np.repeat(np.arange(len(rows)), [row[2] for row in rows])
        return cls(tuple((row.one, row.other) for row in rows), which, _parsed(row[3] for row in rows))

    def counts(self, connection: Connection, scope: Scope) -> dict[Pair, Count]:
        """Of each pair that shares an entry in scope: how many, and the newest."""
        chosen = entries_in(connection, scope)
        listed = connection.execute(select(_listed(entry.c.number)).where(*chosen)).scalar_one()
        inside = np.zeros(int(self.number.max(initial=0)) + 1, np.bool_)
        inside[_parsed([listed or ""])] = True
        rows = inside[self.number]
        which = self.which[rows]
        newest = np.zeros(len(self.names), np.int64)
        np.maximum.at(newest, which, self.number[rows])
        entries = np.bincount(which, minlength=len(self.names))
        return {
            self.names[place]: Count(int(entries[place]), int(newest[place]))
            for place in np.flatnonzero(entries)
        }


@dataclass(frozen=True, slots=True)
class Columns:
    """By the number of an entry: the place of its kind in `KINDS`, -1 for one that is not there or that a
    person rejected; and its day, an ordinal, -1 for none."""

    kind: Numbers
    day: Numbers

    @classmethod
    def load(cls, connection: Connection) -> Self:
        """Of all entries."""
        rows = connection.execute(
            select(entry.c.kind, cast(entry.c.day, String), func.count(), _listed(entry.c.number))
            .where(*not_rejected(connection, entry.c.number))
            .group_by(entry.c.kind, entry.c.day)
        ).all()
        highest = connection.execute(select(func.max(entry.c.number))).scalar() or 0
        kind, day = np.full(highest + 1, -1), np.full(highest + 1, -1)
        if rows:
            number, times = _parsed(row[3] for row in rows), [row[2] for row in rows]
            kind[number] = np.repeat([KINDS.index(row[0]) for row in rows], times)
            days: Any = np.array([row[1] or "NaT" for row in rows], dtype="datetime64[D]")
            ordinals = np.where(np.isnat(days), -1, days.astype(np.int64) + _EPOCH)
            day[number] = np.repeat(ordinals, times)
        return cls(kind, day)

    def within(self, scope: Scope) -> NDArray[np.bool_]:
        """Whether each entry is in scope."""
        inside: NDArray[np.bool_] = self.kind >= 0
        if scope.kinds:
            inside &= np.isin(self.kind, [place for place, kind in enumerate(KINDS) if kind in scope.kinds])
        if scope.since:
            inside &= self.day >= scope.since.toordinal()
        if scope.until:
            inside &= (self.day >= 0) & (self.day <= scope.until.toordinal())
        return inside


def tallies(pairs: Pairs, columns: Columns, scope: Scope) -> Iterator[Tally]:
    """Of each pair that shares an entry in scope."""
    rows = columns.within(scope)[pairs.number]
    which, number = pairs.which[rows], pairs.number[rows]
    kind, day = columns.kind[number], columns.day[number]
    size = len(pairs.names)
    table = np.bincount(which * len(KINDS) + kind, minlength=size * len(KINDS)).reshape(size, -1)
    newest, last = np.zeros(size, np.int64), np.full(size, -1)
    np.maximum.at(newest, which, number)
    np.maximum.at(last, which, day)
    first = np.full(size, _LATEST)
    np.minimum.at(first, which[day >= 0], day[day >= 0])
    for place in np.flatnonzero(table.sum(axis=1)):
        dated = last[place] >= 0
        yield Tally(
            pair=pairs.names[place],
            kinds={kind: int(n) for kind, n in zip(KINDS, table[place], strict=True) if n},
            first=date.fromordinal(int(first[place])) if dated else None,
            last=date.fromordinal(int(last[place])) if dated else None,
            newest=int(newest[place]),
        )


def _listed(number: Column[int]) -> ColumnElement[str]:
    """All numbers of a group in one text, which is read in one go."""
    return func.aggregate_strings(cast(number, String), " ")


def _parsed(lists: Iterable[str]) -> Numbers:
    return np.fromstring(" ".join(lists), dtype=np.int64, sep=" ")

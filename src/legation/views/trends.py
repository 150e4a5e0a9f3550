"""Trend: how many entries in each month or year, by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, String, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.opened import Opened
from legation.record.store.tables import entry
from legation.views.scope import Scope, entries_in
from legation.views.support import Count, Support, supports

Step = Literal["month", "year"]
_DIGITS: Final = {"month": 7, "year": 4}
_YEARS_BY_MONTH = 6
"""A trend over more years than this goes by year, unless asked."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Entries of a kind in a period: `2022-06` or `2022`, which begins on the day `first`."""

    period: str
    first: date
    kind: str
    entries: int
    support: Support


@dataclass(frozen=True, slots=True)
class Trend:
    """Cells by period, then kind; a period without entries has none. `undated` have no day at all."""

    parties: tuple[str, ...]
    scope: Scope
    step: Step
    cells: tuple[Cell, ...]
    entries: int
    undated: int


def trend(
    record: Opened, parties: Sequence[str] = (), *, scope: Scope | None = None, step: Step | None = None
) -> Trend:
    """Counts entries with all these parties; `step` is a month for a span of up to six years, else a year."""
    scope = scope or Scope()
    with record.reading() as connection:
        chosen = entries_in(connection, scope, parties)
        counts, undated = _counts(connection, chosen)
        step = step or _step(counts)
        if step == "year":
            counts = _by_year(counts)
        named = select(period_of(entry.c.day, step), entry.c.kind, entry.c.number)
        behind = supports(
            connection,
            counts,
            lambda: (
                ((name, kind), number)
                for name, kind, number in connection.execute(named.where(*chosen, entry.c.day.is_not(None)))
            ),
        )
    cells = tuple(
        Cell(name, begin(name), kind, counts[name, kind].entries, behind[name, kind])
        for name, kind in sorted(counts)
    )
    return Trend(tuple(parties), scope, step, cells, sum(cell.entries for cell in cells), undated)


def _counts(
    connection: Connection, chosen: Sequence[ColumnElement[bool]]
) -> tuple[dict[tuple[str, str], Count], int]:
    """By month and kind, and how many have no day; first by day, in the order of the index, which needs no
    sorting."""
    by_day = (
        select(
            entry.c.kind, entry.c.day, func.count().label("entries"), func.max(entry.c.number).label("newest")
        )
        .where(*chosen)
        .group_by(entry.c.kind, entry.c.day)
        .subquery()
    )
    name = period_of(by_day.c.day, "month")
    rows = connection.execute(
        select(name, by_day.c.kind, func.sum(by_day.c.entries), func.max(by_day.c.newest)).group_by(
            name, by_day.c.kind
        )
    )
    found = {(name, kind): Count(int(entries), newest) for name, kind, entries, newest in rows}
    undated = [cell for cell in found if cell[0] is None]
    return found, sum(found.pop(cell).entries for cell in undated)


def period_of(day: ColumnElement[Any], step: Step) -> ColumnElement[str]:
    """`2022-06` or `2022`."""
    return func.substr(cast(day, String), 1, _DIGITS[step])


def begin(name: str) -> date:
    """The first day of such a period."""
    return date.fromisoformat(f"{name}-01-01"[:10])


def _step(counts: Iterable[tuple[str, str]]) -> Step:
    years = [int(month[: _DIGITS["year"]]) for month, _ in counts]
    return "month" if not years or max(years) - min(years) < _YEARS_BY_MONTH else "year"


def _by_year(counts: Mapping[tuple[str, str], Count]) -> dict[tuple[str, str], Count]:
    found: dict[tuple[str, str], Count] = {}
    for (month, kind), count in counts.items():
        cell = (month[: _DIGITS["year"]], kind)
        so_far = found.get(cell, Count(0, 0))
        found[cell] = Count(so_far.entries + count.entries, max(so_far.newest, count.newest))
    return found

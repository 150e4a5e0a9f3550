"""Trend: how many entries in each month or year, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlalchemy import func, select

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
        by_day = connection.execute(
            select(entry.c.kind, entry.c.day, func.count(), func.max(entry.c.number))
            .where(*chosen)
            .group_by(entry.c.kind, entry.c.day)
        ).all()
        days = [day for _, day, _, _ in by_day if day]
        step = step or _step(days)
        counts: dict[tuple[str, str], Count] = {}
        for kind, day, entries, newest in by_day:
            if day:
                cell = (period(day, step), kind)
                before = counts.get(cell, Count(0, 0))
                counts[cell] = Count(before.entries + entries, max(before.newest, newest))
        behind = supports(
            connection,
            counts,
            lambda: (
                ((period(row.day, step), row.kind), row.number)
                for row in connection.execute(
                    select(entry.c.kind, entry.c.day, entry.c.number).where(*chosen, entry.c.day.is_not(None))
                )
            ),
        )
    cells = tuple(
        Cell(name, begin(name), kind, counts[name, kind].entries, behind[name, kind])
        for name, kind in sorted(counts)
    )
    return Trend(
        parties=tuple(parties),
        scope=scope,
        step=step,
        cells=cells,
        entries=sum(cell.entries for cell in cells),
        undated=sum(entries for _, day, entries, _ in by_day if not day),
    )


def period(day: date, step: Step) -> str:
    """`2022-06` or `2022`."""
    return day.isoformat()[: _DIGITS[step]]


def begin(name: str) -> date:
    """The first day of such a period."""
    return date.fromisoformat(f"{name}-01-01"[:10])


def _step(days: Sequence[date]) -> Step:
    if not days or max(days).year - min(days).year < _YEARS_BY_MONTH:
        return "month"
    return "year"

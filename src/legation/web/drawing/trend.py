"""A trend as stacked bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from legation.schema import KINDS
from legation.views.trends import Cell, Trend, begin

WIDTH: Final = 720
HEIGHT: Final = 190
_LEFT, _BOTTOM, _TOP = 34, 22, 8
_MOST: Final = 72
"""Bars at most; of a longer trend, the last."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Entries of a kind in a period, from `since` to `until`."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    period: str
    entries: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Bars:
    """The figure: bars, labels of periods with their x, lines of the scale with their y, kinds in it."""

    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...]
    scale: tuple[tuple[float, int], ...]
    kinds: tuple[str, ...]
    cut: bool


def bars(trend: Trend) -> Bars | None:
    """The figure of a trend; null where it has nothing dated."""
    if not trend.cells:
        return None
    every = _periods(trend)
    shown = every[-_MOST:]
    place = {name: n for n, name in enumerate(shown)}
    totals: dict[str, int] = {}
    for cell in trend.cells:
        if cell.period in place:
            totals[cell.period] = totals.get(cell.period, 0) + cell.entries
    top = max(totals.values())
    step = (WIDTH - _LEFT) / len(shown)
    unit = (HEIGHT - _BOTTOM - _TOP) / top
    base = dict.fromkeys(shown, float(HEIGHT - _BOTTOM))
    found = []
    for cell in sorted(trend.cells, key=_order):
        if cell.period in place:
            base[cell.period] -= cell.entries * unit
            found.append(_bar(cell, _LEFT + place[cell.period] * step, base[cell.period], step, unit))
    return Bars(
        tuple(found),
        _labels(shown, step),
        tuple((HEIGHT - _BOTTOM - n * unit, n) for n in _ticks(top)),
        tuple(kind for kind in KINDS if any(cell.kind == kind for cell in trend.cells)),
        len(shown) < len(every),
    )


def _order(cell: Cell) -> tuple[str, int]:
    return cell.period, [*KINDS].index(cell.kind)  # type: ignore[arg-type]


def _bar(cell: Cell, x: float, y: float, step: float, unit: float) -> Bar:
    gap = min(3.0, step * 0.18)
    width = min(step - gap, 44.0)
    return Bar(
        round(x + (step - width) / 2, 1),
        round(y, 1),
        round(width, 1),
        round(cell.entries * unit, 2),
        cell.kind,
        cell.period,
        cell.entries,
        cell.first,
        _end(cell.period),
    )


def _periods(trend: Trend) -> list[str]:
    """Every period from the first to the last, empty ones too."""
    first, last = trend.cells[0].period, trend.cells[-1].period
    if trend.step == "year":
        return [str(year) for year in range(int(first), int(last) + 1)]
    found, day = [], begin(first)
    while day.isoformat()[:7] <= last:
        found.append(day.isoformat()[:7])
        day = _end(day.isoformat()[:7]) + timedelta(days=1)
    return found


def _end(period: str) -> date:
    if len(period) == 4:
        return date(int(period), 12, 31)
    year, month = int(period[:4]), int(period[5:])
    return (date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date.max) - timedelta(days=1)


def _labels(shown: Sequence[str], step: float) -> tuple[tuple[float, str], ...]:
    every = max(1, round(52 / step))
    return tuple((round(_LEFT + (n + 0.5) * step, 1), name) for n, name in enumerate(shown) if n % every == 0)


def _ticks(top: int) -> list[int]:
    for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000):
        if top / size <= 4:
            return [size * n for n in range(1, top // size + 1)]
    return [top]

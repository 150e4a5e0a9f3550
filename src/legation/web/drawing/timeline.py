"""A timeline as dots in lanes, a lane a kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from legation.schema import KINDS
from legation.views.timelines import Moment, Timeline

WIDTH: Final = 720
LANE: Final = 26
_LEFT: Final = 96
_TOP: Final = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment, `open` where only the day of the first report is known."""

    x: float
    y: float
    r: float
    open: bool
    moment: Moment


@dataclass(frozen=True, slots=True)
class Lanes:
    """The figure: `lanes` are kinds with the y of their line."""

    dots: tuple[Dot, ...]
    lanes: tuple[tuple[float, str], ...]
    labels: tuple[tuple[float, str], ...]
    height: int


def lanes(timeline: Timeline) -> Lanes | None:
    """The figure of a timeline; null where nothing in it has a day."""
    dated = [moment for moment in timeline.moments if moment.day]
    if not dated:
        return None
    kinds = [kind for kind in KINDS if any(moment.kind == kind for moment in dated)]
    days = [moment.day.toordinal() for moment in dated if moment.day]
    first, last = min(days), max(days)
    span = max(last - first, 1)

    def across(day: int) -> float:
        return round(_LEFT + 10 + (day - first) / span * (WIDTH - _LEFT - 24), 1)

    line = {kind: _TOP + LANE * (n + 0.5) for n, kind in enumerate(kinds)}
    dots = tuple(
        Dot(across(day), line[moment.kind], min(9.0, 3 + 1.2 * moment.sources), not moment.dated, moment)  # type: ignore[index]
        for moment, day in zip(dated, days, strict=True)
    )
    return Lanes(
        dots, tuple((line[k], k) for k in kinds), _years(first, last, across), _TOP + LANE * len(kinds) + 24
    )


def _years(first: int, last: int, across: Callable[[int], float]) -> tuple[tuple[float, str], ...]:
    start, end = date.fromordinal(first).year, date.fromordinal(last).year
    every = max(1, -(-(end - start) // 9))
    found = []
    for year in _stepped(start, end, every):
        day = date(year, 1, 1).toordinal()
        if first <= day <= last:
            found.append((across(day), str(year)))
    if not found:
        found = [(across(first), date.fromordinal(first).isoformat()[:7])]
    return tuple(found)


def _stepped(start: int, end: int, every: int) -> Sequence[int]:
    return range(start - start % every, end + 1, every)

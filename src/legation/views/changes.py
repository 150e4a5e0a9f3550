"""What changed between two periods in what ties states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from legation.errors import QuestionError
from legation.views.pairs import Pair
from legation.views.ties import Tie

Verdict = Literal["new", "gone", "stronger", "weaker", "steady"]
VERDICTS: Final[tuple[Verdict, ...]] = ("new", "gone", "stronger", "weaker", "steady")

_CLEAR: Final = 1.25
"""A tie is stronger or weaker where its weight a year differs by more than this factor, and by one entry."""
_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both inclusive. Raises `QuestionError` where it ends before it begins."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise QuestionError(f"{self.since} to {self.until}: the period ends before it begins")

    @property
    def years(self) -> float:
        """Its length."""
        return ((self.until - self.since).days + 1) / _YEAR

    @property
    def words(self) -> str:
        """`2010 – 2015`, or with days where it is not of whole years."""
        whole = (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)
        first, last = (
            (str(self.since.year), str(self.until.year)) if whole else (str(self.since), str(self.until))
        )
        return first if first == last else f"{first} – {last}"


@dataclass(frozen=True, slots=True)
class Change:
    """A tie in two periods; `rates` are weights a year, before and after."""

    one: str
    other: str
    verdict: Verdict
    rates: tuple[float, float]
    before: Tie | None
    after: Tie | None


def changes(
    before: Sequence[Tie], after: Sequence[Tie], periods: tuple[Period, Period]
) -> tuple[Change, ...]:
    """Every tie of either period, the greatest change first."""
    early, late = ({tie.pair: tie for tie in ties} for ties in (before, after))
    found = [_change(pair, early.get(pair), late.get(pair), periods) for pair in early.keys() | late.keys()]
    return tuple(sorted(found, key=lambda c: (-abs(c.rates[1] - c.rates[0]), c.one, c.other)))


def _change(pair: Pair, before: Tie | None, after: Tie | None, periods: tuple[Period, Period]) -> Change:
    rates = (
        before.weight / periods[0].years if before else 0.0,
        after.weight / periods[1].years if after else 0.0,
    )
    return Change(*pair, _verdict(before, after, rates), rates, before, after)


def _verdict(before: Tie | None, after: Tie | None, rates: tuple[float, float]) -> Verdict:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    if before.entries == after.entries == 1:
        return "steady"
    if rates[1] > rates[0] * _CLEAR:
        return "stronger"
    return "weaker" if rates[1] * _CLEAR < rates[0] else "steady"

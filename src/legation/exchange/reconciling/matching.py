"""Which deal of the register is which of the record: points for and against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from legation.exchange.reconciling.deal import Deal
from legation.record.merging.facts import Facts
from legation.record.merging.likeness import compare
from legation.record.merging.period import NEVER
from legation.record.merging.tally import Point, Tally

ENOUGH: Final = 2.0
"""Points from which two deals may be one."""
POSSIBLE: Final = 1.0
"""Points from which a deal without a partner is named as a possible one."""
_APART_YEARS: Final = 8
_SAME_SUM: Final = 0.03
_MOST_PAIRS: Final = 400


@dataclass(frozen=True, slots=True)
class Match:
    """Two deals with what speaks for and against their being one."""

    register: int
    record: int
    score: float
    points: tuple[Point, ...]


def likeness(there: Deal, here: Deal) -> Tally:
    """The points for a register's deal and a record's: the ends and the item as in merging, whatever their
    dates; then years, numbers and sums."""
    tally = _goods(there, here)
    if tally.apart:
        return tally
    _years(there, here, tally)
    if there.ordered & here.ordered or there.delivered == here.delivered != 0:
        tally.add("number", 1.0, "the same number")
    elif there.ordered and here.ordered:
        tally.add("number", -0.3, "other numbers")
    if any(_same_sum(one, other) for one in there.values for other in here.values):
        tally.add("value", 1.0, "the same sum")
    return tally


def _goods(there: Deal, here: Deal) -> Tally:
    """The best that any two claims agree in on ends and items."""
    best: Tally | None = None
    pairs = 0
    for one in dict.fromkeys(map(_timeless, there.facts)):
        for other in dict.fromkeys(map(_timeless, here.facts)):
            pairs += 1
            tally = compare(one, other)
            if best is None or (not tally.apart, tally.score) > (not best.apart, best.score):
                best = tally
            if pairs >= _MOST_PAIRS:
                return best
    return best or Tally()


def _timeless(facts: Facts) -> Facts:
    """What passes between whom, without when, how many and for how much."""
    goods = tuple(replace(goods, quantity=None) for goods in facts.goods)
    form = "ordered"
    return replace(facts, form=form, status="occurred", period=NEVER, goods=goods, amount=None, currency=None)


def _years(there: Deal, here: Deal, tally: Tally) -> None:
    if not there.years or not here.years:
        return
    gap = min(abs(one - other) for one in there.years for other in here.years)
    if gap == 0:
        tally.add("when", 0.5, "a year in common")
    elif gap == 1:
        tally.add("when", 0.2, "a year apart")
    elif gap <= 3:
        tally.add("when", -0.5, f"{gap} years apart")
    elif gap <= _APART_YEARS:
        tally.add("when", -1.5, f"{gap} years apart")
    else:
        tally.part("when", f"{gap} years apart")


def _same_sum(one: tuple[float, str], other: tuple[float, str]) -> bool:
    return one[1] == other[1] and abs(one[0] - other[0]) <= _SAME_SUM * max(one[0], other[0])


def candidates(there: Sequence[Deal], here: Sequence[Deal]) -> list[Match]:
    """Pairs with points enough to be possible; only deals that share an end are compared."""
    by_recipient: dict[str | None, list[int]] = {}
    for number, one in enumerate(here):
        by_recipient.setdefault(one.recipient, []).append(number)
    found = []
    for place, one in enumerate(there):
        near = (*by_recipient.get(one.recipient, ()), *by_recipient.get(None, ()))
        for number in near if one.recipient else range(len(here)):
            tally = likeness(one, here[number])
            if not tally.apart and tally.score >= POSSIBLE:
                found.append(Match(place, number, round(tally.score, 3), tuple(tally.points)))
    return found

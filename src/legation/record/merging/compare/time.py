"""How far two dates, with their precision, speak for one thing."""

from dataclasses import dataclass

from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally


@dataclass(frozen=True, slots=True)
class Reach:
    """Days: sources may differ by `slip` on one date, which weighs `slipped`; over `dated` apart, dates tell
    two things apart; over `report` apart, reports do of which one or both are undated: but where `told` is
    given, that is the weight of a report after the day that the other dates it to, which may look back."""

    slip: int = 3
    dated: int = 10
    report: int = 10
    slipped: float = -0.5
    told: float | None = None


def compare_time(a: Facts, b: Facts, reach: Reach, tally: Tally) -> None:
    """Adds what the two periods say."""
    if not (a.period.known and b.period.known):
        return
    gap = a.period.gap(b.period)
    if a.period.sharp and b.period.sharp:
        _sharp(a, b, gap, reach, tally)
    elif a.period.dated and b.period.dated:
        _coarse(a, b, gap, reach, tally)
    else:
        _reported(a, b, gap, reach, tally)


def _sharp(a: Facts, b: Facts, gap: int, reach: Reach, tally: Tally) -> None:
    if gap == 0:
        equal = (a.period.low, a.period.high) == (b.period.low, b.period.high)
        tally.add("when", 2.0 if equal else 1.5, "the same day" if equal else "days that overlap")
    elif gap <= 1:
        tally.add("when", 1.0, "a day apart")
    elif gap <= reach.slip:
        tally.add("when", reach.slipped, f"{gap} days apart")
    elif gap <= reach.dated:
        tally.add("when", -2.5, f"{gap} days apart")
    else:
        tally.part("when", f"{gap} days apart")


def _coarse(a: Facts, b: Facts, gap: int, reach: Reach, tally: Tally) -> None:
    if gap == 0 and a.period == b.period:
        tally.add("when", 1.5 if a.period.grain == "month" else 1.0, f"the same {a.period.grain}")
    elif gap == 0:
        tally.add("when", 0.5, "dates that fit, one of them coarse")
    elif gap <= reach.dated:
        tally.add("when", -2.0, f"{gap} days apart at least")
    else:
        tally.part("when", f"{gap} days apart at least")


def _reported(a: Facts, b: Facts, gap: int, reach: Reach, tally: Tally) -> None:
    ahead = "horizon" in (a.period.grain, b.period.grain)
    both_ahead = a.period.grain == b.period.grain == "horizon"
    if both_ahead:
        apart = abs(a.period.low - b.period.low)
        weight = 1.0 if apart <= 1 else 0.5 if apart <= 14 else 0.0
        tally.add("when", weight, f"foreseen in reports {apart} days apart")
    elif gap <= reach.slip:
        tally.add("when", 0.5 if ahead else 1.0, "dates fit with the days of the reports")
    elif gap <= reach.report:
        tally.add("when", -0.5, f"reports {gap} days apart")
    elif reach.told is not None and _looks_back(a, b):
        tally.add("when", reach.told, f"told {gap} days later")
    else:
        tally.part("when", f"reports {gap} days apart")


def _looks_back(a: Facts, b: Facts) -> bool:
    first, then = (a, b) if a.period.low <= b.period.low else (b, a)
    return then.period.grain == "report" and first.period.grain != "horizon"

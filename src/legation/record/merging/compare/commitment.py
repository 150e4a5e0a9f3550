"""Commitments: what was pledged, on which occasion."""

from legation.record.merging.compare.cast import (
    compare_parties,
    compare_people,
    compare_topics,
)
from legation.record.merging.compare.wording import Levels, compare_wording
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally

_LEVELS = Levels(close=(0.5, 1.7), near=(0.3, 0.9), between=-0.5, far=(0.12, None))


def compare_commitments(a: Facts, b: Facts, tally: Tally) -> None:
    """The same pledge made again on another occasion is another commitment."""
    if a.form != b.form:
        tally.add("form", -0.4, f"{a.form} in one, {b.form} in the other")
    compare_wording(a, b, "pledge", _LEVELS, tally)
    _occasion(a, b, tally)
    compare_parties(a, b, tally)
    compare_people(a, b, tally, strict=False)
    compare_topics(a, b, tally)


def _occasion(a: Facts, b: Facts, tally: Tally) -> None:
    """Undated commitments were made just before their reports."""
    if not (a.period.known and b.period.known):
        return
    ahead = "horizon" in (a.period.grain, b.period.grain)
    gap = abs(a.period.low - b.period.low) if ahead else a.period.gap(b.period)
    if gap <= 3:
        tally.add("when", 1.0, "the same days")
    elif gap <= 7:
        tally.add("when", -0.3, f"{gap} days apart")
    elif gap <= 21 or not (a.period.sharp or ahead):
        tally.add("when", -1.5, f"{gap} days apart")
    else:
        tally.part("when", f"{gap} days apart")

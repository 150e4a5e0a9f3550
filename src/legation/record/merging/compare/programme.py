"""Programmes: joint work on one subject, over years."""

from typing import Final

from legation.record.merging.compare.cast import compare_parties
from legation.record.merging.compare.wording import Levels, compare_wording
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness

_LEVELS = Levels(close=(0.5, 1.5), near=(0.25, 0.5), between=-1.0, far=(0.0, -1.0))
_NEAR: Final = frozenset(
    {
        frozenset({"development", "production"}),
        frozenset({"development", "research"}),
        frozenset({"production", "technology_transfer"}),
        frozenset({"production", "industry"}),
    }
)


def compare_programmes(a: Facts, b: Facts, tally: Tally) -> None:
    """The subject decides; without one, reports of the same days in like words."""
    if a.form == b.form:
        tally.add("form", 0.5, f"{a.form} in both")
    else:
        near = frozenset({a.form, b.form}) in _NEAR
        tally.add("form", -0.7 if near else -1.5, f"{a.form} in one, {b.form} in the other")
    if a.title and b.title:
        _subjects(a, b, tally)
    else:
        _wordings(a, b, tally)
    compare_parties(a, b, tally)


def _subjects(a: Facts, b: Facts, tally: Tally) -> None:
    alike = likeness(a.title, b.title)
    if alike >= 0.45:
        tally.add("subject", 2.2, "the same subject: " + " ".join(sorted(a.title & b.title)))
    elif alike >= 0.2:
        tally.add("subject", 0.8, "subjects alike: " + " ".join(sorted(a.title & b.title)))
    else:
        tally.part("subject", f"{' '.join(sorted(a.title))} is not {' '.join(sorted(b.title))}")


def _wordings(a: Facts, b: Facts, tally: Tally) -> None:
    compare_wording(a, b, "evidence", _LEVELS, tally)
    if a.period.known and b.period.known:
        gap = a.period.gap(b.period)
        if gap <= 3:
            tally.add("when", 1.0, "the same days")
        elif gap > 60:
            tally.add("when", -1.0, f"{gap} days apart")

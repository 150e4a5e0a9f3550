"""Programmes: joint work on one subject, over years."""

from typing import Final

from legation.record.merging.compare.cast import compare_parties
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness

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
    alike = likeness(a.wording, b.wording)
    if alike >= 0.5:
        tally.add("evidence", 1.5, f"wording {alike:.0%} alike")
    elif alike >= 0.25:
        tally.add("evidence", 0.5, f"wording {alike:.0%} alike")
    else:
        tally.add("evidence", -1.0, f"wording {alike:.0%} alike")
    if a.period.known and b.period.known:
        gap = a.period.gap(b.period)
        if gap <= 3:
            tally.add("when", 1.0, "the same days")
        elif gap > 60:
            tally.add("when", -1.0, f"{gap} days apart")

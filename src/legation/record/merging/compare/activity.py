"""Activities: an exercise by its name and edition, other activities by their days and words."""

import re
from typing import Final

from legation.record.merging.compare.cast import compare_parties, compare_place, compare_topics
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.compare.wording import Levels, compare_wording
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness

_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NAMED = Reach(slip=21, dated=120, report=120, slipped=0.0)
"""An exercise of three weeks is told of at its beginning and at its end."""
_UNNAMED = Reach(slip=2, dated=10, report=10)
_LEVELS = Levels(close=(0.5, 1.5), near=(0.25, 0.7), between=0.0, far=(0.1, -1.0))
_NEAR: Final = frozenset(
    {
        frozenset({"exercise", "training"}),
        frozenset({"patrol", "operation"}),
        frozenset({"deployment", "operation"}),
        frozenset({"patrol", "exercise"}),
        frozenset({"training", "exchange"}),
        frozenset({"port_call", "exercise"}),
    }
)
"""Forms that reports take for one another."""

_OF_MANY: Final = frozenset({"exercise", "operation", "patrol"})
"""What many take part in, of whom each report names those it cares for; aid to two states is two things."""


def compare_activities(a: Facts, b: Facts, tally: Tally) -> None:
    """Last year's edition of an exercise is another activity."""
    if a.form != b.form:
        near = frozenset({a.form, b.form}) in _NEAR
        tally.add("form", -0.7 if near else -2.0, f"{a.form} in one, {b.form} in the other")
    named = bool(a.title and b.title)
    if named:
        _names(a, b, tally)
    else:
        compare_wording(a, b, "evidence", _LEVELS, tally)
    if tally.apart:
        return
    compare_time(a, b, _NAMED if named else _UNNAMED, tally)
    compare_parties(a, b, tally, strict=not {a.form, b.form} & _OF_MANY)
    compare_place(a, b, tally)
    if not named:
        compare_topics(a, b, tally)


def _names(a: Facts, b: Facts, tally: Tally) -> None:
    ours, theirs = _letters(a), _letters(b)
    if likeness(ours, theirs) >= 0.5 or _spelt_alike(ours, theirs):
        tally.add("name", 2.5, "the same name: " + " ".join(sorted(ours)))
    else:
        tally.part("name", f"{' '.join(sorted(a.title))} is not {' '.join(sorted(b.title))}")
    numbers, others = a.title - ours, b.title - theirs
    if numbers and others and not numbers & others:
        tally.add("name", -1.0, "another edition by its number")


def _letters(one: Facts) -> frozenset[str]:
    """The name without the number of its edition, Arabic or Roman."""
    return frozenset(w for w in one.title if not w.isdigit() and not _ROMAN.fullmatch(w)) or one.title


def _spelt_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """`Yudhabhyas` is `Yudh Abhyas`: one word that begins as the longest of several does."""
    if (len(a) == 1) == (len(b) == 1):
        return False
    joined, apart = (min(a), b) if len(a) == 1 else (min(b), a)
    return any(len(word) >= 5 and joined.startswith(word) for word in apart)

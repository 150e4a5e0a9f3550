"""Instruments: the title, the sort of text, the day of each act."""

from typing import Final

from legation.record.merging.compare.cast import compare_parties
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness
from legation.schema import ACTIONS

_REACH = Reach(slip=5, dated=45, report=20)
_LONG = Reach(slip=10, dated=400, report=120)
_ONCE: Final = frozenset({"signed", "adopted", "exchanged", "entered_into_force"})
"""Acts that a text sees once."""

_SORTS: Final[dict[str, str]] = {
    "treaty": "agreement",
    "agreement": "agreement",
    "arrangement": "agreement",
    "memorandum": "memorandum",
    "letter_of_intent": "letter",
    "declaration": "declaration",
    "roadmap": "roadmap",
    "protocol": "protocol",
}
_NEAR: Final = frozenset(
    {
        frozenset({"agreement", "memorandum"}),
        frozenset({"agreement", "protocol"}),
        frozenset({"declaration", "roadmap"}),
        frozenset({"memorandum", "letter"}),
        frozenset({"agreement", "roadmap"}),
        frozenset({"memorandum", "roadmap"}),
    }
)
"""Sorts of text that reports take for one another."""


def compare_instruments(a: Facts, b: Facts, tally: Tally) -> None:
    """Two texts signed at one meeting differ in title or sort; one text's acts have dates of their own."""
    _sorts(a, b, tally)
    if a.action == b.action:
        compare_time(a, b, _REACH if a.action in _ONCE else _LONG, tally)
    else:
        _acts(a, b, tally)
    if tally.apart:
        return
    _titles(a, b, tally)
    compare_parties(a, b, tally)


def _sorts(a: Facts, b: Facts, tally: Tally) -> None:
    ours, theirs = _SORTS[a.form], _SORTS[b.form]
    if a.form == b.form:
        tally.add("form", 0.5, f"a {a.form} in both")
    elif ours != theirs:
        near = frozenset({ours, theirs}) in _NEAR
        tally.add("form", -0.7 if near else -2.5, f"{a.form} in one, {b.form} in the other")


def _titles(a: Facts, b: Facts, tally: Tally) -> None:
    if not a.title or not b.title:
        if a.title or b.title:
            tally.add("title", -0.5, "only one names it")
        return
    alike = likeness(a.title, b.title)
    if alike >= 0.6:
        tally.add("title", 2.5, "the same title: " + " ".join(sorted(a.title & b.title)))
    elif alike >= 0.3:
        tally.add("title", 1.0, "titles alike: " + " ".join(sorted(a.title & b.title)))
    else:
        tally.part("title", f"two titles: {' '.join(sorted(a.title))} / {' '.join(sorted(b.title))}")


def _acts(a: Facts, b: Facts, tally: Tally) -> None:
    """Another act on one text: only the title can tell, and the acts must come in order."""
    first, then = (a, b) if _rank(a) <= _rank(b) else (b, a)
    tally.add("action", 0.0, f"{first.action}, then {then.action}")
    if not (first.period.known and then.period.known):
        return
    late = first.period.low - then.period.high
    if late > 60 and first.period.dated and then.period.dated:
        tally.part("when", f"{then.action} {late} days before it is {first.action}")
    elif a.period.gap(b.period) <= 5 and a.period.sharp and b.period.sharp:
        tally.add("when", 1.5, "within days")
    elif a.period.gap(b.period) > 3650:
        tally.add("when", -1.5, "over ten years apart")


def _rank(one: Facts) -> int:
    return ACTIONS.index(one.action) if one.action in ACTIONS else 0

"""Instruments: the title, the sort of text, who signs, the day of each act."""

from dataclasses import replace
from typing import Final

from legation.record.merging.compare.cast import compare_bodies, compare_parties, compare_people
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.title import matters
from legation.record.merging.words import likeness
from legation.schema import ACTIONS

_REACH = Reach(slip=5, dated=45, report=20)
_LONG = Reach(slip=10, dated=400, report=120)
_TITLED = replace(_REACH, told=-0.5)
_ONCE: Final = frozenset({"signed", "adopted", "exchanged", "entered_into_force"})
"""Acts that a text sees once."""
_IN_LIFE: Final = frozenset({"extended", "amended", "suspended", "terminated"})
"""Acts that may come again, in any order: notice of an end is given, and taken back."""
_AGAIN = Reach(slip=10, dated=400, report=120)
_SAME_TITLE, _LIKE_TITLE = 0.6, 0.3
_SOON = 3 * 365
"""Days from a signature within which ratification and entry into force are looked for."""

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
    """Two texts signed at one meeting differ in title, sort or signatories; one text's acts have dates of
    their own."""
    _sorts(a, b, tally)
    alike = _titles(a, b, tally)
    if not tally.apart:
        compare_parties(a, b, tally, partly=-2.0)
    if not tally.apart:
        _when(a, b, alike, tally)
    if not tally.apart:
        _signatories(a, b, tally)


def _when(a: Facts, b: Facts, alike: float, tally: Tally) -> None:
    titled = alike >= _SAME_TITLE
    if a.action != b.action:
        _acts(a, b, titled, tally)
    elif a.status != b.status and titled:
        _plan(a, b, tally)
    elif a.action in _ONCE:
        compare_time(a, b, _TITLED if titled else _REACH, tally)
    elif alike >= _LIKE_TITLE:
        _again(a, b, titled, tally)
    else:
        compare_time(a, b, _AGAIN, tally)


def sort_of(one: Facts) -> str:
    """Forms that are one sort of text: a treaty is an agreement."""
    return _SORTS[one.form]


def _sorts(a: Facts, b: Facts, tally: Tally) -> None:
    ours, theirs = sort_of(a), sort_of(b)
    if a.form == b.form:
        tally.add("form", 0.5, f"{_an(a.form)} in both")
    elif ours != theirs:
        near = frozenset({ours, theirs}) in _NEAR
        tally.add("form", -0.7 if near else -2.5, f"{_an(a.form)} in one, {_an(b.form)} in the other")


def _an(form: str) -> str:
    name = form.replace("_", " ")
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _titles(a: Facts, b: Facts, tally: Tally) -> float:
    """How alike the titles are, 0 to 1, by the words of their own."""
    alike = likeness(a.title, b.title)
    if a.title and b.title:
        shared = " ".join(sorted(a.title & b.title))
        if alike >= _SAME_TITLE:
            tally.add("title", 2.5, f"the same title: {shared}")
        elif alike >= _LIKE_TITLE:
            tally.add("title", 1.0, f"titles alike: {shared}")
        else:
            tally.part("title", f"two titles: {' '.join(sorted(a.title))} / {' '.join(sorted(b.title))}")
    elif a.title or b.title:
        tally.add("title", -0.5, "only one names it")
    else:
        _matters(a, b, tally)
    _title_dates(a, b, tally)
    return alike


def _matters(a: Facts, b: Facts, tally: Tally) -> None:
    """Titles of words that most titles have: "defence cooperation agreement"."""
    ours, theirs = a.plain_title & matters(), b.plain_title & matters()
    if not ours or not theirs:
        return
    shared = " ".join(sorted(ours & theirs))
    if not shared:
        tally.add("title", -0.5, "titles on other matters")
    elif a.plain_title == b.plain_title:
        tally.add("title", 1.5, "the same title: " + " ".join(sorted(a.plain_title)))
    elif ours == theirs and len(ours) > 1:
        tally.add("title", 1.0, f"titles alike: {shared}")
    else:
        tally.add("title", 0.7, f"titles alike: {shared}")


def _title_dates(a: Facts, b: Facts, tally: Tally) -> None:
    """The treaty of 1960 is not that of 1995."""
    ours, theirs = set(a.title_date), set(b.title_date)
    if not ours or not theirs:
        return
    if ours <= theirs or theirs <= ours:
        tally.add("title", 1.0, "of " + " ".join(sorted(ours & theirs)) + " in both titles")
    else:
        tally.add(
            "title", -1.5, f"of {' '.join(sorted(ours))} in one, {' '.join(sorted(theirs))} in the other"
        )


def _signatories(a: Facts, b: Facts, tally: Tally) -> None:
    """Who signs: one memorandum of two firms, another of two ministries."""
    if a.action == b.action:
        compare_people(a, b, tally, strict=False, weights=(0.3, -0.5))
    compare_bodies(a, b, tally, against=-1.5)


def _acts(a: Facts, b: Facts, titled: bool, tally: Tally) -> None:
    """Another act on one text: the acts must come in order."""
    first, then = (a, b) if _rank(a) <= _rank(b) else (b, a)
    tally.add("action", 0.0, f"{_past(first)}, then {_past(then)}")
    if not (first.period.known and then.period.known):
        return
    late = first.period.low - then.period.high
    done = first.status == then.status == "occurred"
    gap = a.period.gap(b.period)
    if late > 60 and first.period.dated and then.period.dated and done and _rank(first) < _rank(then):
        tally.part("when", f"{_past(then)} {late} days before it is {_past(first)}")
    elif gap <= 5 and a.period.sharp and b.period.sharp:
        tally.add("when", 1.5, "within days")
    elif gap > 3650 and not titled:
        tally.add("when", -1.5, "over ten years apart")
    elif gap <= _SOON and late <= 0 and a.period.dated and b.period.dated and _rank(first) < _rank(then):
        tally.add("when", 0.5, f"{gap} days after")


def _again(a: Facts, b: Facts, titled: bool, tally: Tally) -> None:
    """An act that may come again, on texts of like titles."""
    gap = a.period.gap(b.period)
    if titled or not (a.period.known and b.period.known):
        return
    if gap <= _AGAIN.slip:
        compare_time(a, b, _AGAIN, tally)
    else:
        tally.add("when", -0.5, f"{gap} days apart")


def _plan(a: Facts, b: Facts, tally: Tally) -> None:
    """One act, planned and done, or planned and called off: whenever that comes."""
    years = a.period.gap(b.period) / 365 if a.period.known and b.period.known else 0
    tally.add("status", 0.3 if years <= 4 else -0.5, f"{a.status} in one, {b.status} in the other")


def _past(one: Facts) -> str:
    name = (one.action or "signed").replace("_", " ")
    return name if one.status == "occurred" else f"{name} ({one.status})"


def _rank(one: Facts) -> int:
    """When in a text's life an act comes; what may come at any time in it has one place."""
    action = "amended" if one.action in _IN_LIFE else one.action
    return ACTIONS.index(action) if action in ACTIONS else 0

"""Meetings: who met whom, on which day, where."""

from legation.record.merging.compare.cast import (
    compare_bodies,
    compare_parties,
    compare_people,
    compare_place,
)
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally

_REACH = Reach(slip=2, dated=6, report=8)


def sort_of(form: str) -> str:
    """Talks, sessions of a standing body and gatherings may be told as one another; visits and calls not."""
    return form if form in ("visit", "call") else "talks"


def compare_meetings(a: Facts, b: Facts, tally: Tally) -> None:
    """The same people a month later have another meeting."""
    if sort_of(a.form) != sort_of(b.form):
        tally.part("form", f"a {a.form} is no {b.form}")
        return
    if a.form != b.form:
        tally.add("form", -0.2, f"{a.form} in one, {b.form} in the other")
    compare_time(a, b, _REACH, tally)
    if tally.apart:
        return
    compare_parties(a, b, tally)
    compare_people(a, b, tally, strict=True)
    compare_bodies(a, b, tally)
    compare_place(a, b, tally)
    if "denied" in (a.status, b.status) and a.status != b.status:
        tally.add("status", -0.5, "one denies it")

"""Relations: one entry for each standing fact between the same parties."""

from typing import Final

from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness

_APART: Final = {"trend": 200, "trade_rank": 0}
"""Days between two dates from which they are of two relations of one form, where not 400."""


def compare_relations(a: Facts, b: Facts, tally: Tally) -> None:
    """The same form between the same parties, of the same time where both name one: a partnership of 2007
    and its higher level of 2016 are two; a dispute in like words."""
    if a.form != b.form:
        tally.part("form", f"{a.form} is not {b.form}")
    elif a.parties != b.parties:
        tally.part("parties", "other parties")
    elif (a.status == "denied") != (b.status == "denied"):
        tally.part("status", "one denies it")
    elif a.period.known and b.period.known and a.period.gap(b.period) > _APART.get(a.form, 400):
        tally.part("when", "another time")
    elif a.form == "dispute" and likeness(a.wording, b.wording) < 0.15:
        tally.add("evidence", 1.0, f"a {a.form} in both, in other words")
    else:
        tally.add("form", 3.0, f"{a.form} of the same parties")

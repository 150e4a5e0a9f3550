"""Statements: who said what, when."""

from legation.record.merging.compare.cast import compare_parties, same_figure
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.compare.wording import Levels, compare_wording
from legation.record.merging.facts import Facts, Figure
from legation.record.merging.tally import Tally
from legation.record.merging.words import containment

_REACH = Reach(slip=1, dated=3, report=4)
_LEVELS = Levels(close=(0.55, 2.0), near=(0.3, 0.8), between=-1.0, far=(0.15, None))


def compare_statements(a: Facts, b: Facts, tally: Tally) -> None:
    """One speaker may say many things in a day: the wording decides."""
    compare_time(a, b, _REACH, tally)
    if not tally.apart:
        _speakers(a, b, tally)
    if tally.apart:
        return
    compare_wording(a, b, "content", _LEVELS, tally)
    compare_parties(a, b, tally)


def _speakers(a: Facts, b: Facts, tally: Tally) -> None:
    ours, theirs = _spoke(a), _spoke(b)
    if ours and theirs:
        verdicts = {same_figure(f, g) for f in ours for g in theirs}
        if "same" in verdicts:
            tally.add("participants", 1.0, "the same speaker")
        elif verdicts == {"different"}:
            tally.part("participants", "another speaker")
        return
    best = max((containment(x, y) for x in a.bodies for y in b.bodies), default=0.0)
    if best >= 0.6:
        tally.add("participants", 1.0, "the same body speaks")
    elif a.bodies and b.bodies:
        tally.part("participants", "another body speaks")
    else:
        tally.add("participants", -0.5, "a person speaks in one, a body in the other")


def _spoke(one: Facts) -> list[Figure]:
    return [figure for figure in one.people if figure.role == "speaker"]

"""Two claims compared: the points, and whether they are about one thing."""

from collections.abc import Callable
from typing import Final

from legation.record.merging.compare.activity import compare_activities
from legation.record.merging.compare.commitment import compare_commitments
from legation.record.merging.compare.instrument import compare_instruments
from legation.record.merging.compare.meeting import compare_meetings
from legation.record.merging.compare.programme import compare_programmes
from legation.record.merging.compare.relation import compare_relations
from legation.record.merging.compare.statement import compare_statements
from legation.record.merging.compare.transfer import compare_transfers
from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally

_COMPARE: Final[dict[str, Callable[[Facts, Facts, Tally], None]]] = {
    "meeting": compare_meetings,
    "instrument": compare_instruments,
    "statement": compare_statements,
    "transfer": compare_transfers,
    "activity": compare_activities,
    "programme": compare_programmes,
    "commitment": compare_commitments,
    "relation": compare_relations,
}


def compare(a: Facts, b: Facts) -> Tally:
    """The same whichever claim comes first, but for the order of words in the notes."""
    tally = Tally()
    if a.kind != b.kind:
        tally.part("kind", f"a {a.kind} is no {b.kind}")
        return tally
    _COMPARE[a.kind](a, b, tally)
    return tally

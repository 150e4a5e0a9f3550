"""Why an entry is one: what ties each of its claims to the others, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.record.answers import EntryInFull, FieldValue
from legation.record.decision import Decision
from legation.record.derive import Kept
from legation.record.entry_rows import values
from legation.record.journal import standing_now
from legation.record.kept import kept_group
from legation.record.merging.likeness import compare
from legation.record.merging.summary import disagreements
from legation.record.merging.tally import ENOUGH, Point
from legation.record.opened import Opened, entry_number
from legation.record.queries import in_full
from legation.record.standing import Standing

_MOST = 60
"""Claims of an entry that are each compared with the others; of a larger one, the first by their ids."""


@dataclass(frozen=True, slots=True)
class Tie:
    """`claim` is in the entry because it is like `to`: `score` is the sum of the points; `enough` what
    was needed. `decided` names the person who merged them, where likeness alone would not."""

    claim: str
    to: str
    score: float
    enough: float
    points: tuple[Point, ...]
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Of an entry: the ties that hold its claims together, the values on which its sources differ, and what
    people decided on it, but for merges and splits, which the ties tell."""

    entry: str
    claims: tuple[str, ...]
    ties: tuple[Tie, ...]
    differing: tuple[FieldValue, ...]
    decisions: tuple[Decision, ...] = ()


class Explaining(Opened):
    """The explaining part of a record."""

    def why(self, name: str) -> Reasons:
        """Which claims an entry is made of, what agreed, what differed, with what score."""
        with self.reading() as connection:
            number = entry_number(connection, name)
            decided = standing_now(connection)
            group = kept_group(connection, number, decided)
        return _reasons(group, decided)

    def explained(self, name: str) -> tuple[EntryInFull, Reasons]:
        """An entry in full with why it is one: `entry` and `why` out of one reading of its claims."""
        with self.reading() as connection:
            number = entry_number(connection, name)
            decided = standing_now(connection)
            group = kept_group(connection, number, decided)
            full = in_full(connection, number, group, decided)
        return full, _reasons(group, decided)


def _reasons(group: Sequence[Kept], decided: Standing) -> Reasons:
    split = disagreements(values(group, decided))
    return Reasons(
        entry="e" + group[0].id[1:],
        claims=tuple(claim.id for claim in group),
        ties=_ties(group, decided),
        differing=tuple(
            FieldValue(v.field, v.value, v.best, v.sources, v.claims, v.corrected) for v in split
        ),
        decisions=tuple(decided.on(claim.id for claim in group)),
    )


def _ties(group: Sequence[Kept], decided: Standing) -> tuple[Tie, ...]:
    """The strongest tie of each claim with one that stands before it: together they span the entry."""
    placed, waiting = group[0], list(group[1:_MOST])
    best: dict[str, Tie] = {}
    found = []
    while waiting:
        for one in waiting:
            tie = _tie(one, placed, decided)
            if one.id not in best or _strength(tie) > _strength(best[one.id]):
                best[one.id] = tie
        placed = max(waiting, key=lambda one: _strength(best[one.id]))
        waiting.remove(placed)
        found.append(best[placed.id])
    return tuple(found)


def _strength(tie: Tie) -> tuple[bool, bool, float, str, str]:
    """Likeness that suffices explains more than that a person put two together."""
    alike = tie.score >= tie.enough
    return alike or tie.decided is not None, alike, tie.score, tie.claim, tie.to


def _tie(one: Kept, other: Kept, decided: Standing) -> Tie:
    tally = compare(one.facts, other.facts)
    pair = min(one.id, other.id), max(one.id, other.id)
    by = decided.linked_by[pair] if decided.links.get(pair) else None
    return Tie(one.id, other.id, round(tally.score, 2), ENOUGH, tuple(tally.points), by)

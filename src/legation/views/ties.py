"""What ties each pair of parties: entries that they share, by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from legation.errors import QuestionError
from legation.record.choosing import Filter, conditions
from legation.record.store.tables import entry, entry_pair
from legation.schema import KINDS
from legation.views.pairs import Pair, Tally
from legation.views.scope import Scope
from legation.views.support import Count, Support, supports


@dataclass(frozen=True, slots=True)
class Weighing:
    """How ties are weighed: `kinds` say how much an entry of a kind counts (1 for one that is not named), and
    a tie of fewer than `at_least` entries is none. Raises `QuestionError` for what is no kind or weight."""

    kinds: Mapping[str, float] = field(default_factory=dict)
    at_least: int = 1

    def __post_init__(self) -> None:
        for kind, weight in self.kinds.items():
            if kind not in KINDS:
                raise QuestionError(f"{kind}: no kind of entry; there are {', '.join(KINDS)}")
            if not 0 <= weight <= _HEAVIEST:
                raise QuestionError(f"{kind}={weight}: a weight is between 0 and {_HEAVIEST}")

    def of(self, kinds: Mapping[str, int]) -> float:
        """The weight of so many entries of these kinds."""
        return sum(self.kinds.get(kind, 1.0) * number for kind, number in kinds.items())


_HEAVIEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two parties, in the order of their codes. `weight` is the entries, each times the weight of
    its kind."""

    one: str
    other: str
    entries: int
    weight: float
    kinds: Mapping[str, int]
    first: date | None
    last: date | None
    support: Support

    @property
    def pair(self) -> Pair:
        """The two."""
        return self.one, self.other


def ties(
    connection: Connection, tallied: Iterable[Tally], scope: Scope, weighing: Weighing
) -> tuple[Tie, ...]:
    """The ties that were `tallied` in this scope, the heaviest first; none that weighs nothing."""
    found = {tally.pair: tally for tally in tallied if weighing.of(tally.kinds) > 0}
    chosen = [*conditions(Filter()), *scope.conditions()]
    parties = {party for pair in found for party in pair}
    members = (
        select(entry_pair.c.one, entry_pair.c.other, entry.c.number)
        .select_from(_SHARED)
        .where(*chosen, entry_pair.c.one.in_(parties), entry_pair.c.other.in_(parties))
    )
    behind = supports(
        connection,
        {pair: Count(tally.entries, tally.newest) for pair, tally in found.items()},
        lambda: (((one, other), number) for one, other, number in connection.execute(members)),
    )
    made = [
        Tie(*pair, t.entries, weighing.of(t.kinds), t.kinds, t.first, t.last, behind[pair])
        for pair, t in found.items()
    ]
    return tuple(sorted(made, key=lambda tie: (-tie.weight, -tie.entries, tie.pair)))


def near(pairs: Iterable[Pair], around: Sequence[str]) -> set[Pair]:
    """The pairs of these parties, and of their partners with one another; all, where none is named."""
    every = set(pairs)
    if not around:
        return every
    partners = {party for pair in every if set(pair) & set(around) for party in pair}
    return {pair for pair in every if set(pair) <= partners}


_SHARED = entry_pair.join(entry, entry.c.number == entry_pair.c.entry)

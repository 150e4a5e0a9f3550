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
    connection: Connection,
    tallied: Iterable[Tally],
    scope: Scope,
    *,
    around: Sequence[str] = (),
    weighing: Weighing | None = None,
) -> tuple[Tie, ...]:
    """The ties that were `tallied` in this scope, the heaviest first; those that weigh nothing are left out.

    `around`: only ties of these parties, and of their partners with one another.
    """
    weighing = weighing or Weighing()
    found = {
        tally.pair: tally
        for tally in tallied
        if tally.entries >= weighing.at_least and weighing.of(tally.kinds) > 0
    }
    chosen = [*conditions(Filter()), *scope.conditions()]
    if around:
        near = {party for pair in found if set(pair) & set(around) for party in pair}
        found = {pair: tally for pair, tally in found.items() if set(pair) <= near}
        chosen += [entry_pair.c.one.in_(near), entry_pair.c.other.in_(near)]
    members = select(entry_pair.c.one, entry_pair.c.other, entry.c.number).select_from(_SHARED).where(*chosen)
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


_SHARED = entry_pair.join(entry, entry.c.number == entry_pair.c.entry)

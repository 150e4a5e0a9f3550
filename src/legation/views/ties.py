"""What ties each pair of parties: entries that they share, by kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import Connection, case, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.errors import QuestionError
from legation.record.choosing import Filter, conditions
from legation.record.store.tables import entry, entry_pair
from legation.schema import KINDS
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


Pair = tuple[str, str]
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
    scope: Scope,
    *,
    around: Sequence[str] = (),
    weighing: Weighing | None = None,
) -> tuple[Tie, ...]:
    """Every tie, the heaviest first; those that weigh nothing are left out.

    `around`: only ties of these parties, and of their partners with one another.
    """
    weighing = weighing or Weighing()
    chosen = [*conditions(Filter()), *scope.conditions()]
    found = {
        tie.pair: tie
        for tie in _counted(connection, chosen, weighing)
        if tie.entries >= weighing.at_least and tie.weight > 0
    }
    if around:
        near = {party for pair in found if set(pair) & set(around) for party in pair}
        found = {pair: tie for pair, tie in found.items() if set(pair) <= near}
        chosen += [entry_pair.c.one.in_(near), entry_pair.c.other.in_(near)]
    members = select(entry_pair.c.one, entry_pair.c.other, entry.c.number).select_from(_SHARED).where(*chosen)
    behind = supports(
        connection,
        {pair: Count(tie.entries, tie.newest) for pair, tie in found.items()},
        lambda: (((one, other), number) for one, other, number in connection.execute(members)),
    )
    order = sorted(found.values(), key=lambda tie: (-tie.weight, -tie.entries, tie.pair))
    return tuple(
        Tie(*tie.pair, tie.entries, tie.weight, tie.kinds, tie.first, tie.last, behind[tie.pair])
        for tie in order
    )


_SHARED = entry_pair.join(entry, entry.c.number == entry_pair.c.entry)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A tie before its support is known."""

    pair: Pair
    entries: int
    weight: float
    kinds: Mapping[str, int]
    first: date | None
    last: date | None
    newest: int


def _counted(
    connection: Connection, chosen: Sequence[ColumnElement[bool]], weighing: Weighing
) -> Iterator[_Counted]:
    """In one pass over the pairs in the order of their key, which needs no sorting."""
    of_kind = [func.sum(case((entry.c.kind == kind, 1), else_=0)) for kind in KINDS]
    rows = connection.execute(
        select(
            *(entry_pair.c.one, entry_pair.c.other, *of_kind),
            *(func.min(entry.c.day), func.max(entry.c.day), func.max(entry.c.number)),
        )
        .select_from(_SHARED)
        .where(*chosen)
        .group_by(entry_pair.c.one, entry_pair.c.other)
    )
    for one, other, *numbers, first, last, newest in rows:
        kinds: dict[str, int] = {kind: number for kind, number in zip(KINDS, numbers, strict=True) if number}
        yield _Counted((one, other), sum(kinds.values()), weighing.of(kinds), kinds, first, last, newest)

"""Merges to look at: claims that barely came together, and claims that are alike in entries apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from legation.record.decision import Decision
from legation.record.merging.tally import ENOUGH
from legation.record.standing import in_force
from legation.record.store.rows import chunks
from legation.record.store.tables import claim, entry, likeness
from legation.web.reads.entry_list import Cited, citations

_BARELY: Final = ENOUGH + 1.5
_MOST: Final = 400
APART: Final = "not the same as "
"""How a note begins that says of two entries that they are two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that are alike by `score`; of one entry, or of two."""

    one: str
    other: str
    entry: str
    other_entry: str
    score: float

    @property
    def together(self) -> bool:
        """Whether they are in one entry."""
        return self.entry == self.other_entry


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair with the words of both."""

    pair: Pair
    one: Cited
    other: Cited


def pairs(connection: Connection) -> tuple[Pair, ...]:
    """Pairs whose likeness is slight, the slightest first. Goes through the record: keep the answer."""
    rows = connection.execute(
        select(likeness.c.one, likeness.c.other, likeness.c.score)
        .where(likeness.c.score < _BARELY)
        .order_by(likeness.c.score, likeness.c.one, likeness.c.other)
        .limit(_MOST)
    ).all()
    of = _claims(connection, {number for row in rows for number in (row.one, row.other)})
    found = []
    for row in rows:
        if row.one in of and row.other in of:
            (one, its), (other, theirs) = of[row.one], of[row.other]
            found.append(Pair(one, other, its, theirs, row.score))
    return tuple(found)


def undecided(
    found: Sequence[Pair], journal: Sequence[Decision], decided: Mapping[str, str | None]
) -> list[Pair]:
    """Pairs on which nobody has decided. `decided` gives each entry's decision; one that is gone has none."""
    linked: set[frozenset[str]] = set()
    apart: set[tuple[str, str]] = set()
    for decision in in_force(journal):
        if decision.verb in ("merge", "split"):
            linked.update(frozenset((a, b)) for a in decision.claims for b in decision.against)
        elif decision.verb == "annotate" and (decision.reason or "").startswith(APART):
            apart.add((decision.target, (decision.reason or "").removeprefix(APART)))
    return [
        pair
        for pair in found
        if frozenset((pair.one, pair.other)) not in linked
        and (pair.entry, pair.other_entry) not in apart
        and (pair.other_entry, pair.entry) not in apart
        and pair.entry in decided
        and pair.other_entry in decided
        and not (pair.together and decided[pair.entry])
        and "rejected" not in (decided[pair.entry], decided[pair.other_entry])
    ]


def decisions_of(connection: Connection, found: Sequence[Pair]) -> dict[str, str | None]:
    """The decision of each entry that there still is."""
    names = {name for pair in found for name in (pair.entry, pair.other_entry)}
    rows = connection.execute(select(entry.c.id, entry.c.decision).where(entry.c.id.in_(names)))
    return {row[0]: row[1] for row in rows}


def shown(connection: Connection, found: Sequence[Pair]) -> list[Shown]:
    """The pairs with their words."""
    words = citations(connection, {name for pair in found for name in (pair.one, pair.other)})
    return [
        Shown(pair, words[pair.one], words[pair.other])
        for pair in found
        if pair.one in words and pair.other in words
    ]


def _claims(connection: Connection, wordings: set[int]) -> dict[int, tuple[str, str]]:
    """From a wording to the id of its first claim, and of that claim's entry."""
    found: dict[int, tuple[str, str]] = {}
    for part in chunks(sorted(wordings)):
        first = (
            select(func.min(claim.c.number))
            .where(claim.c.wording.in_(part), claim.c.entry.is_not(None), ~claim.c.withdrawn)
            .group_by(claim.c.wording)
        )
        rows: Sequence[Any] = connection.execute(
            select(claim.c.wording, claim.c.id, entry.c.id.label("entry"))
            .join(entry, entry.c.number == claim.c.entry)
            .where(claim.c.number.in_(first))
        ).all()
        found.update({row.wording: (row.id, row.entry) for row in rows})
    return found

"""Map: the partners of a state and what ties it to each, or the heaviest ties of the record."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from legation.record.opened import Opened
from legation.record.store.tables import entry, entry_pair
from legation.views.pairs import Pair, Pairs
from legation.views.places import points
from legation.views.rankings import ranking
from legation.views.rejected import not_rejected
from legation.views.scope import Scope, entries_in
from legation.views.support import Count, Support, supports


@dataclass(frozen=True, slots=True)
class Arc:
    """What ties two parties; `kinds` where the map is of one state."""

    one: str
    other: str
    entries: int
    kinds: Mapping[str, int] | None
    support: Support


@dataclass(frozen=True, slots=True)
class TieMap:
    """Ties between places, most entries first. `state`: whose partners these are, or null for all pairs.

    `found` says how many ties there are in all; `elsewhere` are ties of parties without a place, such as
    organisations.
    """

    state: str | None
    scope: Scope
    arcs: tuple[Arc, ...]
    elsewhere: tuple[Arc, ...]
    found: int


def tie_map(
    record: Opened, state: str | None = None, *, scope: Scope | None = None, limit: int = 100
) -> TieMap:
    """The ties of one state, or of all, `limit` of them at most."""
    scope = scope or Scope()
    if state:
        ranked = ranking(record, state, scope=scope, limit=limit)
        arcs = [
            Arc(min(state, p.party), max(state, p.party), p.entries, p.kinds, p.support)
            for p in ranked.partners
        ]
        found = ranked.found
    else:
        with record.reading() as connection:
            arcs, found = _heaviest(connection, scope, limit)
    on_map = points()
    placed = tuple(arc for arc in arcs if arc.one in on_map and arc.other in on_map)
    elsewhere = tuple(arc for arc in arcs if not (arc.one in on_map and arc.other in on_map))
    return TieMap(state, scope, placed, elsewhere, found)


def _heaviest(connection: Connection, scope: Scope, limit: int) -> tuple[list[Arc], int]:
    counts = Pairs.load(connection).counts(connection, scope) if scope.narrows else _all(connection)
    order = sorted(counts, key=lambda pair: (-counts[pair].entries, pair))[:limit]
    members = select(entry_pair.c.one, entry_pair.c.other, entry_pair.c.entry).where(
        entry_pair.c.entry.in_(select(entry.c.number).where(*entries_in(connection, scope)))
    )
    behind = supports(
        connection,
        {pair: counts[pair] for pair in order},
        lambda: (((one, other), number) for one, other, number in connection.execute(members)),
    )
    return [Arc(*pair, counts[pair].entries, None, behind[pair]) for pair in order], len(counts)


def _all(connection: Connection) -> dict[Pair, Count]:
    """Counts of every pair, in one pass over the pairs alone."""
    rows = connection.execute(
        select(entry_pair.c.one, entry_pair.c.other, func.count(), func.max(entry_pair.c.entry))
        .where(*not_rejected(connection, entry_pair.c.entry))
        .group_by(entry_pair.c.one, entry_pair.c.other)
    )
    return {(one, other): Count(entries, newest) for one, other, entries, newest in rows}

"""Map: the partners of a state and what ties it to each, or the heaviest ties of the record."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from legation.record.opened import Opened
from legation.record.store.tables import entry, entry_pair
from legation.views.places import points
from legation.views.rankings import ranking
from legation.views.rejected import not_rejected
from legation.views.scope import Scope, numbers_in
from legation.views.support import Count, Support, supports

_WIDE = 4
"""A scope of more than one entry in so many is looked up pair by pair, a narrower one entry by entry."""


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
    return TieMap(state, scope, placed, tuple(arc for arc in arcs if arc not in placed), found)


def _heaviest(connection: Connection, scope: Scope, limit: int) -> tuple[list[Arc], int]:
    chosen = [*_in_scope(connection, scope), *not_rejected(connection, entry_pair.c.entry)]
    rows = connection.execute(
        select(
            entry_pair.c.one, entry_pair.c.other, func.count().label("entries"), func.max(entry_pair.c.entry)
        )
        .where(*chosen)
        .group_by(entry_pair.c.one, entry_pair.c.other)
    ).all()
    order = sorted(rows, key=lambda row: (-row.entries, row.one, row.other))[:limit]
    counts = {(one, other): Count(entries, newest) for one, other, entries, newest in order}
    members = select(entry_pair.c.one, entry_pair.c.other, entry_pair.c.entry).where(*chosen)
    behind = supports(
        connection,
        counts,
        lambda: (((one, other), number) for one, other, number in connection.execute(members)),
    )
    arcs = [Arc(*pair, count.entries, None, behind[pair]) for pair, count in counts.items()]
    return arcs, len(rows)


def _in_scope(connection: Connection, scope: Scope) -> list[ColumnElement[bool]]:
    """Conditions on pairs, told in the way that the store answers fastest."""
    if not scope.narrows:
        return []
    inside = connection.execute(select(func.count()).select_from(numbers_in(scope).subquery())).scalar_one()
    every = connection.execute(select(func.count()).select_from(entry)).scalar_one()
    number = entry_pair.c.entry
    return [(number + 0 if inside * _WIDE > every else number).in_(numbers_in(scope))]

"""Entries that people rejected, found by way of the journal: they are few, and entries many."""

import json

from sqlalchemy import Column, Connection, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.store.rows import chunks
from legation.record.store.tables import claim, decision, entry

_LISTED = 1_000
"""More than so many are looked up in the store rather than named in a question."""


def rejected(connection: Connection) -> list[int]:
    """Their numbers."""
    named: set[str] = set()
    for (claims,) in connection.execute(select(decision.c.claims).where(decision.c.verb == "reject")):
        named.update(json.loads(claims))
    found: set[int] = set()
    for part in chunks(sorted(named)):
        rows = connection.execute(
            select(entry.c.number)
            .join(claim, claim.c.entry == entry.c.number)
            .where(claim.c.id.in_(part), entry.c.decision == "rejected")
        )
        found.update(number for (number,) in rows)
    return sorted(found)


def not_rejected(connection: Connection, number: Column[int]) -> list[ColumnElement[bool]]:
    """A condition on a column of entries' numbers, or none where nobody rejected anything."""
    numbers = rejected(connection)
    if not numbers:
        return []
    if len(numbers) > _LISTED:
        return [number.not_in(select(entry.c.number).where(entry.c.decision == "rejected"))]
    return [number.not_in(numbers)]

"""Outlets, by how many documents they have."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from legation.record.store.tables import document


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published documents; `name` is null for those that name nobody."""

    name: str | None
    documents: int
    stories: int
    first: date | None
    last: date | None


def outlets(connection: Connection) -> tuple[Outlet, ...]:
    """Every outlet, the one with most documents first."""
    rows = connection.execute(
        select(
            document.c.source,
            func.count(),
            func.count(func.distinct(document.c.story)),
            func.min(document.c.published),
            func.max(document.c.published),
        ).group_by(document.c.source)
    )
    return tuple(sorted((Outlet(*row) for row in rows), key=lambda one: (-one.documents, one.name or "")))

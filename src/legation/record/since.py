"""What came into a record since a moment: documents by when they were added, and the entries they touch."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from legation.record.store.tables import claim, document, entry, entry_party


class Touched(NamedTuple):
    """An entry with claims of new documents, `fresh` of its `claims`; `newest` is a document's number."""

    entry: int
    fresh: int
    claims: int
    newest: int
    disagreements: int


def first_added(connection: Connection, since: str) -> int | None:
    """The number of the first document that was added at this moment (UTC, ISO 8601) or later.

    Documents are numbered as they come in, so the moment is found by halving.
    """
    low, high = 0, connection.execute(select(func.max(document.c.number))).scalar() or 0
    if not high or _added(connection, high) < since:
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        if _added(connection, middle) < since:
            low = middle
        else:
            high = middle
    return high


def touched(connection: Connection, first: int, parties: Sequence[str]) -> list[Touched]:
    """Entries that documents from this number on speak of, the newest first; to which all are party."""
    # The sum keeps SQLite from walking all claims by entry; few documents are new.
    about = (claim.c.entry + 0).label("about")
    fresh = (
        select(about, func.count().label("fresh"), func.max(claim.c.document).label("newest"))
        .where(claim.c.document >= first, claim.c.entry.is_not(None))
        .group_by("about")
        .subquery()
    )
    query = (
        select(entry.c.number, fresh.c.fresh, entry.c.claims, fresh.c.newest, entry.c.disagreements)
        .join(fresh, fresh.c.about == entry.c.number)
        .where(func.coalesce(entry.c.decision, "") != "rejected")
    )
    for party in parties:
        theirs = select(entry_party.c.entry).where(entry_party.c.party == party)
        query = query.where(entry.c.number.in_(theirs))
    rows = connection.execute(query.order_by(fresh.c.newest.desc(), entry.c.number))
    return [Touched._make(row) for row in rows]


def count_added(connection: Connection, first: int) -> int:
    """How many documents have this number or a later one."""
    return connection.execute(select(func.count()).where(document.c.number >= first)).scalar_one()


def _added(connection: Connection, number: int) -> str:
    """When the document of this number, or of the next one that there is, was added."""
    query = select(document.c.added).where(document.c.number >= number).order_by(document.c.number).limit(1)
    return str(connection.execute(query).scalar_one())

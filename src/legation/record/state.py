"""The state of an entry or a claim: it differs once anybody has decided on it, or it has other claims."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from legation.errors import RecordError, StaleError
from legation.record.identity import digest
from legation.record.journal import journal
from legation.record.opened import claims_of
from legation.record.store.rows import chunks
from legation.record.store.tables import claim

Expected = Mapping[str, str]
"""From the ids of entries or claims to the states that a person saw."""


def states(connection: Connection, targets: Iterable[str]) -> dict[str, str]:
    """The states of these now; raises `RecordError` for an id that nothing has."""
    taken = journal(connection)
    found: dict[str, str] = {}
    for target in targets:
        _, claims = claims_of(connection, target)
        about = set(claims)
        decided = [one.id for one in taken if not about.isdisjoint((*one.claims, *one.against))]
        bodies = [
            list(row)
            for part in chunks(claims)
            for row in connection.execute(
                select(claim.c.id, claim.c.withdrawn, claim.c.successor)
                .where(claim.c.id.in_(part))
                .order_by(claim.c.id)
            )
        ]
        found[target] = digest([sorted(claims), decided, bodies])[:16]
    return found


def require(connection: Connection, expect: Expected | None) -> None:
    """Raises `StaleError` where one of these is in another state."""
    if not expect:
        return
    try:
        now = states(connection, expect)
    except RecordError:
        raise StaleError("it is not there any more: somebody merged, split or read it anew") from None
    if now != dict(expect):
        raise StaleError("somebody has decided on it since you looked")

"""What a newer reading has in the place of a claim that it no longer reads."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from legation.record.relate import touch
from legation.record.store.tables import claim


def succeed(connection: Connection, documents: Sequence[int]) -> None:
    """Finds for each withdrawn claim of the documents the current one that stands on the same words."""
    rows = connection.execute(
        select(
            *(claim.c.number, claim.c.id, claim.c.document, claim.c.withdrawn),
            *(claim.c.successor, claim.c.body, claim.c.wording),
        ).where(claim.c.document.in_(documents))
    ).all()
    current: dict[int, list[tuple[str, Any]]] = {}
    for row in rows:
        if not row.withdrawn:
            current.setdefault(row.document, []).append((row.id, json.loads(row.body)))
    changed = []
    for row in rows:
        after = _successor(json.loads(row.body), current.get(row.document, [])) if row.withdrawn else None
        if after != row.successor:
            changed.append((row, after))
    _keep(connection, changed)


def _keep(connection: Connection, changed: Sequence[tuple[Any, str | None]]) -> None:
    if changed:
        connection.execute(
            update(claim).where(claim.c.number == bindparam("n")).values(successor=bindparam("after")),
            [{"n": row.number, "after": after} for row, after in changed],
        )
        touch(connection, {row.wording for row, _ in changed})


def _successor(body: dict[str, Any], current: Sequence[tuple[str, Any]]) -> str | None:
    """The claim of the same kind, form, status and parties whose evidence overlaps most."""
    fitting = [
        (-_overlap(body, other), name)
        for name, other in current
        if all(body[field] == other[field] for field in ("kind", "form", "status", "parties"))
        and _overlap(body, other) > 0
    ]
    return min(fitting)[1] if fitting else None


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    """Characters of evidence that both quote."""
    return sum(
        max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
        for a in one["evidence"]
        for b in other["evidence"]
    )

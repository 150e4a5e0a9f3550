"""The journal: decisions, only ever added to."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, RowMapping, bindparam, func, select

from legation.record.decision import Decision
from legation.record.identity import canonical
from legation.record.standing import Standing, standing
from legation.record.store.rows import among, chunks, insert, next_number
from legation.record.store.tables import claim, decision

_FROM = select(decision).where(decision.c.number >= bindparam("number")).order_by(decision.c.number)
_AS_IT_STANDS = ("id", "at", "by", "verb", "scope", "target", "field", "reason", "undoes")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a journal, up to the decision of this number."""

    decisions: tuple[Decision, ...]
    number: int


_read: WeakKeyDictionary[Engine, _Read] = WeakKeyDictionary()
"""By store. As the journal is only added to, what was read of it holds while its last decision is there."""


def journal(connection: Connection) -> list[Decision]:
    """Every decision, in the order they were taken."""
    before = _read.get(connection.engine)
    if before is not None:
        rows = connection.execute(_FROM, {"number": before.number}).mappings().all()
        if rows and rows[0]["id"] == before.decisions[-1].id:
            return list(_remembered(connection, before.decisions, rows[1:]))
    rows = connection.execute(_FROM, {"number": 0}).mappings().all()
    return list(_remembered(connection, (), rows))


def _remembered(
    connection: Connection, before: tuple[Decision, ...], rows: Sequence[RowMapping]
) -> tuple[Decision, ...]:
    if not rows:
        return before
    found = (*before, *map(_decision, rows))
    _read[connection.engine] = _Read(found, rows[-1]["number"])
    return found


def _decision(row: RowMapping) -> Decision:
    return Decision(
        **{name: row[name] for name in _AS_IT_STANDS},
        claims=tuple(json.loads(row["claims"])),
        against=tuple(json.loads(row["against"] or "[]")),
        value=json.loads(row["value"]) if row["value"] is not None else None,
    )


def standing_now(connection: Connection) -> Standing:
    """What the journal comes to, with the claims as they are read now."""
    decided = journal(connection)
    return standing(decided, _successors(connection, decided))


def _successors(connection: Connection, decided: Sequence[Decision]) -> dict[str, str]:
    """From each claim that decisions are about, and that is withdrawn, to the one in its place, and on."""
    found: dict[str, str] = {}
    wanted = {one for decision in decided for one in (*decision.claims, *decision.against)}
    while wanted:
        after: dict[str, str] = {}
        for part in chunks(sorted(wanted)):
            rows = select(claim.c.id, claim.c.successor).where(
                among(connection, claim.c.id, part), claim.c.successor.is_not(None)
            )
            after.update((row[0], row[1]) for row in connection.execute(rows))
        found.update(after)
        wanted = set(after.values()) - found.keys()
    return found


def append(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Adds decisions at the end."""
    first = next_number(connection, decision)
    insert(
        connection,
        decision,
        [
            {
                **{k: v for k, v in one.to_dict().items() if k not in ("claims", "against", "value")},
                "number": first + place,
                "claims": canonical(list(one.claims)),
                "against": canonical(list(one.against)) if one.against else None,
                "value": canonical(one.value) if one.value is not None else None,
            }
            for place, one in enumerate(decisions)
        ],
    )


def named(one: Decision, connection: Connection) -> Decision:
    """The decision with its id, made from its content and its place in the journal."""
    place = connection.execute(select(func.count()).select_from(decision)).scalar_one()
    form = {**one.to_dict(), "id": None, "place": place}
    return replace(one, id="d" + hashlib.sha256(canonical(form).encode()).hexdigest()[:16])

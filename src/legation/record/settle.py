"""Brings entries up to date with claims, likenesses and decisions, some components at a time."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from legation.record.derive import Component, Kept, groups, name_of
from legation.record.entry_rows import EntryRows, rows
from legation.record.journal import standing_now
from legation.record.kept import kept, kept_rows
from legation.record.offices import Offices
from legation.record.relate import Relater
from legation.record.standing import Standing
from legation.record.store.rows import chunks, insert, lookup, next_number, upsert
from legation.record.store.tables import (
    claim,
    disagreement,
    entry,
    entry_pair,
    entry_party,
    likeness,
    stage,
    wording,
)

_COMPONENTS = 4_000


def settle_some(connection: Connection, relater: Relater) -> int:
    """Settles some components within the open transaction, after comparing again what has to be; gives how
    many it looked at, 0 where none was left."""
    if again := relater.reconsider(connection):
        return again
    waiting = select(wording.c.component).where(wording.c.state < 2).distinct().limit(_COMPONENTS)
    numbers = [number for (number,) in connection.execute(waiting)]
    if not numbers:
        return 0
    decided = standing_now(connection)
    components = load_components(connection, numbers, decided)
    found = [group for number in sorted(components) for group in groups(components[number], decided)]
    _write(connection, found, decided, _gone(connection, numbers, found))
    for part in chunks(numbers):
        connection.execute(update(wording).where(wording.c.component.in_(part)).values(state=2))
    return len(numbers)


def load_components(
    connection: Connection, numbers: Iterable[int], decided: Standing
) -> dict[int, Component]:
    """Components by number, without claims that are withdrawn and for which nobody stands."""
    found: dict[int, Component] = {}
    for part in chunks(numbers):
        for number, its in _claims(connection, part, decided):
            component = found.setdefault(number, Component())
            component.claims.setdefault(its.wording, []).append(its)
        edges = (
            select(wording.c.component, likeness.c.one, likeness.c.other, likeness.c.score)
            .join(wording, wording.c.number == likeness.c.one)
            .where(wording.c.component.in_(part))
        )
        for number, one, other, score in connection.execute(edges):
            if number in found and one in found[number].claims and other in found[number].claims:
                found[number].edges.append((one, other, score))
    return found


def _claims(
    connection: Connection, components: Sequence[int], decided: Standing
) -> Iterable[tuple[int, Kept]]:
    chosen = kept_rows().where(wording.c.component.in_(components))
    offices = Offices(connection)
    for row in connection.execute(chosen).all():
        if not row.withdrawn or decided.vouched(row.id):
            yield row.component, kept(row, decided, offices)


def _gone(connection: Connection, components: Sequence[int], found: Sequence[Sequence[Kept]]) -> set[int]:
    """Numbers of entries that these components had; claims left out of all entries lose theirs."""
    kept = {one.number for group in found for one in group}
    before: set[int] = set()
    left: list[int] = []
    for part in chunks(components):
        rows = connection.execute(
            select(claim.c.number, claim.c.entry)
            .join(wording, wording.c.number == claim.c.wording)
            .where(wording.c.component.in_(part), claim.c.entry.is_not(None))
        )
        for number, its in rows:
            before.add(its)
            if number not in kept:
                left.append(number)
    for part in chunks(left):
        connection.execute(update(claim).where(claim.c.number.in_(part)).values(entry=None, stage=None))
    return before


def _write(
    connection: Connection, found: Sequence[Sequence[Kept]], decided: Standing, before: set[int]
) -> None:
    ids = [name_of(group) for group in found]
    known = lookup(connection, entry.c.id, entry.c.number, ids)
    fresh = next_number(connection, entry)
    made: list[EntryRows] = []
    for name, group in zip(ids, found, strict=True):
        if name not in known:
            known[name] = fresh
            fresh += 1
        made.append(rows(known[name], group, decided))
    kept = {one.entry["number"] for one in made}
    _clear(connection, before | kept)
    upsert(connection, entry, [one.entry for one in made])
    insert(connection, stage, [row for one in made for row in one.stages])
    insert(connection, entry_party, [row for one in made for row in one.parties])
    insert(connection, entry_pair, [row for one in made for row in one.pairs])
    insert(connection, disagreement, [row for one in made for row in one.disagreements])
    _point(connection, found, made)
    _drop(connection, before - kept)


def _clear(connection: Connection, numbers: set[int]) -> None:
    for part in chunks(sorted(numbers)):
        for table in (stage, entry_party, entry_pair, disagreement):
            connection.execute(delete(table).where(table.c.entry.in_(part)))


def _point(connection: Connection, found: Sequence[Sequence[Kept]], made: Sequence[EntryRows]) -> None:
    """Claims point to their entries and stages."""
    moved = []
    for group, one in zip(found, made, strict=True):
        number = one.entry["number"]
        for its in group:
            place = one.stage_of[its.number]
            if (its.entry, its.stage) != (number, place):
                moved.append({"n": its.number, "e": number, "s": place})
    if moved:
        connection.execute(
            update(claim)
            .where(claim.c.number == bindparam("n"))
            .values(entry=bindparam("e"), stage=bindparam("s")),
            moved,
        )


def _drop(connection: Connection, numbers: set[int]) -> None:
    """Entries that no claim is about any more go."""
    for part in chunks(sorted(numbers)):
        held = {n for (n,) in connection.execute(select(claim.c.entry).where(claim.c.entry.in_(part)))}
        connection.execute(delete(entry).where(entry.c.number.in_([n for n in part if n not in held])))

"""The outline of many entries: what counts and choices need of each, in one pass over the store."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from legation.record.choosing import Filter, conditions
from legation.record.store.rows import among, chunks
from legation.record.store.tables import entry, entry_pair, stage

_COLUMNS = ("number", "kind", "form", "status", "stage", "parties", "start", "end", "day", "claims")


class Outline(NamedTuple):
    """An entry in the fewest words; `number` is of the store alone, `parties` has a space between codes."""

    number: int
    kind: str
    form: str
    status: str
    stage: str
    parties: str
    start: date | None
    end: date | None
    day: date | None
    claims: int
    disagreements: int


def outlines(connection: Connection, chosen: Filter) -> list[Outline]:
    """Every entry that the filter chooses, the newest first, those without a day last."""
    columns = (*(entry.c[name] for name in _COLUMNS), entry.c.disagreements)
    found = connection.execute(select(*columns).where(*conditions(chosen))).all()
    rows = [Outline._make(row) for row in found]
    rows.sort(key=lambda row: row.number)
    rows.sort(key=lambda row: row.day or date.min, reverse=True)
    return rows


def planned_stages(connection: Connection, numbers: Iterable[int], since: date) -> dict[int, date]:
    """Of these entries those with a planned stage that ends on the day or later, with its first day."""
    found: dict[int, date] = {}
    for part in chunks(sorted(numbers)):
        rows = connection.execute(
            select(stage.c.entry, stage.c.start)
            .where(among(connection, stage.c.entry, part))
            .where(stage.c.phase.endswith("(planned)"), stage.c.end >= since)
        )
        for number, start in rows:
            found[number] = min(found.get(number, date.max), start)
    return found


def count_pair(connection: Connection, one: str, other: str) -> int:
    """How many entries two parties have, with or without others."""
    low, high = sorted((one, other))
    query = select(func.count()).where(entry_pair.c.one == low, entry_pair.c.other == high)
    return connection.execute(query).scalar_one()

"""The outline of many entries: what counts and choices need of each, in one pass over the store."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import itemgetter
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
    result = connection.execute(select(*columns).where(*conditions(chosen)))
    rows = [
        Outline._make((*row[:6], _day(row[6]), _day(row[7]), _day(row[8]), row[9], row[10]))
        for row in result.cursor.fetchall()  # tens of thousands: the driver's own tuples are much faster
    ]
    result.close()
    rows.sort(key=itemgetter(0))
    rows.sort(key=lambda row: row[8] or date.min, reverse=True)
    return rows


@lru_cache(maxsize=50_000)
def _day(value: date | str | None) -> date | None:
    """A day as the driver gives it: SQLite's are text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


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

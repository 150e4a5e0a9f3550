"""The outline of many entries: what counts and choices need of each, in one pass over the store."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, select

from legation.record.choosing import Filter, conditions
from legation.record.store.rows import among, chunks, driver_day, driver_rows
from legation.record.store.tables import entry, entry_pair, stage


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
    columns = entry.c
    query = (
        select(
            *(columns.number, _WORDS, columns.start, columns.end, columns.day),
            *(columns.claims, columns.disagreements),
        )
        .where(*conditions(chosen))
        .order_by(columns.day.desc().nulls_last(), columns.number)
    )
    days, words, make, found = _Days(), _Words(), tuple.__new__, []
    for number, said, start, end, day, claims, disagreements in driver_rows(connection, query):
        kind, form, status, stage, parties = words[said]
        when = (days[start], days[end], days[day])
        found.append(
            make(Outline, (number, kind, form, status, stage, parties, *when, claims, disagreements))
        )
    return found


_WORDS: Final = (
    entry.c.kind + "\t" + entry.c.form + "\t" + entry.c.status + "\t" + entry.c.stage + "\t" + entry.c.parties
)
"""What many entries have alike, as one text: of tens of thousands that takes half the time."""


class _Words(dict[str, list[str]]):
    """Such texts taken apart, each once."""

    def __missing__(self, said: str) -> list[str]:
        self[said] = found = said.split("\t")
        return found


def sorts(rows: Iterable[Outline]) -> Counter[tuple[str, str, str]]:
    """How many entries of each (kind, status, parties)."""
    return Counter(map(attrgetter("kind", "status", "parties"), rows))


class _Days(dict[date | str | None, date | None]):
    """Days as the driver gives them, SQLite's are text, each read once."""

    def __missing__(self, given: date | str | None) -> date | None:
        self[given] = found = driver_day(given)
        return found


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

"""Facets: how many of the entries found are of each kind, form, status, party, year and decision."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from legation.record.answers import EntrySummary
from legation.record.choosing import Filter, conditions
from legation.record.queries import ENTRY, summary
from legation.record.store.tables import entry

LOOKED_AT: Final = 500
"""Of more entries, the newest are counted."""
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by facet, then value, the most frequent first; `whole` is false where only `counted` were."""

    counts: Mapping[str, tuple[tuple[str, int], ...]]
    counted: int
    whole: bool


def facets(connection: Connection, chosen: Filter) -> Facets:
    """Counts the newest entries that `chosen` lets through."""
    query = select(*ENTRY).where(*conditions(chosen), entry.c.day.is_not(None)).order_by(entry.c.day.desc())
    rows = [summary(row) for row in connection.execute(query.limit(LOOKED_AT + 1)).mappings()]
    return counted(rows[:LOOKED_AT], whole=len(rows) <= LOOKED_AT)


def counted(entries: Iterable[EntrySummary], *, whole: bool) -> Facets:
    """Counts these entries."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("kind", "form", "status", "party", "year", "decision")
    }
    number = 0
    for one in entries:
        number += 1
        counts["kind"][one.kind] += 1
        counts["form"][one.form] += 1
        counts["status"][one.status] += 1
        counts["party"].update(one.parties)
        counts["decision"][one.decision or "none"] += 1
        if one.day:
            counts["year"][str(one.day.year)] += 1
    return Facets({name: _ranked(name, its) for name, its in counts.items()}, number, whole)


def _ranked(name: str, counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]
    return tuple(sorted(found, reverse=True) if name == "year" else found)

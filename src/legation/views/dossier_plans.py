"""What lies ahead of a day: plans with a date by date, then those lately reported without one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from legation.record.gathered import Gathered
from legation.record.outline import Outline
from legation.views.dossier_items import item
from legation.views.dossier_parts import Plans, Section, share
from legation.views.dossier_sources import Sources

_SAID_ELSEWHERE: Final = frozenset({"commitment", "statement"})
_LATELY: Final = timedelta(days=540)
"""How long after its report a plan without a date still counts as one."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Plans that lie ahead of the day `as_of`, and how many others had a day before it."""

    as_of: date | None
    rows: Sequence[Outline]
    overdue: int


def coming(rows: Sequence[Outline], stages: Mapping[int, date], as_of: date | None) -> Coming:
    """Plans that end on the day or later, by day, then undated ones lately reported; `stages` are planned
    stages still to come of entries that are further already."""
    if as_of is None:
        return Coming(None, (), 0)
    dated, undated, late = [], [], 0
    for row in rows:
        if row.number in stages:
            dated.append((max(stages[row.number], as_of), row))
        elif row.status != "planned" or row.kind in _SAID_ELSEWHERE:
            continue
        elif row.start is None:
            if row.day and as_of - _LATELY <= row.day <= as_of:
                undated.append(row)
        elif (row.end or row.start) >= as_of:
            dated.append((max(row.start, as_of), row))
        else:
            late += 1
    dated.sort(key=lambda pair: pair[0])
    return Coming(as_of, (*(row for _, row in dated), *undated), late)


def plans(found: Coming, entries: Mapping[int, Gathered], sources: Sources, most: int | None) -> Plans:
    """Plans to come as lines, the first ones shown."""
    shown = tuple(item(entries[row.number], sources) for row in share(found.rows, most))
    return Plans(found.as_of, Section(len(found.rows), shown), found.overdue)

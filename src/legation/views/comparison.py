"""Two dyads, or one in two periods, side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from legation.errors import QuestionError
from legation.record.choosing import Filter
from legation.record.collecting import rarely
from legation.record.gathered import (
    details_in,
    gathered,
    papers,
    settled_values,
    taking_part,
    topics_in,
)
from legation.record.journal import standing_now
from legation.record.outline import Outline, outlines
from legation.record.record import Record
from legation.schema import KINDS, STATUSES
from legation.views.comparison_parts import Comparison, Named, Row, Side
from legation.views.dossier_glance import ends
from legation.views.dossier_items import instrument, shown_days
from legation.views.dossier_parts import Source
from legation.views.dossier_sources import Sources
from legation.views.dossier_speakers import acting
from legation.views.dossier_transfers import counted, worth_of
from legation.views.parties import parties_name, party_codes

_LOOKED_AT: Final = 1_000
"""The newest entries of a side in which topics and people are counted."""
_PEOPLE: Final = 5
_INSTRUMENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of the question: parties, as codes or names, in a period whose ends may be open."""

    parties: tuple[str, ...]
    since: date | None = None
    until: date | None = None


def compare(record: Record, one: Asked | Iterable[str], other: Asked | Iterable[str]) -> Comparison:
    """Both sides with the same figures; a side is parties, or `Asked` for parties in a period.

    Raises `QuestionError` for a party nobody knows or a period that ends before it starts.

    >>> views.compare(record, ["IND", "ISR"], ["IND", "FRA"]).rows  # doctest: +SKIP
    """
    asked = [_asked(side) for side in (one, other)]
    same = asked[0].parties == asked[1].parties
    with rarely, record.reading() as connection:
        found = [outlines(connection, Filter(parties=a.parties, since=a.since, until=a.until)) for a in asked]
        named, sources = _instruments(connection, found)
        labels = [_label(side, period_only=same) for side in asked]
        sides = [
            _side(connection, side, label, rows, its)
            for side, label, rows, its in zip(asked, labels, found, named, strict=True)
        ]
    return Comparison(sides[0], sides[1], tuple(_rows(*sides)), sources)


def _asked(side: Asked | Iterable[str]) -> Asked:
    given = side if isinstance(side, Asked) else Asked(tuple(side))
    codes = party_codes(given.parties)
    if not codes:
        raise QuestionError("each side needs one party or more: 'IND ISR'")
    if given.since and given.until and given.until < given.since:
        raise QuestionError(f"the period ends ({given.until}) before it starts ({given.since})")
    return Asked(codes, given.since, given.until)


def _label(side: Asked, *, period_only: bool) -> str:
    """`India – Israel`, with its period where it has one; of one dyad in two periods the period alone."""
    since, until = side.since, side.until
    if since and until and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        period = str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    elif since or until:
        period = f"{since or '…'} – {until or '…'}"
    else:
        period = ""
    if period_only and period:
        return period
    return f"{parties_name(side.parties)}{', ' if period else ''}{period}"


def _side(
    connection: Connection, side: Asked, label: str, rows: Sequence[Outline], named: tuple[Named, ...]
) -> Side:
    first, last = ends(rows)
    years = Counter(row.day.year for row in rows if row.day)
    deals, priced, sums = _deals(connection, rows)
    near = rows[:_LOOKED_AT]
    kinds, statuses = Counter(row.kind for row in rows), Counter(row.status for row in rows)
    return Side(
        label=label,
        parties=side.parties,
        since=side.since,
        until=side.until,
        entries=len(rows),
        disputed=sum(row.disagreements > 0 for row in rows),
        first=_shown(first),
        last=_shown(last),
        kinds=tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        forms=_ranked(Counter(f"{row.kind}: {row.form}" for row in rows)),
        statuses=tuple((status, statuses[status]) for status in STATUSES if statuses[status]),
        years=tuple(sorted(years.items())),
        deals=deals,
        priced=priced,
        values=sums,
        topics=_topics(connection, near),
        people=_people(connection, near, side.parties),
        looked_at=len(near),
        instruments=named,
    )


def _shown(row: Outline | None) -> str | None:
    """The entry's date as precise as its days are."""
    if row is None or row.start is None:
        return None
    end = row.end or row.start
    whole_month = row.start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_month and (row.start.month, end.month) == (1, 12) and row.start.year == end.year:
        precision = "year"
    elif whole_month and (row.start.year, row.start.month) == (end.year, end.month):
        precision = "month"
    else:
        precision = "day" if row.start == end else "range"
    return shown_days(row.start, end, precision)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _deals(connection: Connection, rows: Sequence[Outline]) -> tuple[int, int, tuple[tuple[str, float], ...]]:
    """How many deals were ordered or delivered, how many of them have a value, and the sums."""
    deals = [row.number for row in counted([row for row in rows if row.kind == "transfer"])]
    details, settled = details_in(connection, deals), settled_values(connection, deals)
    sums: dict[str, float] = {}
    priced = 0
    for number in deals:
        if its := worth_of(details.get(number, ()), settled.get(number)):
            priced += 1
            sums[its[0]] = sums.get(its[0], 0.0) + its[1]
    return len(deals), priced, tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def _topics(connection: Connection, rows: Sequence[Outline]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for topics in topics_in(connection, [row.number for row in rows]).values():
        found.update(topics)
    return _ranked(found)


def _people(
    connection: Connection, rows: Sequence[Outline], sides: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    days = {row.number: row.day for row in rows}
    persons = acting(taking_part(connection, days), days, sides, _PEOPLE)
    return tuple((f"{one.name} ({one.state})", len(one.entries)) for side in persons.values() for one in side)


def _instruments(
    connection: Connection, sides: Sequence[Sequence[Outline]]
) -> tuple[list[tuple[Named, ...]], tuple[Source, ...]]:
    """Each side's newest instruments that came about, and the sources of them all."""
    chosen = [
        [row.number for row in rows if row.kind == "instrument" and row.status == "occurred"][:_INSTRUMENTS]
        for rows in sides
    ]
    entries = gathered(
        connection, {number for numbers in chosen for number in numbers}, standing_now(connection)
    )
    sources = Sources(papers(connection, {c.document for e in entries.values() for c in e.claims}))
    named = []
    for numbers in chosen:
        lines = [instrument(entries[number], sources) for number in numbers]
        named.append(tuple(Named(o.item.entry, o.item.when, o.title, o.item.stage) for o in lines))
    return named, sources.listed()


def _rows(one: Side, other: Side) -> Iterable[Row]:
    yield Row("all", "entries", one.entries, other.entries)
    yield Row("all", "entries on which sources differ", one.disputed, other.disputed)
    for group, ours, theirs in (
        ("kind", one.kinds, other.kinds),
        ("status", one.statuses, other.statuses),
        ("form", one.forms, other.forms),
        ("topic", one.topics, other.topics),
        ("year", one.years, other.years),
    ):
        yield from _paired(group, dict(ours), dict(theirs))
    yield Row("transfer", "ordered or delivered", one.deals, other.deals)
    yield Row("transfer", "of them with a value", one.priced, other.priced)
    yield from _paired("value", dict(one.values), dict(other.values))


def _paired(group: str, ours: Mapping[Any, float], theirs: Mapping[Any, float]) -> Iterable[Row]:
    """Every name that a side has, in the order of the first that has it; years by year."""
    names = list(dict.fromkeys([*ours, *theirs]))
    if group == "year":
        names.sort(key=str)
    elif group in ("form", "topic"):
        names.sort(key=lambda name: (-(ours.get(name, 0) + theirs.get(name, 0)), str(name)))
    for name in names:
        missing = None if group == "value" else 0
        yield Row(group, str(name), ours.get(name, missing), theirs.get(name, missing))

"""Exercises in the form of the Multinational Military Exercises data, version 7: a row an exercise."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from legation.exchange.country_codes import register_name
from legation.exchange.register import (
    RegisterRow,
    day_parts,
    header,
    lines,
    of_the_time,
    said,
    standing,
    text,
    topics,
)
from legation.lexicon import words
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection
from legation.schema import ORGANISATIONS

_NOT_KNOWN: Final = "-9"
_DAY_NOT_KNOWN: Final = "xx"
_FORCES: Final = ("CPX", "Air", "Land", "Sea", "Amphibious", "Cyber")
_ENDS: Final = ("Peacekeeping", "Humanitarian")


def export(selection: Selection, *, evidence: bool = False, notes: list[str] | None = None) -> Iterator[str]:
    """CSV with the data's header: exercises that took place and whose year is known, by day.

    What forces take part is told by topics and by words of the evidence, which stands in `FocusDescription`;
    coordinates are left empty.
    """
    left = [0]
    yield from lines(header("mme"), _rows(selection, left), evidence=evidence)
    if left[0] and notes is not None:
        notes.append(
            f"{left[0]:,} exercises are left out: their year is not known, or they did not take place"
        )


def _rows(selection: Selection, left: list[int]) -> Iterator[RegisterRow]:
    names = header("mme")
    for entry in selection.entries():
        if (entry.summary.kind, entry.summary.form) != ("activity", "exercise"):
            continue
        if not entry.summary.start or entry.summary.status != "occurred":
            left[0] += 1
            continue
        cells = _cells(entry, [name for name in names if name.startswith("State")])
        yield [cells.get(name, "") for name in names], entry


def _cells(entry: SelectedEntry, columns: list[str]) -> dict[str, str]:
    its = entry.summary
    assert its.start
    then = of_the_time(entry)
    states = [then.get(party, party) for party in its.parties if party not in ORGANISATIONS]
    named = [register_name("mme", state, its.start) for state in states]
    bodies = [register_name("mme", party, its.start) for party in its.parties if party in ORGANISATIONS]
    parties = [*sorted(named), *sorted(bodies)]
    return {
        "MMEID": its.id,
        "Ex_Name": text(entry.best.get("name")) or _NOT_KNOWN,
        "Location": text(its.place) or _NOT_KNOWN,
        **_dates("StartDate", "s", its.start, its.precision),
        **_dates("EndDate", "e", its.end or its.start, its.precision),
        **_marks(entry),
        "FocusDescription": text(standing(entry)[0].body["evidence"][0]["text"]),
        "AdditionalParticipantInfo": text("; ".join(parties[len(columns) :])),
        **{column: text(party) for column, party in zip(columns, parties, strict=False)},
    }


def _dates(whole: str, part: str, day: date, precision: str | None) -> dict[str, str]:
    """`1/14/80`, or `1980-01-xx` where the day is not known."""
    year, month, its_day = day_parts(day, precision)
    if its_day:
        shown = f"{day.month}/{day.day}/{day.year % 100:02}"
    else:
        shown = f"{year}-{month.zfill(2) if month else _DAY_NOT_KNOWN}-{_DAY_NOT_KNOWN}"
    return {
        **{whole: shown, f"{part}.year": year, f"{part}.month": month or _DAY_NOT_KNOWN},
        f"{part}.day": its_day or _DAY_NOT_KNOWN,
    }


def _marks(entry: SelectedEntry) -> dict[str, str]:
    """1 or 0 for each force and end; an exercise for neither peacekeeping nor relief is for war."""
    held: dict[str, Any] = dict(words("registers/mme"))
    its, told = topics(entry), said(entry)

    def marked(column: str) -> bool:
        by_topic = its.intersection(held["topics"].get(column, ()))
        return bool(by_topic) or any(word in told for word in held["words"].get(column, ()))

    found = {column: marked(column) for column in (*_FORCES, *_ENDS)}
    found["Warfighting"] = not any(found[column] for column in _ENDS)
    return {column: str(int(value)) for column, value in found.items()}

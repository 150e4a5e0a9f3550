"""Events and mentions in the tables of GDELT 2.0: 61 and 16 columns, tab-separated, without a header.

An entry is an event for each pair of its parties, with a CAMEO code. Tone, coordinates, ethnic and religious
codes are left empty.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from legation.exchange import country_codes
from legation.exchange.cells import guarded
from legation.exchange.destination import write_text
from legation.exchange.event_codes import acting, event_code, goldstein, quad_class
from legation.exchange.event_place import EventPlace, event_place, one_line
from legation.exchange.register import header, standing
from legation.language.paragraphs import paragraphs
from legation.language.sentences import sentences
from legation.record.selected import SelectedDocument, SelectedEntry
from legation.record.selection import Selection
from legation.schema import ORGANISATIONS

_LEAD: Final = 500
"""A claim that stands in so many first characters of its document makes a root event."""
_MIDNIGHT: Final = "000000"


class _Told(NamedTuple):
    """What mentions need of an entry: the numbers of its events, and when it was first reported."""

    events: tuple[int, ...]
    reported: str


def export(
    selection: Selection,
    *,
    table_name: Literal["events", "mentions"] = "events",
    notes: list[str] | None = None,
) -> Iterator[str]:
    """One of the two tables. Entries that CAMEO has no code for, or that have no day, are left out."""
    told: dict[str, _Told] = {}
    left = 0
    for entry in selection.entries():
        rows = list(_events(entry))
        left += not rows
        if rows:
            numbers = tuple(int(row["GlobalEventID"]) for row in rows)
            told[entry.summary.id] = _Told(numbers, rows[0]["DATEADDED"])
        if table_name == "events":
            yield from (_line(row, "events") for row in rows)
    if left and notes is not None:
        notes.append(
            f"{left:,} entries are left out: CAMEO has no code for them, or they have one party or no day"
        )
    if table_name == "mentions":
        yield from _mentions(selection, told)


def export_folder(selection: Selection, folder: Path, *, notes: list[str] | None = None) -> None:
    """Both tables, as `legation.export.CSV` and `legation.mentions.CSV`."""
    write_text(folder / "legation.export.CSV", export(selection, notes=notes))
    write_text(folder / "legation.mentions.CSV", export(selection, table_name="mentions"))


def _line(row: dict[str, Any], table_name: str) -> str:
    return "\t".join(str(row.get(name, "")) for name in _names(table_name)) + "\n"


@cache
def _names(table_name: str) -> tuple[str, ...]:
    return tuple(header("gdelt", table_name))


def _events(entry: SelectedEntry) -> Iterator[dict[str, Any]]:
    its, code = entry.summary, event_code(entry).cameo
    day = its.day
    if not code or day is None:
        return
    claims, place = standing(entry), event_place(entry)
    days = {"Day": f"{day:%Y%m%d}", "MonthYear": f"{day:%Y%m}", "Year": day.year}
    shared = {
        **days,
        "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
        "IsRootEvent": int(any(one.body["evidence"][0]["start"] < _LEAD for one in claims)),
        **{"EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2]},
        **{"QuadClass": quad_class(code), "GoldsteinScale": goldstein(code)},
        **{"NumMentions": its.claims, "NumSources": its.sources, "NumArticles": its.documents},
        **_geography("Action", place, day),
        "DATEADDED": f"{entry.reported or day:%Y%m%d}{_MIDNIGHT}",
        "SOURCEURL": next((one_line(one.url) for one in claims if one.url), ""),
    }
    for one, other in acting(entry):
        yield {
            "GlobalEventID": _number(its.id, one, other),
            **_actor("Actor1", one, day),
            **_actor("Actor2", other, day),
            **shared,
        }


def _number(entry: str, one: str, other: str) -> int:
    """A number for the event that a double holds: the same event has the same."""
    return int(hashlib.sha256(f"{entry} {one} {other}".encode()).hexdigest()[:13], 16)


def _actor(which: str, party: str, day: date) -> dict[str, Any]:
    code = country_codes.cameo(party) or ""
    name = {f"{which}Name": country_codes.name(party).upper()}
    place = EventPlace(country_codes.name(party), party, whole_state=True)
    if party in ORGANISATIONS:
        return name | {
            f"{which}Code": f"IGO{code}",
            f"{which}KnownGroupCode": code,
            f"{which}Type1Code": "IGO",
            **_geography(which, None, day),
        }
    return name | {f"{which}Code": code, f"{which}CountryCode": code, **_geography(which, place, day)}


def _geography(which: str, place: EventPlace | None, day: date) -> dict[str, Any]:
    if place is None:
        return {f"{which}Geo_Type": 0}
    fips = country_codes.fips(place.state, day) if place.state else None
    state = country_codes.name(place.state) if place.state else ""
    full = place.name if place.whole_state or not state else f"{place.name}, {state}"
    return {
        f"{which}Geo_Type": 1 if place.whole_state else 4,
        f"{which}Geo_Fullname": guarded(one_line(full)),
        f"{which}Geo_CountryCode": fips or "",
    }


def _mentions(selection: Selection, told: dict[str, _Told]) -> Iterator[str]:
    for document in selection.documents():
        ends = [sentence.end for sentence in sentences(document.text, paragraphs(document.text))]
        for claim in document.claims:
            entry = told.get(claim.entry)
            first = claim.body["evidence"][0]
            sentence = 1 + sum(end <= first["start"] for end in ends)
            for number in entry.events if entry else ():
                row = _mention(document, first, sentence, claim.confidence)
                row |= {"GlobalEventID": number, "EventTimeDate": entry.reported if entry else ""}
                yield _line(row, "mentions")


def _mention(
    document: SelectedDocument, span: dict[str, Any], sentence: int, confidence: float | None
) -> dict[str, Any]:
    published = f"{document.published:%Y%m%d}{_MIDNIGHT}" if document.published else ""
    return {
        "MentionTimeDate": published,
        "MentionType": 1 if document.url else 2,
        "MentionSourceName": guarded(one_line(document.source)),
        "MentionIdentifier": guarded(one_line(document.url or document.id)),
        "SentenceID": sentence,
        **{"Actor1CharOffset": -1, "Actor2CharOffset": -1, "ActionCharOffset": span["start"]},
        "InRawText": 1,
        "Confidence": "" if confidence is None else round(confidence * 100),
        "MentionDocLen": len(document.text),
    }

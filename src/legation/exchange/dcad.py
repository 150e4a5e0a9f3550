"""Instruments in the columns of the Defense Cooperation Agreement Dataset: a row a bilateral agreement.

What the dataset's coders judge (`span`, `asymmetry`, `categoryConf`, …) is left empty. `DCAid` is the
dataset's own where the instrument came from it, or else the entry's id.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from legation.exchange import country_codes
from legation.exchange.register import (
    RegisterRow,
    day_parts,
    header,
    lines,
    of_the_time,
    outlets,
    text,
    topics,
)
from legation.lexicon import words
from legation.record.answers import StageOf
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection

_SIGNED: Final = ("signed", "adopted", "exchanged", "ratified", "entered_into_force")
_ID: Final = re.compile(r"\((DCADv[0-9.]{1,5}-[0-9]{1,6})\)$")
_UNKNOWN: Final = "-88"


def export(selection: Selection, *, evidence: bool = False, notes: list[str] | None = None) -> Iterator[str]:
    """CSV with DCAD's header, agreements by day of signature. Left out: what is not between two states that
    the Correlates of War list had on that day, and what is not known to be signed."""
    left = [0]
    yield from lines(header("dcad"), _rows(selection, left), evidence=evidence)
    if left[0] and notes is not None:
        notes.append(f"{left[0]:,} instruments are left out: not signed, or not between two states")


def _rows(selection: Selection, left: list[int]) -> Iterator[RegisterRow]:
    for entry in selection.entries():
        if entry.summary.kind != "instrument":
            continue
        cells = _cells(entry)
        if cells is None:
            left[0] += 1
        else:
            yield [cells.get(name, "") for name in header("dcad")], entry


def _cells(entry: SelectedEntry) -> dict[str, str] | None:
    signed = _stage(entry, *_SIGNED)
    states = _states(entry, signed) if signed else None
    if signed is None or states is None:
        return None
    entered, ended = _stage(entry, "entered_into_force"), _stage(entry, "terminated")
    act = signed if signed.phase != "entered_into_force" else None
    title = entry.best.get("title", "")
    its_id = _ID.search(title)
    return {
        **{f"ccode{place}": str(number) for place, number in enumerate(states, 1)},
        **{
            f"cowName{place}": country_codes.cow_abbreviation(number) or ""
            for place, number in enumerate(states, 1)
        },
        **_dates("sign", act),
        **_dates("EIF", entered),
        **_categories(entry, title),
        "terminated": "1" if ended else _UNKNOWN,
        "endYearEstimate": str(ended.start.year) if ended and ended.start else "",
        "source": text(outlets(entry)),
        "DCAid": its_id[1] if its_id else entry.summary.id,
    }


def _stage(entry: SelectedEntry, *phases: str) -> StageOf | None:
    """The first of the stages of these phases, in the order of the phases."""
    found = [stage for phase in phases for stage in entry.stages if stage.phase == phase]
    return found[0] if found else None


def _states(entry: SelectedEntry, signed: StageOf) -> tuple[int, int] | None:
    """The COW numbers of the two parties on the day, the lower first."""
    day = signed.start or entry.summary.day
    if day is None or len(entry.summary.parties) != 2:
        return None
    then = of_the_time(entry)
    numbers = [country_codes.cow(then.get(party, party), day) for party in entry.summary.parties]
    one, other = numbers
    return None if one is None or other is None else (min(one, other), max(one, other))


def _dates(which: str, stage: StageOf | None) -> dict[str, str]:
    parts = day_parts(stage.start, stage.precision) if stage else ("", "", "")
    return dict(zip((f"{which}Year", f"{which}Month", f"{which}Day"), parts, strict=True))


def _categories(entry: SelectedEntry, title: str) -> dict[str, str]:
    """The dataset's category of the title first, then those of the topics; `DCA` where there is none."""
    held: dict[str, Any] = words("registers/dcad")["categories"]
    named = [
        category
        for category, called in words("registers/dcad_titles")["titles"].items()
        if title.casefold().startswith(called.casefold())
    ]
    its = topics(entry)
    by_topic = [name for name, one in held.items() if its.intersection(one["topics"]) and _titled(one, title)]
    found = list(dict.fromkeys([*named, *by_topic]))[:3] or ["DCA"]
    return {"type": held[found[0]]["type"]} | {f"category{n}": name for n, name in enumerate(found, 1)}


def _titled(category: dict[str, Any], title: str) -> bool:
    """Whether the title has a word of the category, where the category wants one."""
    wanted = category.get("title")
    return not wanted or any(word in title.casefold() for word in wanted)

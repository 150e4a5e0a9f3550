"""Exercises in the form of the Multinational Military Exercises data: a row an exercise."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from legation import lexicon
from legation.exchange.importing.dates import between, days, number
from legation.exchange.importing.form import Form
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import Party, organisations_in, party
from legation.exchange.importing.refusal import Refusal
from legation.schema import Claim, When, Where
from legation.schema.vocabulary import TOPICS, Precision

SOURCE: Final = "Multinational Military Exercises"
_REGISTER: Final = lexicon.words("registers/mme")
_HEADER: Final = tuple(column["name"] for column in _REGISTER["columns"])
_STATES: Final = tuple(name for name in _HEADER if name.startswith("State"))


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    line = lines[0]
    states = _states(line, notes)
    codes = tuple(sorted({code for _, one in states for code in one.codes})) or _in_words(line, notes)
    participants = [
        {
            "name": one.name,
            "type": "organisation",
            "role": "participant",
            "state": one.code or one.state,
            "mention": line.cell(column),
        }
        for column, one in states
        if one.takes_part
    ]
    when = _when(line, notes)
    if not codes and when is None:
        raise Refusal("neither a party nor a year")
    fields = {
        "kind": "activity",
        "form": "exercise",
        "status": "occurred",
        "parties": codes,
        "participants": participants,
        "when": when,
        "where": _where(_told(line, "Location")),
        "topics": _topics(line),
        "details": {"name": _told(line, "Ex_Name") or _told(line, "Series_Name")},
    }
    return [line.page.claim(evidence=[line.span], **fields)]


def _in_words(line: Line, notes: list[str]) -> tuple[str, ...]:
    """Organisations that the row's words name, of a row without states. States in the words may be those
    that stay away, and are not taken."""
    said = organisations_in(f"{line['AdditionalParticipantInfo']} {line['FocusDescription']}")
    shown = ", ".join(said) or "nobody that the record knows"
    notes.append(f"no state is listed; the words name {shown}")
    return said


def _told(line: Line, column: str) -> str | None:
    """A cell that is not the register's sign for what is missing."""
    cell = line[column]
    return cell if cell and cell != _REGISTER["missing"] else None


def _states(line: Line, notes: list[str]) -> list[tuple[str, Party]]:
    found = []
    for column in _STATES:
        name = line[column]
        if not name:
            continue
        one = party(name)
        if one is None:
            notes.append(f"{column} {name!r} is no state that the record knows; left out")
        elif one.how != "nobody":
            found.append((column, one))
    return found


def _when(line: Line, notes: list[str]) -> When | None:
    text = " – ".join(cell for cell in (line["StartDate"], line["EndDate"]) if cell)
    first, last = _end(line, "s"), _end(line, "e")
    if first is None and last is None:
        notes.append("no year")
    elif first and last and last[1] < first[0]:
        notes.append(f"ends before it starts ({text}): kept with its start alone")
    return between(first, last, text) if text else None


def _end(line: Line, which: str) -> tuple[date, date, Precision] | None:
    return days(*(number(line[f"{which}.{part}"]) for part in ("year", "month", "day")))


def _where(name: str | None) -> Where | None:
    """The place, with its state where a part of its name is a state's, or a place that the lexicon knows."""
    if name is None:
        return None
    parts = [part.strip() for part in name.split(",")]
    states = [found.code for part in reversed(parts) if (found := party(part)) and found.code]
    known = [_places()[part.casefold()] for part in parts if part.casefold() in _places()]
    state = next((code for code in (*states, *known) if code), None)
    return Where(name=name, state=state if state and len(state) == 3 else None)


@cache
def _places() -> dict[str, str]:
    return {row["name"].casefold(): row["state"] for row in lexicon.table("places")}


def _topics(line: Line) -> tuple[Any, ...]:
    said = {
        topic for column, topics in _REGISTER["topics"].items() if line[column] == "1" for topic in topics
    }
    return tuple(topic for topic in TOPICS if topic in said)


FORM: Final = Form(
    name="mme",
    source=SOURCE,
    title="Multinational Military Exercises data",
    header=_HEADER,
    columns=tuple((name, name) for name in _HEADER),
    says=_says,
    needs=("Ex_Name", "s.year", "e.year", "StateA", "StateB"),
)

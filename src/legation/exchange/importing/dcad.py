"""Instruments in the form of the Defense Cooperation Agreement Dataset: a row an agreement of two states."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from legation import lexicon
from legation.exchange.country_codes import merged_number, party_of, party_of_cow
from legation.exchange.importing.dates import number, when
from legation.exchange.importing.form import Form
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.schema import Claim, When
from legation.schema.vocabulary import TOPICS

SOURCE: Final = "Defense Cooperation Agreement Dataset"
_REGISTER: Final = lexicon.words("registers/dcad")
_TITLES: Final = lexicon.words("registers/dcad_titles")["titles"]
_HEADER: Final = tuple(column["name"] for column in _REGISTER["columns"])


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    """Signature; entry into force and termination where the row has them. Numbers below zero stand for what
    is missing."""
    line = lines[0]
    first, second = _state(line, "1", notes), _state(line, "2", notes)
    signed = _date(line, "sign", notes)
    entered = _date(line, "EIF", notes)
    if signed is None and entered is None:
        raise Refusal("no year of signature or of entry into force")
    acts: list[tuple[str, When | None]] = [("signed", signed)] if signed else []
    if entered:
        acts.append(("entered_into_force", entered))
    if line["terminated"] == "1":
        acts.append(("terminated", _ended(line, entered or signed, notes)))
    fields: dict[str, Any] = {
        "kind": "instrument",
        "form": "agreement",
        "status": "occurred",
        "parties": (first, second),
        "participants": _taken_in(line),
        "topics": _topics(line),
        "evidence": [line.span],
    }
    title = _title(line)
    return [line.page.claim(**fields, when=day, details={"title": title, "action": act}) for act, day in acts]


def _state(line: Line, which: str, notes: list[str]) -> str:
    """The party by its COW number; by its name where the number is none."""
    code, name = number(line[f"ccode{which}"]), line[f"cowName{which}"]
    found = party_of_cow(code) if code is not None else None
    others = _abbreviations().get(name)
    if found and others and others != found:
        notes.append(
            f"cowName{which} {name!r} is {others}, ccode{which} {code} is {found}: taken by the number"
        )
    named = party(name) if found is None and len(name) > 3 else None
    found = found or (named.code if named else None)
    if found is None:
        raise Refusal(f"ccode{which} {line[f'ccode{which}']!r} is no state of the Correlates of War list")
    return found


def _taken_in(line: Line) -> list[dict[str, Any]]:
    """States that another took in stay by their names: the party is the other."""
    codes = {which: number(line[f"ccode{which}"]) for which in "12"}
    return [
        {
            **{"name": name, "type": "organisation", "role": "signatory", "state": party_of_cow(code)},
            "mention": line.cell(f"cowName{which}"),
        }
        for which, code in codes.items()
        if code is not None and (name := merged_number(code))
    ]


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: party_of(row["party"]) for row in lexicon.table("country_codes/cow")}


def _date(line: Line, which: str, notes: list[str]) -> When | None:
    cells = [line[f"{which}{part}"] for part in ("Year", "Month", "Day")]
    text = "-".join(cell.zfill(2) for cell in cells if number(cell) is not None)
    year, month, day = map(number, cells)
    found = when(year, month, day, text or "?")
    given = sum(number(cell) is not None for cell in cells)
    if given and found is None:
        notes.append(f"{which}: {text} without a year: left out")
    elif found and {"year": 1, "month": 2, "day": 3}[found.precision] < given:
        notes.append(f"{which}: {text} is no day: kept as a {found.precision}")
    return found


def _ended(line: Line, since: When | None, notes: list[str]) -> When | None:
    lasted, estimate = number(line["durationActual"]), number(line["endYearEstimate"])
    if since is not None and lasted is not None:
        return when(since.start.year + lasted, None, None, f"{since.text} + {lasted} years")
    found = when(estimate, None, None, line["endYearEstimate"])
    if found is None:
        notes.append("terminated without a year")
    return found


def _categories(line: Line) -> list[str]:
    cells = (line[f"category{place}"] for place in "123")
    return [cell for cell in cells if cell in _TITLES]


def _title(line: Line) -> str | None:
    """What the register calls it: its category, and its number, which tells it from all others."""
    named = next((_TITLES[category] for category in _categories(line)), None)
    its = line["DCAid"]
    if named is None or not its:
        return named or its or None
    return f"{named} ({its})"


def _topics(line: Line) -> tuple[Any, ...]:
    said = {topic for one in _categories(line) for topic in _REGISTER["categories"][one]["topics"]}
    return tuple(topic for topic in TOPICS if topic in said)


FORM: Final = Form(
    name="dcad",
    source=SOURCE,
    title="Defense Cooperation Agreement Dataset",
    header=_HEADER,
    columns=tuple((name, name) for name in _HEADER),
    says=_says,
    needs=("ccode1", "ccode2", "signYear"),
)

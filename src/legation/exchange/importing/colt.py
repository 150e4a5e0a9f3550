"""Travels of leaders in COLT's columns: a row a visit of one person to one state."""

from collections.abc import Sequence
from typing import Final

from legation import lexicon
from legation.exchange.importing.dates import between, days, number
from legation.exchange.importing.form import Form
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.schema import Claim, When, Where

SOURCE: Final = "Country and Organizational Leader Travel"
_REGISTER: Final = lexicon.words("registers/colt")
_HEADER: Final = tuple(column["name"] for column in _REGISTER["columns"])
_HOME: Final[str] = _REGISTER["visitor_state"]


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    line = lines[0]
    host = party(line["State Visit"])
    if host is None or not host.codes:
        raise Refusal(f"{line['State Visit']!r} is no state that the record knows")
    if host.codes == (_HOME,):
        raise Refusal(f"{line['State Visit']} is of the visitor's own state: no second party")
    if not line["Name"] and not line["Title"]:
        raise Refusal("nobody is named")
    visitor = {
        "name": line["Name"] or line["Title"],
        "type": "person",
        "role": "visitor",
        "state": _HOME,
        "office": line["Title"] or None,
        "mention": line.cell("Name") or line.cell("Title"),
    }
    place = line["City Visited"] or (line["State Visit"] if host.how == "territory" else "")
    fields = {
        "kind": "meeting",
        "form": "visit",
        "status": "occurred",
        "parties": (_HOME, *host.codes),
        "participants": [visitor],
        "when": _when(line, notes),
        "where": Where(name=place, state=host.code) if place else None,
    }
    return [line.page.claim(evidence=[line.span], **fields)]


def _when(line: Line, notes: list[str]) -> When | None:
    parts = [[line[f"{which} {part}"] for part in ("Year", "Month", "Day")] for which in ("Start", "End")]
    text = " – ".join("-".join(cell.zfill(2) for cell in part if cell) for part in parts if any(part))
    first, last = (days(*map(number, part)) for part in parts)
    if first and last and last[1] < first[0]:
        notes.append(f"ends before it starts ({text}): kept with its start alone")
    elif first is None and last is None:
        notes.append("no year")
    return between(first, last, text) if text else None


FORM: Final = Form(
    name="colt",
    source=SOURCE,
    title="Travels of leaders",
    header=_HEADER,
    columns=tuple((name, name) for name in _HEADER),
    says=_says,
    needs=("Name", "Start Year", "State Visit"),
)

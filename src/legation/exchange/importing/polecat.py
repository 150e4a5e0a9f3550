"""Events of POLECAT: a row an event of PLOVER's types between two states."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from legation import lexicon
from legation.exchange.importing.form import Form
from legation.exchange.importing.gdelt import claim_fields
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.schema import Claim
from legation.schema.vocabulary import TOPICS

SOURCE: Final = "POLECAT"
_REGISTER: Final = lexicon.words("registers/polecat")
_KINDS: Final = lexicon.words("registers/event_kinds")
_HEADER: Final = tuple(column["name"] for column in _REGISTER["columns"])
_TOPICS: Final = {"cyber": "cyber", "intelligence": "intelligence", "terrorism": "counter_terrorism",
                  "cbrn": "nuclear", "peacekeeping": "peacekeeping", "disaster": "humanitarian"}  # fmt: skip


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    line = lines[0]
    type_, mode = line["Event Type"].upper(), line["Event Mode"].lower()
    kind = _KINDS["plover"].get(f"{type_}/{mode}") or _KINDS["plover"].get(type_)
    if kind is None:
        raise Refusal(f"PLOVER {type_ or 'without a type'} is of no kind that the record holds")
    contexts = [part.strip() for part in line["Contexts"].split(_REGISTER["list_joined_by"])]
    if kind["kind"] != "meeting" and not set(contexts) & set(_KINDS["contexts"]["field"]):
        raise Refusal(f"contexts {line['Contexts'] or 'none'}: not of defence or diplomacy")
    codes = {code for end in ("Actor", "Recipient") if (code := _party(line, end))}
    if len(codes) < 2:
        raise Refusal("fewer than two states or organisations")
    day = _day(line["Event Date"])
    if day is None:
        raise Refusal(f"{line['Event Date']!r} is no day")
    fields: dict[str, Any] = {
        **claim_fields(kind),
        "parties": tuple(codes),
        "participants": [person for end in ("Actor", "Recipient") if (person := _person(line, end, kind))],
        "when": {"start": day, "end": day, "precision": "day", "text": line["Event Date"]},
        "where": _where(line),
        "topics": tuple(t for t in TOPICS if t in {_TOPICS.get(context) for context in contexts}),
    }
    return [line.page.claim(evidence=[line.span], **fields)]


def _party(line: Line, end: str) -> str | None:
    """The country, or the organisation that is named."""
    found = party(line[f"{end} Country"]) or party(line[f"{end} Name"])
    return found.code if found else None


def _person(line: Line, end: str, kind: Any) -> dict[str, Any] | None:
    """A named person of a meeting with an office; other names are the country's."""
    name = line[f"{end} Name"]
    if kind["kind"] != "meeting" or not line[f"{end} Title"] or party(name) is not None or not name:
        return None
    return {
        "name": name,
        "type": "person",
        "role": "participant",
        "state": _party(line, end),
        "office": line[f"{end} Title"],
        "mention": line.cell(f"{end} Name"),
    }


def _where(line: Line) -> dict[str, Any] | None:
    name = line["Placename"] or line["City"]
    state = party(line["Country"])
    return {"name": name, "state": state.code if state else None} if name else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


FORM: Final = Form(
    name="polecat",
    source=SOURCE,
    title="POLECAT events",
    header=_HEADER,
    columns=tuple((name, name) for name in _HEADER),
    says=_says,
    needs=("Event Date", "Event Type", "Actor Country", "Recipient Country"),
)

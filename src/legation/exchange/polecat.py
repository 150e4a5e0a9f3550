"""Events in the form of POLECAT: PLOVER types, modes and contexts, 40 columns, tab-separated with a header.

An entry is an event for each pair of its parties. Statements, ranks and trends are no events of PLOVER;
`Intensity`, coordinates and Wikipedia titles are left empty.
"""

from collections.abc import Iterator
from typing import Any

from legation.exchange import country_codes
from legation.exchange.cells import guarded
from legation.exchange.event_codes import EventCode, acting, event_code
from legation.exchange.event_place import event_place, one_line
from legation.exchange.register import header, of_the_time, standing, topics
from legation.lexicon import words
from legation.record.selected import SelectedClaim, SelectedEntry
from legation.record.selection import Selection
from legation.schema import ORGANISATIONS
from legation.version import __version__


def export(selection: Selection, *, notes: list[str] | None = None) -> Iterator[str]:
    """The table, by day."""
    names = header("polecat")
    yield "\t".join(names) + "\n"
    left = 0
    for entry in selection.entries():
        code = event_code(entry)
        pairs = acting(entry) if code.plover and entry.summary.day else []
        left += not pairs
        for one, other in pairs:
            row = _row(entry, code, one, other)
            yield "\t".join(row.get(name, "") for name in names) + "\n"
    if left and notes is not None:
        notes.append(f"{left:,} entries are left out: no events of PLOVER, or with one party or no day")


def _row(entry: SelectedEntry, code: EventCode, one: str, other: str) -> dict[str, str]:
    its, claims = entry.summary, standing(entry)
    first = claims[0]
    joined = str(words("registers/polecat")["list_joined_by"])
    people = [p["name"] for c in claims for p in c.body["participants"] if p["type"] == "person"]
    bodies = [p["name"] for c in claims for p in c.body["participants"] if p["type"] == "organisation"]
    places = [c.body["where"]["name"] for c in claims if c.body["where"]]
    return {
        "Event ID": f"{its.id}-{one}-{other}",
        "Event Date": its.day.isoformat() if its.day else "",
        **{"Event Type": code.plover, "Event Mode": code.mode, "Quad Code": _quad(code)},
        "Contexts": joined.join(_contexts(entry)),
        **_actor("Actor", entry, one),
        **_actor("Recipient", entry, other),
        **_place(entry),
        "Source": _cell(first.outlet),
        "Publication Date": first.published.isoformat() if first.published else "",
        "Story People": _cell(joined.join(dict.fromkeys(people))),
        "Story Organizations": _cell(joined.join(dict.fromkeys(bodies))),
        "Story Locations": _cell(joined.join(dict.fromkeys(places))),
        "Language": "en",
        "Version": f"Legation {__version__}",
    }


def _cell(text: str | None) -> str:
    return guarded(one_line(text))


def _quad(code: EventCode) -> str:
    return str(words("events/plover")["quad"][code.plover])


def _contexts(entry: SelectedEntry) -> list[str]:
    held: dict[str, list[str]] = words("events/plover")["contexts"]
    its = topics(entry)
    found = [*held["always"], *(context for topic in held if topic in its for context in held[topic])]
    return list(dict.fromkeys(found))


def _actor(which: str, entry: SelectedEntry, party: str) -> dict[str, str]:
    """A party as actor or recipient, with the person who stands for it first in the claims."""
    cast = [person for claim in standing(entry) for person in _of(claim, party)]
    persons = [person for person in cast if person["type"] == "person"]
    lead = persons[0] if persons else None
    day = entry.summary.day
    state = of_the_time(entry).get(party, party)
    cow = country_codes.cow(state, day) if day else None
    sector = _sector(party, cast)
    return {
        f"{which} Name": _cell(lead["name"] if lead else country_codes.name(state)),
        f"{which} Country": "" if party in ORGANISATIONS else party,
        f"{which} COW": "" if cow is None else str(cow),
        f"Primary {which} Sector": sector,
        f"{which} Sectors": sector,
        f"{which} Title": _cell(lead["office"] if lead else None),
        f"{which} Name Raw": _cell(lead["name"] if lead else country_codes.name(state)),
    }


def _of(claim: SelectedClaim, party: str) -> list[dict[str, Any]]:
    return [person for person in claim.body["participants"] if person["state"] == party]


def _sector(party: str, cast: list[dict[str, Any]]) -> str:
    if party in ORGANISATIONS:
        return "IGO"
    told = " ".join(f"{person['name']} {person['office'] or ''}" for person in cast).casefold()
    return "MIL" if any(word in told for word in words("events/plover")["sectors"]["MIL"]) else "GOV"


def _place(entry: SelectedEntry) -> dict[str, str]:
    place = event_place(entry)
    if place is None:
        return {}
    city = "" if place.whole_state else _cell(place.name)
    state = place.state if place.state and place.state not in ORGANISATIONS else ""
    return {
        "Placename": _cell(place.name),
        "City": city,
        "Country": state,
        "Raw Placename": _cell(place.name),
    }

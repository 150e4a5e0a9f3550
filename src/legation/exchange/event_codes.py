"""What an entry is in the ontologies of event data: CAMEO and PLOVER, by `lexicon/events/event_codes.csv`."""

from dataclasses import dataclass
from functools import cache

from legation.lexicon import table, words
from legation.record.selected import SelectedEntry


@dataclass(frozen=True, slots=True)
class EventCode:
    """A CAMEO code, and a PLOVER type with its mode; empty where the ontology has none."""

    cameo: str
    plover: str
    mode: str


def event_code(entry: SelectedEntry) -> EventCode:
    """The codes of an entry."""
    its = entry.summary
    action = its.stage.partition(" (")[0] if its.kind == "instrument" else ""
    return _code(its.kind, its.form, action, its.status)


@cache
def _code(kind: str, form: str, action: str, status: str) -> EventCode:
    given = {"kind": kind, "form": form, "action": action, "status": status}
    for row in table("events/event_codes"):
        if all(row[name] in ("", value) for name, value in given.items()):
            return EventCode(row["cameo"], row["plover"], row["mode"])
    return EventCode("", "", "")


def quad_class(cameo: str) -> int:
    """GDELT's class of a code: 1 and 2 co-operation, 3 and 4 conflict, verbal and material."""
    last: dict[str, int] = words("events/cameo")["quad_classes"]
    return min(int(name) for name, root in last.items() if int(cameo[:2]) <= root)


def goldstein(cameo: str) -> float:
    """The code's value on the Goldstein scale."""
    return float(words("events/cameo")["codes"][cameo]["goldstein"])


def acting(entry: SelectedEntry) -> list[tuple[str, str]]:
    """Who acts on whom, a pair of parties each: from supplier to recipient (of a request the other way),
    visitor to host, speaker to addressee; where no direction is known, by the alphabet."""
    parties = entry.summary.parties
    first = [party for party in _acting(entry) if party in parties]
    if not first:
        return [(one, other) for place, one in enumerate(parties) for other in parties[place + 1 :]]
    return [(one, other) for one in first for other in parties if other not in first]


def _acting(entry: SelectedEntry) -> list[str]:
    its = entry.summary
    if its.kind == "transfer":
        role = "recipient" if its.form == "requested" else "supplier"
        return [entry.best[role]] if role in entry.best else []
    role = {"meeting": "visitor", "statement": "speaker"}.get(its.kind, "")
    cast = [person for claim in entry.claims for person in claim.body["participants"]]
    return sorted({person["state"] for person in cast if person["role"] == role and person["state"]})

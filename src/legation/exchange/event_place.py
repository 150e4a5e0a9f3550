"""Where an event took place: the entry's place, and the state that its claims put it in."""

from typing import NamedTuple

from legation.exchange.country_codes import name as party_name
from legation.exchange.register import standing
from legation.record.selected import SelectedEntry


class EventPlace(NamedTuple):
    """A place by name, the party code of its state, and whether it is the state itself."""

    name: str
    state: str | None
    whole_state: bool


def event_place(entry: SelectedEntry) -> EventPlace | None:
    """The place of an entry, or null."""
    name = entry.summary.place
    if not name:
        return None
    wheres = [claim.body["where"] for claim in standing(entry) if claim.body["where"]]
    states = sorted({where["state"] for where in wheres if where["name"] == name and where["state"]})
    state = states[0] if states else None
    return EventPlace(name, state, state is not None and name == party_name(state))


def one_line(text: str | None) -> str:
    """Text for a cell of tab-separated values, which have no quoting: white space is one space."""
    return " ".join(text.split()) if text else ""

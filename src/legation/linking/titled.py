"""The states that a document's title names."""

from legation.actors import states_in
from legation.language.parsed import Parsed


def titled_states(parsed: Parsed) -> frozenset[str]:
    """Party codes of the states and organisations in the title."""
    return frozenset(states_in(parsed.document.title or ""))

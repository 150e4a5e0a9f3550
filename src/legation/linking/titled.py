"""The states that a document's title names."""

from legation.actors.gazetteer import hits
from legation.actors.words import words_of
from legation.language.parsed import Parsed


def titled_states(parsed: Parsed) -> frozenset[str]:
    """Party codes of the states, organisations and places in the title."""
    title = parsed.document.title or ""
    return frozenset(hit.entry.code for hit in hits(words_of(title)) if hit.entry.code)

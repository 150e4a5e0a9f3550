"""The words that name a state or say that something is its."""

from functools import cache

from legation import lexicon
from legation.record.merging.words import tokens


def nationality(code: str) -> frozenset[str]:
    """The words of a state's names and demonyms (`india`, `indian`); of a body its short name."""
    return _states().get(code) or frozenset({code.lower()} if code else ())


@cache
def _states() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table("states"):
        if row["how"] in ("nationality", "name"):
            found.setdefault(row["code"], set()).update(tokens(row["form"]))
    return {code: frozenset(words) for code, words in found.items()}

"""What the name of an item says about its type."""

import re
from functools import lru_cache

from legation.record.merging.words import common, tokens, told

_JOINED = re.compile(r"([a-z]{4,})\d.*")
_UNITS = frozenset({"mm", "millimetre", "millimeter", "millimetres", "millimeters"})


@lru_cache(maxsize=50_000)
def item_type(name: str) -> tuple[frozenset[str], bool]:
    """The words of the type, empty where the name is a class (`frigates`); and whether they are a name or a
    designation (`Arrow 3`), not a description (`shore-based`). These stand alone where there are any."""
    every = told(_designators(tokens(name)), "item")
    proper = " ".join(word for word in name.split() if word[:1].isupper() or any(c.isdigit() for c in word))
    named = told(_designators(tokens(proper)), "item")
    return (named, True) if named else (every, False)


def _designators(words: list[str]) -> list[str]:
    """`Arrow 3`, `Arrow-3` and `Arrow3` become one; a number that stands before all is a count."""
    found: list[str] = []
    for word in words:
        last = found[-1] if found else ""
        if word in _UNITS and last.isdigit():
            found[-1] = f"{last}mm"
        elif word[0].isdigit() and last.isalpha() and len(last) >= 3:
            found += [last + word] if last not in common("item") else [word]
        else:
            found.append(word)
            if joined := _JOINED.fullmatch(word):
                found.insert(-1, joined[1])
    return found[1:] if found and found[0].isdigit() else found

"""Heads: the nouns and known names that a text between parties goes by ("memorandum of understanding")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from legation import lexicon


@dataclass(frozen=True, slots=True)
class Head:
    """A head at `text[start:end]`; `words` in lower case; `known` where it is the name of one known text."""

    start: int
    end: int
    words: str
    form: str
    known: bool


def heads_in(text: str, start: int, end: int) -> Iterator[Head]:
    """The heads of `text[start:end]` in text order, the longest at each place; they never overlap."""
    index = _index()
    place = start
    for match in _word().finditer(text, start, end):
        if match.start() < place:
            continue
        for size, form, known, exact in index.get(match[0].lower(), ()):
            found = text[match.start() : match.start() + size]
            if match.start() + size > end or not _is(text, match.start(), size, found, exact):
                continue
            place = match.start() + size
            yield Head(match.start(), place, exact.lower(), form, known)
            break


def _is(text: str, at: int, size: int, found: str, exact: str) -> bool:
    same = found == exact or (exact.islower() and re.sub(r"\s", " ", found.lower()) == exact)
    after = text[at + size : at + size + 2]
    return same and not after[:1].isalnum() and after not in ("'s", "’s")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_][\w-]*")


@cache
def _index() -> dict[str, list[tuple[int, str, bool, str]]]:
    """By first word, longest first: length, form, whether known, the words."""
    index: dict[str, list[tuple[int, str, bool, str]]] = {}
    data = lexicon.words("instruments")
    for known, lists in ((False, data["heads"]), (True, data["known"])):
        for form, names in lists.items():
            for name in names:
                first = re.match(_word(), name)
                assert first is not None
                index.setdefault(first[0].lower(), []).append((len(name), form, known, name))
    for entries in index.values():
        entries.sort(key=lambda entry: -entry[0])
    return index

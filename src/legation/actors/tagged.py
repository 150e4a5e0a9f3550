"""What the trained tagger takes for names, joined with what the rules have found."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from legation.actors.gazetteer import lookup
from legation.actors.names import Name, NameFinder
from legation.actors.words import Words
from legation.encoder.signals import NamedSpan

LEAST = 0.5
"""A span less likely than this is left alone."""

NOT_PERSONS = frozenset({"organisation", "equipment", "instrument", "exercise", "place", "subject"})


def word_range(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words (first, last outside) that lie within `start` to `end`."""
    return bisect_left(words.starts, start), bisect_right(words.ends, end)


def joined(finder: NameFinder, found: Sequence[Name], spans: Sequence[NamedSpan]) -> list[Name]:
    """The rules' names but for those that the tagger takes for something else, and those only it sees."""
    words = finder.words
    likely = [span for span in spans if span.probability >= LEAST]
    persons = [word_range(words, s.start, s.end) for s in likely if s.label == "person"]
    others = [word_range(words, s.start, s.end) for s in likely if s.label in NOT_PERSONS]
    names = [name for name in found if name.sure or _overlaps(name, persons) or not _overlaps(name, others)]
    for begin, last in persons:
        first = _past_titles(finder, begin, last)
        if last <= first or not _proper(words, first, last):
            continue
        inside = [name for name in names if name.first < last and first < name.last]
        if not inside:
            names.append(finder.seen(first, last))
        elif all(first <= name.first and name.last <= last for name in inside) and len(inside) == 1:
            names[names.index(inside[0])] = finder.seen(first, last)
    return sorted(names, key=lambda name: name.first)


def _overlaps(name: Name, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(name.first < last and first < name.last for first, last in ranges)


def _past_titles(finder: NameFinder, first: int, last: int) -> int:
    """The first word after the titles and office that a span begins with."""
    while first < last and finder.taken[first]:
        first += 1
    return first


def _proper(words: Words, first: int, last: int) -> bool:
    """Whether the span is a proper name, and no "spokesman", no "French diplomat" and no known body."""
    entry = lookup(words.between(first, last)) if words.forms[first].isupper() else None
    if entry is not None and entry.kind == "body":
        return False
    return words.capital(last - 1) or (words.forms[last - 1] == "." and words.capital(last - 2))

"""How many of a thing: the number that counts a phrase, by what stands before and after it."""

import re
from bisect import bisect_left
from typing import Final

from legation.kinds.equipment import nouns, words_of
from legation.kinds.equipment_phrases import Phrase
from legation.language.parsed import Parsed, Quantity

_BACK: Final = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*")
_WINDOW: Final = 70
_FARTHEST: Final = 7
_AFTER: Final = re.compile(r"(?:s)?(?:,| \(|, in all| -| –) ?$")
_OF_THEM: Final = re.compile(r",? (?:of them|in all|in number|units|of which|all told)")
_DETERMINERS: Final = frozenset(
    ("the", "its", "their", "his", "our", "these", "those", "this", "that", "of", "up", "to")
)
_SINGLES: Final = frozenset(("a", "an", "one", "another"))
_RANKED: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|latest|next|final|one) (?:out )?of"
    r"(?: (?:the|its|their|these|those))? ?$",
    re.IGNORECASE,
)


def count(parsed: Parsed, phrase: Phrase, floor: int) -> tuple[int | None, int]:
    """The count of `phrase` (None where there is none) and where the words that count it begin.

    Text before `floor` is not looked at.
    """
    text, at, steps, single = parsed.text, phrase.start, 0, False
    low = max(floor, phrase.start - _WINDOW)
    words = list(_BACK.finditer(text, low, phrase.start))
    ranked = False
    while words and steps < _FARTHEST:
        word = words.pop()
        quantity = _ending(parsed, word.end(), at)
        if quantity:
            begin = quantity.start
            if _RANKED.search(text, max(low, begin - 30), begin) or (ranked and phrase.plural is False):
                return 1, begin
            return _scaled(text, quantity, phrase), begin
        lower = word.group().lower()
        gap = text[word.end() : at]
        if gap.strip(" -\u00a0'’s(") or (lower in nouns() and lower not in words_of("counters")):
            break
        if lower in _SINGLES:
            single = True
            at, steps = word.start(), steps + 1
            if words and text[words[-1].end() : at] == " " and words[-1].group().lower() in ("of",):
                continue
            break
        ranked = ranked or lower in ("first", "second", "third", "fourth", "fifth", "last", "final", "next")
        if not _passable(word.group()):
            break
        at, steps = word.start(), steps + 1
    if single:
        return (1 if not phrase.plural else None), at
    after = _after(parsed, phrase)
    if after is not None:
        return after, phrase.start
    if ranked and phrase.plural is False:
        return 1, at
    return (1 if phrase.ship and not phrase.plural else None), at


def loose(parsed: Parsed, start: int, end: int, taken: tuple[tuple[int, int], ...] = ()) -> int | None:
    """The first count in `start:end` that counts nothing named there ("17 more", "24 of them")."""
    for quantity in _between(parsed, start, end):
        if any(s <= quantity.start < e for s, e in taken) or quantity.value is None:
            continue
        if _counts_things(parsed.text, quantity.end, end):
            return quantity.value
    return None


def _counts_things(text: str, at: int, end: int) -> bool:
    """Whether the count that ends at `at` counts things that pass, as far as the next word tells."""
    following = _BACK.search(text, at, min(end, at + 30))
    if following is None or text[at : following.start()].strip():
        return True
    word = following.group().lower()
    return word in words_of("countable") or word in nouns() or word in words_of("stripped")


def _ending(parsed: Parsed, at: int, before: int) -> Quantity | None:
    """The quantity that ends at `at` or holds it."""
    place = bisect_left(parsed.quantities, at, key=lambda quantity: quantity.start) - 1
    if place < 0:
        return None
    quantity = parsed.quantities[place]
    return quantity if at <= quantity.end <= before else None


def _between(parsed: Parsed, start: int, end: int) -> list[Quantity]:
    first = bisect_left(parsed.quantities, start, key=lambda quantity: quantity.start)
    last = bisect_left(parsed.quantities, end, key=lambda quantity: quantity.start)
    return [quantity for quantity in parsed.quantities[first:last] if quantity.end <= end]


def _scaled(text: str, quantity: Quantity, phrase: Phrase) -> int | None:
    """The value of a quantity, given the counter between it and the phrase ("15 pairs of")."""
    between = text[quantity.end : phrase.start].lower().split()
    for word in between:
        stem = word.removesuffix("s") if word != "batteries" else "battery"
        if stem in words_of("counters") and stem not in words_of("counters", "kept") and stem not in nouns():
            return None
        if stem in words_of("counters") and stem not in words_of("counters", "kept"):
            return None
    return quantity.value


def _passable(word: str) -> bool:
    """Whether a word may stand between a count and the thing counted."""
    lower = word.lower()
    return (
        lower in _DETERMINERS
        or lower in words_of("stripped")
        or lower in words_of("counters")
        or lower.removesuffix("s") in words_of("counters")
        or word[0].isupper()
        or "-" in word
    )


def _after(parsed: Parsed, phrase: Phrase) -> int | None:
    """A count set behind the phrase ("Tor-M1, 29 of them", "submarines (six)")."""
    for quantity in _between(parsed, phrase.end, phrase.end + 20):
        gap = parsed.text[phrase.end : quantity.start]
        closed = gap == " (" and parsed.text[quantity.end : quantity.end + 1] == ")"
        if closed or (gap == ", " and _OF_THEM.match(parsed.text, quantity.end)):
            return quantity.value
        return None
    return None

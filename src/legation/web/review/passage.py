"""The words of a document around a claim, from which evidence can be drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*|[^\w\s]")
"""A word, or a sign that stands alone."""
_PARAGRAPH = re.compile(r"[^\r\n]+")
_WORDS: Final = 450
_MARGIN: Final = 1
_FAR: Final = 2_400
"""Characters before the places that are not shown."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign with its place in the document; `gap` says whether a space follows."""

    number: int
    start: int
    end: int
    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs in words; `before` and `after` are places to draw from further on, null at the ends."""

    paragraphs: tuple[tuple[Word, ...], ...]
    before: int | None
    after: int | None

    @property
    def words(self) -> tuple[Word, ...]:
        """All of them."""
        return tuple(word for paragraph in self.paragraphs for word in paragraph)


def passage(text: str, places: Sequence[int]) -> Passage:
    """The paragraphs that hold these places, with one more on either side, within some hundred words."""
    lines = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    if not lines:
        return Passage((), None, None)
    held = [_index(lines, place) for place in places] or [0]
    first, last = max(0, min(held) - _MARGIN), min(len(lines) - 1, max(held) + _MARGIN)
    begin = lines[first][0]
    if places and min(places) - begin > _FAR:
        first = min(held)
        begin = max(lines[first][0], text.rfind(" ", 0, max(0, min(places) - _FAR // 4)) + 1)
    taken: list[tuple[Word, ...]] = []
    number = 0
    at = first
    while at <= last and number < _WORDS:
        start, end = max(lines[at][0], begin), lines[at][1]
        words = []
        for match in _WORD.finditer(text, start, end):
            number += 1
            gap = text[match.end() : match.end() + 1].isspace()
            words.append(Word(number, match.start(), match.end(), match[0], gap))
            if number >= _WORDS:
                break
        taken.append(tuple(words))
        at += 1
    before = max(0, begin - _FAR // 2) if begin > lines[0][0] else None
    if number >= _WORDS and taken[-1] and taken[-1][-1].end < lines[at - 1][1]:
        after: int | None = taken[-1][-1].end
    else:
        after = lines[at][0] if at < len(lines) else None
    return Passage(tuple(taken), before, after)


def _index(lines: Sequence[tuple[int, int]], place: int) -> int:
    """The line that holds a place, or the last one before it."""
    found = 0
    for number, (start, _) in enumerate(lines):
        if start > place:
            break
        found = number
    return found

"""Furniture: paragraphs of a page or a mail that are not part of what is reported."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from legation import lexicon
from legation.documents.normalise import line_of

_LONGEST = 400
"""A longer paragraph is prose, whatever it begins with."""
_PROSE = 80
"""Characters from which a paragraph that ends as a sentence does is prose again, after other stories."""
_OPENING = " \t([{-–—•*»›▶►|:#"
_STOPS = (".", "!", "?", "”", '"', "’", "'", ")", ":", "…")
_BYLINES = 4
"""Paragraphs at the head among which a byline may stand."""


def without_furniture(blocks: Iterable[str]) -> Iterator[str]:
    """The paragraphs of `blocks` that belong to the report, in their order."""
    among_other_stories = False
    for place, block in enumerate(blocks):
        label = line_of(block).strip(" :|-–—»›").casefold() if len(block) <= _LONGEST else ""
        if label in _phrases("closings"):
            return
        if label in _phrases("asides"):
            among_other_stories = True
            continue
        if among_other_stories:
            if len(block) < _PROSE or not block.rstrip().endswith(_STOPS):
                continue
            among_other_stories = False
        kept = [line for line in block.split("\n") if not _is_left_out(line, place)]
        if kept:
            yield "\n".join(kept)


def _is_left_out(line: str, place: int) -> bool:
    return is_furniture(line) or (place < _BYLINES and is_byline(line))


def is_furniture(block: str) -> bool:
    """Whether one paragraph is a label, a link to another story, a notice or a caption with its credit."""
    if len(block) > _LONGEST:
        return False
    plain = line_of(block).casefold().replace("’", "'")
    if plain in _phrases("wholes") or not any(character.isalnum() for character in plain):
        return True
    return _beginnings().match(plain.lstrip(_OPENING)) is not None or _credit().search(plain) is not None


def is_byline(block: str) -> bool:
    """Whether one paragraph only says who wrote it: "By Jane Doe in Paris"."""
    line = line_of(block)
    match = _byline_begin().match(line)
    if match is None or len(line) > 100 or line.endswith((".", ":", "?")):
        return False
    small = _phrases("byline_joins")
    words = line[match.end() :].replace(",", " ").replace("|", " ").split()
    return bool(words) and all(word[0].isupper() or word.casefold() in small for word in words)


@cache
def _phrases(section: str) -> frozenset[str]:
    return frozenset(lexicon.words("pages")[section])


def _any_of(section: str) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(_phrases(section), key=len, reverse=True))


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('begins')})(?:(?<!\w)|(?!\w))")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"[(\[|–—-]\s{{0,2}}(?:{_any_of('credits')})(?:\s?[:/|-][^()\[\]]{{0,60}})?[)\]]?\.?$")


@cache
def _byline_begin() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('byline_begins')})(?:\s?:)?\s", re.IGNORECASE)

"""The paragraphs of a text: where a line break ends one, and where it only wraps a line."""

import re
from collections.abc import Iterator
from functools import cache

Bounds = tuple[int, int]
"""`text[start:end]`, trimmed."""

WIDEST_WRAP = 120
NARROWEST_WRAP = 40


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:[-–—*•●▪■◦‣·>►✓]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")


def paragraphs(text: str) -> tuple[Bounds, ...]:
    """Trimmed spans of the paragraphs, list items and headings of `text`, in order.

    A single line break inside a hard-wrapped paragraph doesn't end it.
    """
    return tuple(bounds for block in _blocks(text) for bounds in _unwrapped(text, block))


def trimmed(text: str, start: int, end: int) -> Bounds:
    """`start`, `end` moved inward past white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _blocks(text: str) -> Iterator[list[Bounds]]:
    """Runs of lines with no blank line between them."""
    block: list[Bounds] = []
    for match in _line().finditer(text):
        start, end = trimmed(text, match.start(), match.end())
        if start >= end:
            continue
        if block and _gap(text, block[-1][1], start) > 1:
            yield block
            block = []
        block.append((start, end))
    if block:
        yield block


def _gap(text: str, start: int, end: int) -> int:
    """How many lines end between two neighbouring lines."""
    between = text[start:end]
    if between == "\n":
        return 1
    between = between.replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028") + 2 * between.count("\u2029")


def _unwrapped(text: str, block: list[Bounds]) -> Iterator[Bounds]:
    """The lines of a block, joined where they are one wrapped paragraph."""
    width = max(end - start for start, end in block) if len(block) > 1 else 0
    start, end = block[0]
    for following in block[1:]:
        if _wraps(text, (start, end), following, width):
            end = following[1]
            continue
        yield start, end
        start, end = following
    yield start, end


def _wraps(text: str, before: Bounds, after: Bounds, width: int) -> bool:
    if _bullet().match(text, after[0], after[1]):
        return False
    last = max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    length = before[1] - last
    if text[after[0]].islower():
        return length >= NARROWEST_WRAP // 2 or text[before[1] - 1] in ",;-"
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return False
    space = text.find(" ", after[0], after[1])
    word = (space if space > 0 else after[1]) - after[0]
    return length + 1 + word > width

"""Paragraphs of a stored text: its blocks between blank lines."""

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\n[ \t\r]{0,50}\n")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end, in code points, of each paragraph of `text`, without the blank around it."""
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _BLANK.finditer(text)), (len(text), len(text))]:
        block = text[start:end]
        if block.strip():
            yield start + len(block) - len(block.lstrip()), end - len(block) + len(block.rstrip())
        start = following

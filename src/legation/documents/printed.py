"""Printed pages: paragraphs out of lines that were broken to fit the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from legation import lexicon
from legation.documents.dehyphenate import join

_MARGIN = 3
"""Lines at the head and at the foot of a page that may be its running head or number."""
_DIGITS = re.compile(r"\d+")
_ENDS = (".", "!", "?", "”", '"', "’", ":", ";", ".)", "…")
_AROUND = ".,;:!?()[]“”‘’\"'"
_ITEM = re.compile(r"(?:[-•·–▪●○■*]|\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}[.)])\s")
_WIDE_GAP = 1.35
"""Pitches of a line from which a gap parts paragraphs."""
_LEADING = 1.1
"""Least pitch, in heights of a line: a heading's lines stand farther apart than those of the text."""
_SHORT = 0.85
"""Share of the column's width below which a line was not broken to fit."""


@dataclass(frozen=True)
class Line:
    """One line of a page, with its place in points from the page's lower left corner (0 where unknown)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page_height: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of `pages`, in reading order, without running heads and page numbers."""
    kept = _without_running_lines(pages)
    known = {word.strip(_AROUND) for page in kept for line in page for word in line.text.casefold().split()}
    groups: list[list[str]] = []
    for page in kept:
        parts = list(_page_paragraphs(page))
        if groups and parts and _goes_on(groups[-1], parts[0]):
            groups[-1].extend(parts.pop(0))
        groups.extend(parts)
    return [join(lines, known) for lines in groups]


def _page_paragraphs(page: Sequence[Line]) -> Iterator[list[str]]:
    if not page:
        return
    pitch = _pitch(page)
    width = max(line.right - line.left for line in page)
    paragraph = [page[0].text]
    for above, line in pairwise(page):
        if _parts(above, line, pitch, width):
            yield paragraph
            paragraph = []
        paragraph.append(line.text)
    yield paragraph


def _parts(above: Line, line: Line, pitch: float, width: float) -> bool:
    """Whether a paragraph ends between two lines that follow one another."""
    if not width:
        return len(above.text) < 50 and above.text.endswith(_ENDS)
    drop = above.bottom - line.bottom
    pitch = max(pitch, _LEADING * min(above.height, line.height))
    if abs(drop) < 0.3 * pitch:
        return False
    is_new_column = drop < 0
    if is_new_column:
        return above.text.endswith(_ENDS) and not line.text[0].islower()
    if drop > _WIDE_GAP * pitch or abs(above.height - line.height) > 0.25 * max(above.height, line.height):
        return True
    if _ITEM.match(line.text):
        return True
    is_indented = line.left - above.left > 0.8 * line.height and not line.text[0].islower()
    is_short = above.right - above.left < _SHORT * width and above.right < line.right - 0.05 * width
    return (is_indented or is_short) and above.text.endswith(_ENDS)


def _pitch(page: Sequence[Line]) -> float:
    """The usual distance from a line to the next."""
    drops = [above.bottom - line.bottom for above, line in pairwise(page)]
    steps = sorted(drop for drop in drops if drop > 1)
    return median(steps[: max(1, len(steps) * 3 // 4)]) if steps else 12.0


def _goes_on(last: Sequence[str], first: Sequence[str]) -> bool:
    """Whether the paragraph at a page's foot goes on at the next page's head."""
    return not last[-1].endswith(_ENDS) and (first[0][0].islower() or len(last[-1]) > 60)


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without numbers, and without lines that stand at the edge of most pages, figures aside."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    most = max(2, len(pages) // 2)
    kept = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        running = {
            id(line)
            for line in page
            if id(line) in edges and (is_page_number(line.text) or seen[_key(line)] >= most)
        }
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines highest and lowest on the page, in whatever order the file has them."""
    if not any(line.height for line in page):
        return [*page[:_MARGIN], *page[-_MARGIN:]]
    ranked = sorted(page, key=lambda line: line.bottom)
    top_zone = [line for line in ranked[-_MARGIN:] if line.bottom > 0.85 * line.page_height]
    return [line for line in ranked[:_MARGIN] if line.top < 0.15 * line.page_height] + top_zone


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def is_page_number(text: str) -> bool:
    """Whether a line only numbers its page: "3", "- 3 -", "Page 3 of 12"."""
    words = re.split(r"[\s/|.–—-]+", text.strip(" .[]()").casefold())
    figures = [word for word in words if word.isdigit() and len(word) <= 4]
    labels = [word for word in words if word and not word.isdigit()]
    return 0 < len(figures) <= 2 and all(word in _page_words() for word in labels)


@cache
def _page_words() -> frozenset[str]:
    return frozenset(lexicon.words("pages")["page_words"])

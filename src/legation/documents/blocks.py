"""Blocks of a page: its headings, paragraphs, items and rows, each as one text, in reading order."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from legation import lexicon

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_UNREAD = frozenset(("script", "style", "noscript", "template", "title", "textarea", "svg", "graphic"))
_BREAK = "\n"
_CELL = " | "
_TWO_BREAKS = re.compile(r"\x01 ?\x01[ \x01]*")
"""An empty line, by which pages without paragraphs part them."""
_SPACE = re.compile(r"[ \t\r\f\n]+")


def blocks(tree: "_Element") -> Iterator[str]:
    """The texts of `tree`'s blocks, without empty ones; a line break in a block is one LF.

    Reads the HTML of a page and the simpler elements that trafilatura makes of it. Takes time
    linear in the size of the tree.
    """
    pieces: list[str] = []
    for text in _pieces(tree):
        if text is None:
            yield from _joined(pieces)
            pieces = []
        else:
            pieces.append(text)
    yield from _joined(pieces)


def _pieces(tree: "_Element") -> Iterator[str | None]:
    """Texts in order, with None where a block begins or ends."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNREAD:
                walk.skip_subtree()
            else:
                yield from _opening(tag)
                yield element.text or ""
            continue
        if tag in _block_tags():
            yield None
        elif tag in _CELLS:
            yield "\x00"
        if element is not tree:
            yield element.tail or ""


def _opening(tag: str) -> Iterator[str | None]:
    if tag in _block_tags():
        yield None
    elif tag in _BREAKS:
        yield "\x01"


@cache
def _block_tags() -> frozenset[str]:
    return frozenset(lexicon.words("pages")["block_tags"])


def _joined(pieces: list[str]) -> Iterator[str]:
    joined = _SPACE.sub(" ", "".join(pieces))
    joined = joined.rstrip(" \x00").replace("\x00", _CELL).strip(" |\x01")
    for part in _TWO_BREAKS.split(joined):
        lines = [line.strip() for line in part.split("\x01")]
        if text := _BREAK.join(line for line in lines if line):
            yield text

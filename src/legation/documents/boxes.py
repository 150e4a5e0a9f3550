"""Boxes of a page: elements that hold no part of the article, dropped before it is looked for."""

import re
from functools import cache
from typing import TYPE_CHECKING

from legation import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ALWAYS = ("figcaption", "nav", "button", "aside", "template", "svg", "iframe", "select", "dialog")
_NEVER = ("html", "head", "body", "main", "article", "p", "h1", "blockquote")
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
_MOST_PROSE = 0.3
"""Share of the page's prose above which an element is no box, whatever it is called."""


def drop_boxes(tree: "HtmlElement") -> None:
    """Removes from `tree` what its tag or the words of its class or id name as furniture."""
    prose = _prose(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in _NEVER:
            continue
        is_named = element.tag in _ALWAYS or not _names().isdisjoint(_words(element))
        if is_named and _prose(element) <= _MOST_PROSE * prose:
            element.drop_tree()


def _words(element: "HtmlElement") -> set[str]:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return {word.casefold() for word in _WORD.findall(named)} if len(named) > 1 else set()


def _prose(element: "HtmlElement") -> int:
    """Characters of paragraphs, those of links excepted."""
    paragraphs = [element] if element.tag == "p" else element.iter("p")
    return sum(_unlinked(paragraph) for paragraph in paragraphs)


def _unlinked(paragraph: "HtmlElement") -> int:
    own = len(paragraph.text or "")
    for child in paragraph:
        own += len(child.tail or "")
        if child.tag != "a" and isinstance(child.tag, str):
            own += len(child.text_content())
    return own


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon.words("pages")["boxes"])

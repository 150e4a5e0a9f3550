"""HTML pages: the article's text and what the page says of it."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from legation.documents.blocks import blocks
from legation.documents.boxes import drop_boxes
from legation.documents.dateline import labelled_day
from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.furniture import without_furniture
from legation.documents.normalise import line_of
from legation.errors import DocumentError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_MARKUP = 10_000_000
"""Characters of markup, scripts and styles not counted."""
_MOST_WEIGHT = 300_000
"""Sum of the depths of a page's elements above which trafilatura takes too long (about 10 µs each)."""
_CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_UNREAD = (("<script", "</script"), ("<style", "</style"), ("<svg", "</svg"), ("<!--", "-->"))
_DATE_RULES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
"""Only a date that the page states; no guess from its text, and no look at the clock."""


def read(content: bytes, name: str, declared: str | None = None) -> Draft:
    """The draft of a page; `declared` is the encoding that its envelope gives.

    Raises `DocumentError` for a page without words, or with more markup than `MOST_MARKUP`.
    """
    match = _CHARSET.search(content[:4096])
    encoding = declared or (match[1].decode("ascii") if match else None)
    return read_markup(decode(content, name, encoding), name)


def read_markup(markup: str, name: str) -> Draft:
    """The draft of a page whose characters are known; raises as `read` does."""
    if len(markup) > MOST_MARKUP:
        markup = without_scripts(markup)
    tree = _tree(markup, name)
    said = _metadata(tree)
    published = said.date if said is not None else None
    if published is None and _weight(tree) <= _MOST_WEIGHT:
        published = labelled_day(line for block in blocks(tree) for line in block.split("\n"))
    drop_boxes(tree)
    title = line_of(said.title) if said is not None and said.title else None
    texts = [text for text in _article(tree) if line_of(text) != title]
    return Draft(
        text="\n\n".join(without_furniture(texts)),
        title=title,
        source=(said.sitename or said.hostname) if said is not None else None,
        url=said.url if said is not None else None,
        published=published,
    )


def _tree(markup: str, name: str) -> "HtmlElement":
    from lxml import etree, html

    if len(markup) > MOST_MARKUP:
        raise DocumentError(
            f"{name}: a page of {len(markup):,} characters; Legation reads pages up to {MOST_MARKUP:,}:"
            " save the article's text and give that"
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise DocumentError(f"{name}: empty: the page holds no text") from None
    return tree


def without_scripts(markup: str) -> str:
    """`markup` without what can hold no article; time linear in its length."""
    for opening, closing in _UNREAD:
        markup = "".join(_outside(markup, opening, closing))
    return markup


def _outside(markup: str, opening: str, closing: str) -> Iterator[str]:
    lower = markup.lower()
    if len(lower) != len(markup):
        lower = markup
    place = 0
    while (start := lower.find(opening, place)) >= 0:
        yield markup[place:start]
        end = lower.find(closing, start + len(opening))
        if end < 0:
            place = start + len(opening)
            break
        place = (lower.find(">", end) + 1) or len(markup)
    yield markup[place:]


def _metadata(tree: "HtmlElement") -> Any:
    _quiet()
    from trafilatura.metadata import extract_metadata

    return extract_metadata(tree, date_config=dict(_DATE_RULES))


@cache
def _quiet() -> None:
    """What the parser logs of a broken page is no message for a person; who sets up logging gets it."""
    for parser in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(parser).addHandler(logging.NullHandler())


def _article(tree: "HtmlElement") -> list[str]:
    """The article's blocks; all the page's where it is too small, or too large, to tell them."""
    if _weight(tree) <= _MOST_WEIGHT:
        from trafilatura import bare_extraction

        found = bare_extraction(tree, include_comments=False, favor_precision=True)
        if found is not None and not isinstance(found, dict) and found.body is not None:
            texts = list(blocks(found.body))
            if texts:
                return texts
    return list(blocks(tree))


def _weight(tree: "HtmlElement") -> int:
    from lxml import etree

    depth = weight = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth if event == "start" else 0
    return weight

"""Markdown: its words, without the marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.frontmatter import with_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

_CELL = " | "
_MOST_MARKS = 1_000_000
"""Characters above which a text is taken as it is: parsing takes up to 10 µs for each."""


def read(content: bytes, name: str, declared: str | None = None) -> Draft:
    """The draft of a Markdown file; a first-level heading at its head is its title, not its text."""
    text = decode(content, name, declared).replace("\r\n", "\n").replace("\r", "\n")
    draft = with_front_matter(text.lstrip("\n"))
    if len(draft.text) > _MOST_MARKS:
        return draft
    heading, blocks = _read(draft.text)
    if heading and draft.title in (None, heading):
        draft = replace(draft, title=heading)
    elif heading:
        blocks = [heading, *blocks]
    return replace(draft, text="\n\n".join(blocks))


def _read(text: str) -> tuple[str | None, list[str]]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    blocks = [block for block in _blocks(tokens) if block.strip()]
    is_titled = len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    if is_titled and len(blocks) > 1 and blocks[0] == _words(tokens[1].children or ()).strip():
        return blocks[0], blocks[1:]
    return None, blocks


def _blocks(tokens: Sequence["Token"]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield _CELL.join(row or ())
            row = None
        elif token.type == "inline":
            words = _words(token.children or ()).strip()
            if row is None:
                yield words
            else:
                row.append(words)
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            yield from _html(token.content)


def _words(children: Sequence["Token"]) -> str:
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)


def _html(markup: str) -> Iterator[str]:
    from lxml import etree, html

    from legation.documents.blocks import blocks

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        yield from blocks(html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser))
    except (etree.LxmlError, ValueError):
        return

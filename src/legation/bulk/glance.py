"""A glance at a page: whether its article is worth taking out, which costs some thirty times as much."""

import re
from collections.abc import Iterator

from legation.documents.page import without_scripts
from legation.language.gate import may_be_within_field

_SHORTEST = 60
"""Characters of a block that may belong to an article; menus and headlines of others are shorter."""
_MOST_MARKUP = 3_000_000
"""Characters looked at; a longer page is taken out unseen."""
_WITHIN_LINES = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{0,1000})<", re.IGNORECASE)


def is_worth_reading(content: bytes) -> bool:
    """Whether a page may hold a document within the field; one that shows no text at a glance may."""
    if len(content) > _MOST_MARKUP or b"\x00" in content[:200]:
        return True
    markup = content.decode("utf-8", "replace")
    title = _TITLE.search(markup)
    blocks = list(_blocks(without_scripts(markup)))
    if not blocks:
        return True
    if title:
        blocks.append(title[1])
    return may_be_within_field(blocks)


def _blocks(markup: str) -> Iterator[str]:
    """Stretches of text between tags that end a block, those long enough for an article."""
    for stretch in _TAG.split(_WITHIN_LINES.sub("", markup)):
        if len(stretch) >= _SHORTEST:
            yield stretch

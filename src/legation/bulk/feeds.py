"""Feeds: RSS, Atom, JSON Feed and sitemaps, from bytes to entries."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from legation.bulk.opening import needed
from legation.errors import DocumentError

MOST_ENTRIES = 50_000
"""Entries of one feed or sitemap; the protocol of sitemaps allows as many."""
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]{0,2000}\[)", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(urlset|sitemapindex)[\s>]")
_HEAD = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed: its address, what the feed calls it (`key`), and what it says of it.

    `markup` is the article itself where the feed holds it. `is_index`: the address is of another sitemap.
    """

    url: str
    key: str
    title: str | None = None
    published: str | None = None
    markup: str | None = None
    is_index: bool = False


def entries_of(content: bytes, url: str) -> list[Entry]:
    """The entries of a feed, as it orders them; `url` is where it came from.

    Raises `DocumentError` for what is no feed, and for XML that declares entities, which a feed has no
    use for and by which a few bytes grow to gigabytes.
    """
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        found = list(_json_feed(content, url))
    else:
        plain = _plain(content)
        if _ENTITY.search(plain):
            raise DocumentError(f"{url}: declares entities of its own, which no feed needs; not read")
        is_map = _SITEMAP.search(plain[:_HEAD])
        found = list(_sitemap(content, url)) if is_map else list(_feed(content, url))
    return [entry for entry in found if entry.url.startswith(("http://", "https://"))][:MOST_ENTRIES]


def _plain(content: bytes) -> bytes:
    """The bytes with one a character where they are UTF-16 or UTF-32, so that marks are found in them."""
    return content.replace(b"\x00", b"") if b"\x00" in content[:200] else content


def _json_feed(content: bytes, url: str) -> Iterator[Entry]:
    try:
        value: Any = json.loads(content)
        items = value["items"]
        assert isinstance(items, list)
    except (ValueError, RecursionError, KeyError, TypeError, AssertionError):
        raise DocumentError(f"{url}: not a feed: JSON without a list of items") from None
    for item in items:
        if not isinstance(item, dict):
            continue
        address = _text(item.get("url")) or _text(item.get("external_url"))
        if address:
            address = urljoin(url, address)
            yield Entry(
                address,
                _text(item.get("id")) or address,
                _text(item.get("title")),
                _day(_text(item.get("date_published"))),
                _text(item.get("content_html")) or _text(item.get("content_text")),
            )


def _sitemap(content: bytes, url: str) -> Iterator[Entry]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise DocumentError(f"{url}: not a sitemap: its XML is broken")
    is_index = etree.QName(root).localname == "sitemapindex"
    for element in root.iterchildren("{*}url", "{*}sitemap"):
        said = {etree.QName(part).localname: _text(part.text) for part in element.iter("{*}*")}
        address = said.get("loc")
        if address:
            day = _day(said.get("publication_date") or said.get("lastmod"))
            yield Entry(urljoin(url, address), address, said.get("title"), day, is_index=is_index)


def _feed(content: bytes, url: str) -> Iterator[Entry]:
    feedparser = needed("feedparser", "bulk")
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url})
    except Exception as error:
        raise DocumentError(f"{url}: can't be parsed as a feed ({type(error).__name__})") from None
    if not parsed.entries and not parsed.get("version"):
        raise DocumentError(f"{url}: not a feed (RSS, Atom, JSON Feed or sitemap)")
    for item in parsed.entries:
        address = _text(item.get("link")) or _text(item.get("id"))
        if not address:
            continue
        address = urljoin(url, address)
        stamp = item.get("published_parsed") or item.get("updated_parsed")
        day = f"{stamp[0]:04d}-{stamp[1]:02d}-{stamp[2]:02d}" if stamp else None
        whole = [_text(part.get("value")) for part in item.get("content", ())]
        markup = next((part for part in whole if part), None)
        yield Entry(address, _text(item.get("id")) or address, _text(item.get("title")), day, markup)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(stamp: str | None) -> str | None:
    """The day of a time in ISO 8601; null for another."""
    return stamp[:10] if stamp and re.match(r"\d{4}-\d\d-\d\d", stamp) else None

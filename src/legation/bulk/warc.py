"""WARC archives, as Common Crawl writes them: one item a page that was fetched."""

import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from legation.bulk.bounds import MOST_MEMBER, BombError
from legation.bulk.item import Bad, Item
from legation.bulk.opening import damage, needed
from legation.documents.formats import CONTENT_TYPES
from legation.documents.normalise import shown

MOST_DAMAGES = 20
"""Damaged records after which a file is read no further."""
_MARK = re.compile(rb"\r?\n\r?\nWARC/1\.\d\r?\n")
_GULP = 1 << 16
_LINE = b"\nWARC/1."
_OK = range(200, 300)


class _LiesError(Exception):
    """A record whose length swallows the next one."""


def items(opened: Callable[[], IO[bytes]], name: str) -> Iterator[Item | Bad]:
    """Each page of the archive; after a damaged record, or one with a false length, the next one.

    `opened` gives the unpacked archive from its beginning, each time that it is called.
    Raises `BombError`.
    """
    place = 0
    for _ in range(MOST_DAMAGES):
        reached = [place]
        try:
            yield from _from(opened, name, place, reached)
            return
        except BombError:
            raise
        except _LiesError:
            why = "its length is false: it reaches into the next record"
        except Exception as error:
            why = _damage(error)
        yield Bad(f"{name} at byte {reached[0]}", why)
        place = _next(opened, reached[0] + 1)
        if place < 0:
            return
    yield Bad(name, f"{MOST_DAMAGES} damaged records; read no further")


def _from(opened: Callable[[], IO[bytes]], name: str, place: int, reached: list[int]) -> Iterator[Item | Bad]:
    """Items from a byte on; `reached` is where the record begins that is being read."""
    fastwarc: Any = needed("fastwarc.warc", "bulk")
    kinds = fastwarc.WarcRecordType
    with opened() as stream:
        _forward(stream, place)
        archive = fastwarc.ArchiveIterator(
            stream, parse_http=True, record_types=kinds.response | kinds.resource | kinds.conversion
        )
        for record in archive:
            reached[0] = place + record.stream_pos
            content = record.reader.read(MOST_MEMBER + 1)
            if _MARK.search(content):
                raise _LiesError
            found = _item(record, content, f"{name}#{record.record_id or reached[0]}")
            if found is not None:
                yield found
            reached[0] += 1


def _item(record: Any, content: bytes, place: str) -> Item | Bad | None:
    """The item of a record; null where there is nothing to read: an error's page, a picture."""
    headers = record.http_headers
    status = headers.status_code if headers is not None else None
    url = record.headers.get("WARC-Target-URI")
    place = shown(f"{place} {url}" if url else place)
    if status is not None and status not in _OK:
        return None
    kind = record.http_content_type if headers is not None else record.headers.get("Content-Type", "")
    kind = (kind or "").partition(";")[0].strip().lower()
    declared = CONTENT_TYPES.get(kind)
    if declared is None and kind:
        return None
    if len(content) > MOST_MEMBER:
        return Bad(place, f"a record of more than {MOST_MEMBER // 1_000_000} MB")
    if not content.strip():
        return None
    day = record.record_date.date().isoformat() if record.record_date else None
    charset = record.http_charset if headers is not None else None
    return Item(place, content, declared=declared, charset=charset, url=url, published=day)


def _forward(stream: IO[bytes], count: int) -> None:
    while count > 0 and (piece := stream.read(min(count, _GULP))):
        count -= len(piece)


def _damage(error: Exception) -> str:
    if isinstance(error, OSError) and not error.strerror:
        return "no record where the one before it ends: damaged, or a false length"
    return damage(error) or f"damaged: {type(error).__name__}"


def _next(opened: Callable[[], IO[bytes]], start: int) -> int:
    """Where the next record begins, from a byte on; -1 where there is none that can be reached."""
    try:
        with opened() as stream:
            _forward(stream, start)
            held, place = b"", start
            while piece := stream.read(_GULP):
                held += piece
                if (found := held.find(_LINE)) >= 0:
                    return place + found + 1
                place += len(held) - len(_LINE)
                held = held[-len(_LINE) :]
    except BombError:
        raise
    except Exception:
        return -1
    return -1

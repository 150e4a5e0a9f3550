"""Lists of addresses: one a line, a table with a column of them, GDELT's mentions, GKG and events."""

import csv
import io
from collections.abc import Iterator
from typing import IO, cast

from legation.bulk.item import Bad, Item

_LONGEST = 100_000
_COLUMNS = ("url", "link", "address", "documentidentifier", "mentionidentifier", "sourceurl")
_DATES = ("published", "date", "published_date")
_GDELT = {".gkg.csv": (4, 1, 3), ".mentions.csv": (5, 2, 4), ".export.csv": (60, 59, None)}
"""Columns of address, date (YYYYMMDDHHMMSS) and source, counted from 0, by the GDELT 2.0 codebooks."""


def addresses(stream: IO[bytes], name: str) -> Iterator[Item | Bad]:
    """The addresses of a list, one a line; of a table (.csv, .tsv), those of its column of addresses."""
    if name.casefold().endswith((".csv", ".tsv")):
        yield from _table(stream, name)
        return
    seen: set[int] = set()
    for number, line in enumerate(_lines(stream), 1):
        url = line.strip().decode("utf-8", "replace").lstrip("\ufeff")
        if not url or url.startswith("#"):
            continue
        yield from _item(url, f"{name}:{number}", None, None, seen)


def gdelt(stream: IO[bytes], table: str, name: str) -> Iterator[Item | Bad]:
    """The articles that a GDELT table names, each once; its date is when GDELT saw the article."""
    lower = table.casefold().removesuffix(".zip")
    address, day, source = next(found for ending, found in _GDELT.items() if lower.endswith(ending))
    seen: set[int] = set()
    for number, line in enumerate(_lines(stream), 1):
        cells = line.rstrip(b"\r\n").decode("utf-8", "replace").split("\t")
        place = f"{name}:{number}"
        if len(cells) <= address:
            yield Bad(place, f"{len(cells)} columns, where GDELT has more")
            continue
        stamp = cells[day] if cells[day][:8].isdigit() else None
        publisher = cells[source] if source is not None else None
        yield from _item(cells[address], place, stamp, publisher, seen)


def _table(stream: IO[bytes], name: str) -> Iterator[Item | Bad]:
    text = (line.decode("utf-8", "replace").removeprefix("\ufeff") for line in _lines(stream))
    rows = csv.DictReader(text, delimiter="\t" if name.casefold().endswith(".tsv") else ",")
    columns = {column.casefold().strip(): column for column in rows.fieldnames or () if column}
    column = next((columns[one] for one in _COLUMNS if one in columns), None)
    if column is None:
        yield Bad(name, "no column of addresses; one named url is expected")
        return
    day = next((columns[one] for one in _DATES if one in columns), None)
    seen: set[int] = set()
    try:
        for number, row in enumerate(rows, 2):
            url = (row.get(column) or "").strip()
            yield from _item(url, f"{name}:{number}", (row.get(day) or None) if day else None, None, seen)
    except csv.Error as error:
        yield Bad(name, f"damaged: {error}")


def _item(url: str, place: str, day: str | None, source: str | None, seen: set[int]) -> Iterator[Item | Bad]:
    if not url.startswith(("http://", "https://")):
        yield Bad(place, f"not an address: {url[:80]!r}")
    elif hash(url) not in seen:
        seen.add(hash(url))
        yield Item(place, url=url, published=day[:8] if day and day[:14].isdigit() else day, source=source)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines of any stream, also of one that has no buffer; what is too long for an address is cut."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream))
    while line := buffered.readline(_LONGEST):
        yield line

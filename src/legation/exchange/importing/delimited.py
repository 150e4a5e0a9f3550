"""Delimited text to the letter (RFC 4180): what Legation wrote, with nothing trimmed and nothing cut."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from legation.errors import DocumentError

LONGEST: Final = 64 * 1024 * 1024
"""Code points of one record."""
_SEPARATORS: Final = (",", ";", "\t")


def header(path: Path) -> tuple[list[str], str]:
    """The cells of the first record and the separator, which is the one that it has most of.

    Raises `DocumentError` for a file that is no UTF-8 text, or whose first record is not closed.
    """
    found = next(_records(path), "")
    separator = max(_SEPARATORS, key=found.count)
    return cells(found, separator), separator


def rows(path: Path) -> Iterator[list[str]]:
    """Every record, the first among them, as cells."""
    _, separator = header(path)
    return (cells(one, separator) for one in _records(path))


def _records(path: Path) -> Iterator[str]:
    """Records as they stand: lines, joined where a quotation mark is open. Empty ones are passed over."""
    held: list[str] = []
    marks = size = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            while line := lines.readline(LONGEST):
                held.append(line)
                marks += line.count('"')
                size += len(line)
                if size > LONGEST:
                    raise DocumentError(f"{path}: a row of over {LONGEST // 1024 // 1024} MB")
                if marks % 2 == 0:
                    if size > len(line) or line.strip("\r\n"):
                        yield "".join(held)
                    held, marks, size = [], 0, 0
    except UnicodeDecodeError:
        raise DocumentError(f"{path}: not UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None
    if held:
        raise DocumentError(f"{path}: its last row has a quotation mark that is not closed")


def cells(record: str, separator: str) -> list[str]:
    """The cells of one record, with its end of line or without."""
    whole = record.removesuffix("\n").removesuffix("\r")
    if '"' not in whole:
        return whole.split(separator)
    found, place = [], 0
    while True:
        if whole.startswith('"', place):
            close = _close(whole, place + 1)
            found.append(whole[place + 1 : close].replace('""', '"'))
            end = whole.find(separator, close)
        else:
            end = whole.find(separator, place)
            found.append(whole[place : end if end >= 0 else None])
        if end < 0:
            return found
        place = end + 1


def _close(record: str, place: int) -> int:
    """Where the quotation mark that closes a cell stands; the end of the record where none does."""
    while (place := record.find('"', place)) >= 0:
        if not record.startswith('"', place + 1):
            return place
        place += 2
    return len(record)

"""Rows of a table in a file: CSV and TSV in any encoding, Excel new and old; bounded."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from legation.documents.encoding import decode
from legation.errors import DocumentError
from legation.exchange.cells import unguarded

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of a file, unpacked where it is an archive, that are read."""
LONGEST_CELL: Final = 20_000
"""Code points of a cell that are kept whole; a row with a longer one is refused."""
_LONGEST_READ: Final = 131_072
MOST_CELLS: Final = 2_000
"""Cells of a row."""

_EXCEL: Final = (".xlsx", ".xlsm")
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_SEPARATORS: Final = "\t,;"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its file has it; `number` counts from 1, as a spreadsheet does. `flaw` says why its cells
    can't be trusted."""

    number: int
    cells: tuple[str, ...]
    flaw: str | None = None


def rows(path: Path) -> Iterator[Row]:
    """Every row of the file, or of the first sheet, that holds anything.

    Raises `DocumentError` for a file that is no table, or too large.
    """
    content = _bytes(path)
    if not content.strip():
        raise DocumentError(f"{path}: empty: it holds no rows")
    if content.startswith(_OLD_EXCEL):
        found = _old_excel(content, path)
    elif path.suffix.lower() in _EXCEL or content.startswith(b"PK\x03\x04"):
        found = _excel(content, path)
    else:
        found = _separated(decode(content, str(path)))
    for row in found:
        if any(row.cells) or row.flaw:
            yield _bounded(row)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{path}: over {LARGEST // 1024 // 1024} MB; import it in parts")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None


def _bounded(row: Row) -> Row:
    if len(row.cells) > MOST_CELLS:
        return Row(row.number, row.cells[:MOST_CELLS], f"{len(row.cells):,} cells")
    longest = max(map(len, row.cells), default=0)
    if longest > LONGEST_CELL:
        short = tuple(cell[:200] for cell in row.cells)
        return Row(row.number, short, f"a cell of {longest:,} characters, over {LONGEST_CELL:,}")
    return row


def _separated(text: str) -> Iterator[Row]:
    """Rows of separated values; a NUL or an open quotation mark spoils its row alone."""
    separator = _separator(text)
    if separator == "\t" and not text.startswith('"'):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    while True:
        number += 1
        try:
            cells = _next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), f"not readable: {error} (a quotation mark that is not closed?)")
            continue
        yield Row(number, tuple(unguarded(cell.strip(" \t\r\n\ufeff")) for cell in cells))


def _next(reader: Iterator[list[str]]) -> list[str]:
    """The next row. The bound on a cell holds for the whole process, and libraries (followthemoney) take it
    away; without it an open quotation mark swallows the rows below."""
    before = csv.field_size_limit(_LONGEST_READ)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(before)


def _separator(text: str) -> str:
    """The separator that the first lines have most of."""
    head = text[:16_384]
    return max(_SEPARATORS, key=lambda mark: (head.count(mark), mark == ","))


def _excel(content: bytes, path: Path) -> Iterator[Row]:
    try:
        import openpyxl
    except ImportError:
        raise DocumentError(f"{path}: Excel needs an extra: pip install 'legation[exchange]'") from None
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise DocumentError(f"{path}: unpacks to over {LARGEST // 1024 // 1024} MB")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield Row(number, tuple(map(_shown, cells)))
        book.close()
    except (BadZipFile, KeyError, ValueError, IndexError, TypeError, OSError, SyntaxError) as error:
        raise DocumentError(f"{path}: not a whole Excel file ({type(error).__name__})") from None


def _old_excel(content: bytes, path: Path) -> Iterator[Row]:
    try:
        import xlrd
    except ImportError:
        raise DocumentError(f"{path}: Excel needs an extra: pip install 'legation[exchange]'") from None
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), on_demand=True)
        sheet = book.sheet_by_index(0)
        for number in range(sheet.nrows):
            cells = tuple(
                _shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
                if cell.ctype == xlrd.XL_CELL_DATE
                else _shown(cell.value)
                for cell in sheet.row(number)
            )
            yield Row(number + 1, cells)
    except Exception as error:  # xlrd lets errors of any type through where a file is broken
        raise DocumentError(f"{path}: not a whole Excel file ({type(error).__name__})") from None


def _shown(value: object) -> str:
    """A cell as a person sees it: whole numbers without a point, a day without its hour."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value).strip()
    return text.removesuffix(" 00:00:00")

"""Excel: a sheet for each kind of claim, the parts that claims are made of, and a codebook; with frozen
headings, filters and real dates."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legation.errors import OutputError
from legation.exchange.cells import JOINED, guarded
from legation.exchange.codebook import codebook_rows
from legation.exchange.table import Column, Row, Table, TableName, kind_tables, table
from legation.exchange.table_rows import claim_row, document_row, item_rows, participant_rows, span_rows
from legation.record.selected import SelectedClaim
from legation.record.selection import Selection

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS: Final = 1_048_576
"""Rows of a sheet, the heading among them: Excel's bound."""
_CHARACTERS: Final = 32_767
"""Characters of a cell (UTF-16 units): Excel's bound."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29th of February 1900; days before the one after it are written as text."""
_WIDTHS: Final[Mapping[str, int]] = {
    **{"evidence": 80, "content": 60, "pledge": 60, "people": 50, "items": 40, "title": 40, "subject": 30},
    **{"document_title": 40, "url": 30, "outlet": 24, "claim": 23, "entry": 23, "document": 24, "topics": 24},
    **{"place": 18, "credited": 24, "name": 30, "cue": 14, "parties": 16, "when_words": 18},
}
_CODEBOOK_WIDTHS: Final = (14, 18, 30, 90)
_MADE: Final[Mapping[TableName, Callable[[SelectedClaim], Iterator[Row]]]] = {
    **{"participants": participant_rows, "items": item_rows, "spans": span_rows}
}
PARTS: Final[tuple[TableName, ...]] = (*_MADE, "documents")
"""Tables that stand after the kinds: with them the workbook has all that a claim is made of."""
_CREATED: Final = date(2000, 1, 1)
"""The day written as that of the file's making: the same record gives the same file."""


def export(selection: Selection, path: Path) -> None:
    """Writes the workbook; raises `OutputError` where a kind has more claims than a sheet has rows."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(str(path), {**options, "strings_to_numbers": False, "in_memory": False})
    try:
        book.set_properties({"title": "Legation", "created": _datetime(_CREATED)})
        _fill(book, selection)
    finally:
        try:
            book.close()
        except XlsxFileError as error:
            raise OutputError(f"{path}: can't be written: {error}") from None


def _fill(book: "Workbook", selection: Selection) -> None:
    sheets = {its.name: _Sheet(book, its) for its in kind_tables()}
    parts = {name: _Sheet(book, table(name), goes_on=True) for name in PARTS}
    for claim in selection.claims():
        sheets[claim.body["kind"]].add(claim_row(claim))
        for name, made in _MADE.items():
            for row in made(claim):
                parts[name].add(row)
    for document in selection.documents():
        for row in _in_cells(document_row(document)):
            parts["documents"].add(row)
    for sheet in (*sheets.values(), *parts.values()):
        sheet.finish()
    _codebook(book)


def _in_cells(document: Row) -> Iterator[Row]:
    """A document's row; where its text is longer than a cell, rows after it with the rest."""
    first, *rest = _pieces(document["text"])
    yield {**document, "text": first}
    yield from ({**dict.fromkeys(document), "document": document["document"], "text": one} for one in rest)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that a cell holds: a character is one or two UTF-16 units."""
    room = _CHARACTERS if text.isascii() else _CHARACTERS // 2
    yield text[:room]
    yield from (text[start : start + room] for start in range(room, len(text), room))


class _Sheet:
    """A sheet that rows are added to, from the top down; one that is full goes on in another, `spans 2`,
    where that is asked for."""

    def __init__(self, book: "Workbook", its: Table, *, goes_on: bool = False) -> None:
        self._book, self._table, self._goes_on = book, its, goes_on
        self._formats = _formats(book)
        self._sheets: list[Worksheet] = []
        self._new()

    def _new(self) -> None:
        number = f" {len(self._sheets) + 1}" if self._sheets else ""
        self._sheet: Worksheet = self._book.add_worksheet(f"{self._table.name}{number}")
        self._sheets.append(self._sheet)
        self._next = 1
        _heading(self._sheet, self._formats["heading"], self._table.names)
        for place, column in enumerate(self._table.columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column.name, 12))

    def add(self, row: Mapping[str, Any]) -> None:
        """Adds a row."""
        if self._next >= _ROWS and self._goes_on:
            self.finish()
            self._new()
        if self._next >= _ROWS:
            raise OutputError(
                f"sheet {self._table.name}: more than {_ROWS - 1:,} claims, which Excel has no rows for; "
                "narrow the selection, or export parquet or csv"
            )
        for place, column in enumerate(self._table.columns):
            if row[column.name] is not None:
                self._write(place, column, row[column.name])
        self._next += 1

    def finish(self) -> None:
        """Sets the filter over all rows."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._table.columns) - 1)

    def _write(self, place: int, column: Column, value: Any) -> None:
        if column.type in ("integer", "number"):
            self._sheet.write_number(self._next, place, value)
        elif column.type == "date" and value >= _FIRST_DAY:
            self._sheet.write_datetime(self._next, place, _datetime(value), self._formats["day"])
        else:
            text = _text(column, value)
            if text:
                quoted = self._formats["quoted"] if guarded(text) != text else self._formats["plain"]
                self._sheet.write_string(self._next, place, text, quoted)


def _text(column: Column, value: Any) -> str:
    """A cell's text, cut where Excel has no room for more."""
    joined = JOINED.get(column.type)
    text = joined.join(value) if joined else str(value)
    if len(text) * 2 > _CHARACTERS and len(text.encode("utf-16-le", "surrogatepass")) // 2 > _CHARACTERS:
        room = (_CHARACTERS - 1) * 2
        cut = text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore")
        return cut + "…"
    return text


def _formats(book: "Workbook") -> dict[str, "Format"]:
    return {
        "heading": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "plain": book.add_format({"valign": "top"}),
        "quoted": book.add_format({"valign": "top", "quote_prefix": True}),
    }


def _heading(sheet: "Worksheet", heading: "Format", names: tuple[str, ...]) -> None:
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, heading)
    sheet.freeze_panes(1, 0)


def _codebook(book: "Workbook") -> None:
    sheet = book.add_worksheet("codebook")
    rows = codebook_rows([*kind_tables(), *map(table, PARTS)])
    _heading(sheet, book.add_format({"bold": True, "bottom": 1}), next(rows))
    for place, width in enumerate(_CODEBOOK_WIDTHS):
        sheet.set_column(place, place, width)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            sheet.write_string(number, place, value)


def _datetime(day: date) -> Any:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)

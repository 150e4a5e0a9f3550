"""CSV: one table as text, or a folder with every table and a codebook (RFC 4180, UTF-8)."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from legation.exchange.cells import line, shown
from legation.exchange.codebook import codebook_rows
from legation.exchange.destination import text_file, write_text
from legation.exchange.table import TABLES, Row, Table, TableName, table
from legation.exchange.table_rows import every_row, rows
from legation.record.selection import Selection


def export(selection: Selection, *, table_name: TableName = "claims") -> Iterator[str]:
    """One table, line by line."""
    its = table(table_name)
    yield line(its.names)
    for row in rows(selection, table_name):
        yield line(_cells(its, row))


def export_folder(selection: Selection, folder: Path) -> None:
    """Every table in a file of its own, and `codebook.csv`, which says what each column means."""
    with ExitStack() as files:
        out = {name: files.enter_context(text_file(folder / f"{name}.csv")) for name in TABLES}
        for name in TABLES:
            out[name].write(line(table(name).names))
        for name, row in every_row(selection):
            out[name].write(line(_cells(table(name), row)))
    write_text(folder / "codebook.csv", (line(row) for row in codebook_rows([table(n) for n in TABLES])))


def _cells(its: Table, row: Row) -> Iterator[str]:
    return (shown(row[column.name], column.type) for column in its.columns)

"""The codebook: what each column of each table means."""

from collections.abc import Iterable, Iterator
from typing import Final

from legation.exchange.cells import JOINED
from legation.exchange.table import Column, Table

HEADER: Final = ("table", "column", "type", "means")


def codebook_rows(tables: Iterable[Table]) -> Iterator[tuple[str, str, str, str]]:
    """A header, then one row a column."""
    yield HEADER
    for table in tables:
        for column in table.columns:
            yield table.name, column.name, described(column), column.means


def described(column: Column) -> str:
    """A column's type for people: `text, several joined by "; "`."""
    joined = JOINED.get(column.type)
    return f'text, several joined by "{joined}"' if joined else column.type

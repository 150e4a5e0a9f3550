"""The tables of a record: their columns, as `lexicon/exchange/tables.toml` lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from legation.lexicon import words
from legation.schema.vocabulary import KINDS, Kind

ColumnType = Literal["text", "texts", "list", "people", "items", "integer", "number", "date"]
"""`texts` are codes, which hold no space; a `list` is of any text; `people` and `items` are for reading."""
TableName = Literal[
    "entries", "stages", "claims", "participants", "items", "spans", "documents", "people", "offices"
]
TABLES: Final[tuple[TableName, ...]] = get_args(TableName)

Row = Mapping[str, Any]
"""A row's values by column; null where there is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `kinds` are those that have it, all where empty."""

    name: str
    type: ColumnType
    means: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `key` is the column that names its rows, or empty."""

    name: str
    means: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


@cache
def table(name: TableName) -> Table:
    """The table of this name."""
    given = words("exchange/tables")[name]
    return Table(name, given["means"], given["key"], columns(given["columns"]))


@cache
def kind_table(kind: Kind) -> Table:
    """The claims of one kind, with the columns that it has."""
    of_all = table("claims")
    kept = tuple(column for column in of_all.columns if not column.kinds or kind in column.kinds)
    return Table(kind, f"{of_all.means}; those of kind {kind}", of_all.key, kept)


def kind_tables() -> tuple[Table, ...]:
    """The claims' tables of all kinds."""
    return tuple(kind_table(kind) for kind in KINDS)


def columns(given: list[dict[str, Any]]) -> tuple[Column, ...]:
    """Columns out of a list in the lexicon."""
    return tuple(Column(one["name"], one["type"], one["means"], tuple(one.get("kinds", ()))) for one in given)

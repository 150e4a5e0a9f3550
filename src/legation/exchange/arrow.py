"""Tables as Arrow record batches, which Parquet and DuckDB take in."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from legation.exchange.table import TABLES, Row, Table, TableName, table
from legation.exchange.table_rows import every_row, rows
from legation.record.selection import Selection

if TYPE_CHECKING:
    import pyarrow

_BATCH: Final = 10_000
_DOCUMENTS: Final = 200


def schema(its: Table) -> "pyarrow.Schema":
    """A table's columns as an Arrow schema, each with what it means as metadata."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        **dict.fromkeys(("texts", "list", "people", "items"), pyarrow.list_(pyarrow.string())),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
    }
    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types[column.type],
                nullable=column.name != its.key,
                metadata={"description": column.means},
            )
            for column in its.columns
        ],
        metadata={"description": its.means},
    )


def batches(selection: Selection, name: TableName) -> Iterator["pyarrow.RecordBatch"]:
    """The rows of a table, some thousands at a time."""
    rest = rows(selection, name)
    while part := list(islice(rest, _size(name))):
        yield _batch(name, part)


def every_batch(selection: Selection) -> Iterator[tuple[TableName, "pyarrow.RecordBatch"]]:
    """The rows of all tables, some thousands of one at a time."""
    waiting: dict[TableName, list[Row]] = {name: [] for name in TABLES}
    for name, row in every_row(selection):
        waiting[name].append(row)
        if len(waiting[name]) >= _size(name):
            yield name, _batch(name, waiting[name])
            waiting[name] = []
    yield from ((name, _batch(name, part)) for name, part in waiting.items() if part)


def _size(name: TableName) -> int:
    return _DOCUMENTS if name == "documents" else _BATCH


def _batch(name: TableName, part: list[Row]) -> "pyarrow.RecordBatch":
    import pyarrow

    shape = schema(table(name))
    columns = [pyarrow.array([_sound(row[field.name]) for row in part], type=field.type) for field in shape]
    return pyarrow.RecordBatch.from_arrays(columns, schema=shape)


def _sound(value: object) -> object:
    """Text without lone surrogates, which UTF-8 has no bytes for."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return [_sound(part) for part in value] if isinstance(value, list) else value

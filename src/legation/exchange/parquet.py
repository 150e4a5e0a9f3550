"""Parquet: one table in a file, or a folder with a file for each table."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from legation.exchange.arrow import batches, every_batch, schema
from legation.exchange.table import TABLES, TableName, table
from legation.record.selection import Selection

if TYPE_CHECKING:
    from pyarrow import parquet


def export(selection: Selection, path: Path, *, table_name: TableName = "claims") -> None:
    """Writes one table, compressed with Zstandard; columns have their meaning as `description`."""
    with _writer(path, table_name) as out:
        for batch in batches(selection, table_name):
            out.write_batch(batch)


def export_folder(selection: Selection, folder: Path) -> None:
    """Writes every table."""
    with ExitStack() as files:
        out = {name: files.enter_context(_writer(folder / f"{name}.parquet", name)) for name in TABLES}
        for name, batch in every_batch(selection):
            out[name].write_batch(batch)


def _writer(path: Path, name: TableName) -> "parquet.ParquetWriter":
    from pyarrow import parquet

    return parquet.ParquetWriter(str(path), schema(table(name)), compression="zstd")

"""DuckDB: a database file with every table, typed and commented, and a view for each kind."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from legation.errors import OutputError
from legation.exchange.arrow import every_batch
from legation.exchange.table import TABLES, ColumnType, Table, kind_tables, table
from legation.record.selection import Selection

if TYPE_CHECKING:
    import duckdb

_TYPES: Final[dict[ColumnType, str]] = {
    **{"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"},
    **{"texts": "VARCHAR[]", "list": "VARCHAR[]", "people": "VARCHAR[]", "items": "VARCHAR[]"},
}


def export(selection: Selection, path: Path) -> None:
    """Writes the database. Keys are the record's own ids; comments say what columns mean."""
    import duckdb

    try:
        _write(selection, path)
    except duckdb.IOException as error:
        raise OutputError(f"{path}: can't be written: {str(error).splitlines()[0]}") from None


def _write(selection: Selection, path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path)) as connection:
        for name in TABLES:
            _create(connection, table(name))
        for name, batch in every_batch(selection):
            connection.register("batch", batch)
            connection.execute(f"INSERT INTO {name} SELECT * FROM batch")
            connection.unregister("batch")
        for its in kind_tables():
            columns = ", ".join(f'"{column}"' for column in its.names)
            connection.execute(
                f"CREATE VIEW {its.name} AS SELECT {columns} FROM claims WHERE kind = '{its.name}'"
            )
            connection.execute(f"COMMENT ON VIEW {its.name} IS {_literal(its.means)}")


def _create(connection: "duckdb.DuckDBPyConnection", its: Table) -> None:
    columns = [
        f'"{column.name}" {_TYPES[column.type]}' + (" PRIMARY KEY" if column.name == its.key else "")
        for column in its.columns
    ]
    connection.execute(f"CREATE TABLE {its.name} ({', '.join(columns)})")
    connection.execute(f"COMMENT ON TABLE {its.name} IS {_literal(its.means)}")
    for column in its.columns:
        connection.execute(f'COMMENT ON COLUMN {its.name}."{column.name}" IS {_literal(column.means)}')


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""A table of a figure as Parquet, for Polars, pandas, DuckDB and R."""

import io
from typing import Any

from legation.errors import QuestionError
from legation.exchange.pictures.figure import Listed


def parquet_bytes(listed: Listed) -> bytes:
    """With typed columns, also where there are no rows; raises `QuestionError` where Polars is missing."""
    try:
        import polars
    except ImportError:
        raise QuestionError("Parquet needs Polars: pip install 'legation[views]'") from None
    types: dict[str, Any] = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "date": polars.Date,
    }
    several = polars.List(polars.String)
    columns = listed.table.columns
    frame = polars.DataFrame(
        {column.name: [row.get(column.name) for row in listed.rows] for column in columns},
        schema={column.name: types.get(column.type, several) for column in columns},
    )
    written = io.BytesIO()
    frame.write_parquet(written)
    return written.getvalue()

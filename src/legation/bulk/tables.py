"""Parquet: one item a row, read in batches."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from legation.bulk.bounds import MOST_MEMBER, BombError, Budget
from legation.bulk.item import Bad, Item
from legation.bulk.opening import needed

_ROWS = 128
"""Rows of a batch: few, since each may hold a long text."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "plain_text", "content", "body", "article"),
    "id": ("id", "doc_id", "document_id"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "source_domain", "outlet"),
    "url": ("url", "link", "requested_url"),
    "published": ("published", "published_date", "date_publish", "date", "publication_date"),
}
"""Columns by the field that they hold, likeliest first."""


def items(stream: IO[bytes], name: str, size: int) -> Iterator[Item | Bad]:
    """Each row as a document's fields; a damaged row group is `Bad`, and the next one is read."""
    parquet: Any = needed("pyarrow.parquet", "bulk")
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False)
        columns = _columns(file.schema_arrow.names)
        strings = [column for column in columns.values() if _is_text(file.schema_arrow.field(column).type)]
        file = parquet.ParquetFile(stream, pre_buffer=False, read_dictionary=strings)
    except Exception as error:
        yield Bad(name, f"not Parquet, or damaged: {_line(error)}")
        return
    if "text" not in columns:
        yield Bad(name, f"no column of texts; one named {' or '.join(_NAMES['text'])} is expected")
        return
    number, budget = 0, Budget(name, size)
    for group in range(file.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        try:
            yield from _rows(file, group, columns, budget, name, number)
        except BombError as error:
            yield Bad(name, str(error))
            return
        except Exception as error:
            yield Bad(f"{name}: row group {group}", f"damaged: {_line(error)}")
        number += count


def _rows(  # noqa: PLR0913, PLR0917
    file: Any, group: int, columns: Mapping[str, str], budget: Budget, name: str, number: int
) -> Iterator[Item | Bad]:
    for batch in file.iter_batches(_ROWS, row_groups=[group], columns=list(columns.values())):
        held = {field: batch.column(column) for field, column in columns.items()}
        for row in range(batch.num_rows):
            number += 1
            place = f"{name}:{number}"
            fields = {field: column[row].as_py() for field, column in held.items()}
            text = fields["text"]
            if not isinstance(text, str):
                yield Bad(place, "no text in this row")
                continue
            budget.spend(len(text))
            if len(text) > MOST_MEMBER:
                yield Bad(place, f"a text of more than {MOST_MEMBER // 1_000_000} MB")
                continue
            yield Item(place, {field: _value(value) for field, value in fields.items()})


def _columns(names: list[str]) -> dict[str, str]:
    lower = {name.casefold(): name for name in names}
    found: dict[str, str] = {}
    for field, likely in _NAMES.items():
        column = next((lower[one] for one in likely if one in lower), None)
        if column is not None:
            found[field] = column
    return found


def _is_text(kind: Any) -> bool:
    return str(kind) in ("string", "binary")


def _value(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__

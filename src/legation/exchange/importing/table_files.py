"""The files that Legation's tables go out in, as rows again: CSV, Parquet, DuckDB, Excel."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal
from zipfile import BadZipFile, ZipFile

from legation.errors import DocumentError
from legation.exchange.cells import JOINED, unguarded
from legation.exchange.codebook import HEADER as CODEBOOK
from legation.exchange.importing import delimited
from legation.exchange.table import TABLES, Column, TableName, table
from legation.schema import KINDS

Carrying = Literal["claims", "participants", "items", "spans", "documents"]
CARRYING: Final[tuple[Carrying, ...]] = ("documents", "claims", "participants", "items", "spans")
"""The tables that claims are made of again; entries, stages, people and offices follow from claims."""
SUFFIXES: Final = (".csv", ".parquet")
"""Of the tables that the export writes a file each for."""
NEEDED: Final = frozenset({"claim", "document", "kind", "form", "status", "parties", "evidence"})
"""Columns of claims that no claim can be made without."""
UNPACKED: Final = 4 * 1024**3
"""Bytes of an Excel file, unpacked, that are read."""
_BATCH: Final = 2_000
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""A stranger's database reads no other file."""

Cells = dict[str, Any]


@dataclass(frozen=True)
class TableFile:
    """A table in a file. `label` names it for people; `rows` gives its cells by column, and the number of
    each row as a spreadsheet counts it."""

    name: Carrying
    label: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]


def table_of(names: list[str]) -> str | None:
    """Which of Legation's tables has these columns, `codebook` among them; null where none has."""
    there = set(names)
    if there >= NEEDED:
        return "claims"
    if names == list(CODEBOOK):
        return "codebook"
    return next((name for name in TABLES if name != "claims" and there >= set(table(name).names)), None)


def sort_of(path: Path) -> Literal["csv", "parquet", "duckdb", "excel"]:
    """What sort of file it is, by its first bytes."""
    try:
        with path.open("rb") as content:
            head = content.read(12)
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[8:] == b"DUCK":
        return "duckdb"
    return "excel" if head.startswith(b"PK") else "csv"


def columns_of(path: Path) -> list[str]:
    """The columns of a CSV or Parquet file; raises `DocumentError` where it can't be read as one."""
    if sort_of(path) == "parquet":
        return list(_parquet(path).schema_arrow.names)
    return delimited.header(path)[0]


def files(path: Path) -> list[TableFile]:
    """The tables at a place: a folder, or a file of claims with those that stand beside it where it has the
    name that the export gives it, or a workbook or database. Raises `DocumentError` where there are no
    claims."""
    if path.is_dir():
        path = next((p for s in SUFFIXES if (p := path / f"claims{s}").is_file()), path / "claims.csv")
    sort = sort_of(path)
    if sort == "excel":
        found = list(_sheets(path))
    elif sort == "duckdb":
        found = _database(path)
    elif path.stem == "claims":
        places = {name: path.with_name(f"{name}{path.suffix}") for name in CARRYING}
        found = [_file(place, name) for name, place in places.items() if place.is_file()]
    else:
        found = [_file(path, "claims")]
    if not any(one.name == "claims" for one in found):
        raise DocumentError(f"{path}: no table of claims")
    return found


def is_workbook(path: Path) -> bool:
    """Whether an Excel file has a sheet for each kind of claim, as Legation writes it."""
    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as book:
            head = book.read(1024 * 1024).decode("utf-8", "replace")
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False
    return all(f'name="{kind}"' in head for kind in KINDS)


def _file(path: Path, name: Carrying) -> TableFile:
    if sort_of(path) == "parquet":
        return TableFile(name, str(path), lambda: _arrow_rows(path))
    return TableFile(name, str(path), lambda: _csv_rows(path, name))


def _csv_rows(path: Path, name: TableName) -> Iterator[tuple[int, Cells]]:
    every = delimited.rows(path)
    names = next(every, [])
    texts = {column.name for column in table(name).columns if column.type in ("text", *JOINED)}
    for number, cells in enumerate(every, 2):
        yield number, {n: unguarded(c) if n in texts else c for n, c in zip(names, cells, strict=False) if c}


def _parquet(path: Path) -> Any:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise DocumentError(f"{path}: Parquet needs an extra: pip install 'legation[exchange]'") from None
    try:
        return parquet.ParquetFile(str(path))
    except (ArrowException, OSError) as error:
        raise DocumentError(f"{path}: not a whole Parquet file ({type(error).__name__})") from None


def _arrow_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    from pyarrow import ArrowException

    number = 0
    try:
        for batch in _parquet(path).iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (ArrowException, OSError) as error:
        raise DocumentError(f"{path}: not a whole Parquet file ({type(error).__name__})") from None


def _database(path: Path) -> list[TableFile]:
    with _opened(path) as connection:
        there = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    return [
        TableFile(name, f"{path} ({name})", lambda name=name: _database_rows(path, name))  # type: ignore[misc]
        for name in CARRYING
        if name in there
    ]


def _database_rows(path: Path, name: Carrying) -> Iterator[tuple[int, Cells]]:
    with _opened(path) as connection:
        found = connection.execute(f"SELECT * FROM {name}")
        names, number = [column[0] for column in found.description], 0
        while part := found.fetchmany(_BATCH):
            for row in part:
                number += 1
                yield number, dict(zip(names, row, strict=True))


def _opened(path: Path) -> Any:
    try:
        import duckdb
    except ImportError:
        raise DocumentError(f"{path}: DuckDB needs an extra: pip install 'legation[exchange]'") from None
    try:
        return duckdb.connect(str(path), read_only=True, config=_SETTINGS)
    except duckdb.Error as error:
        raise DocumentError(f"{path}: no whole DuckDB file ({str(error).splitlines()[0][:200]})") from None


def _sheets(path: Path) -> Iterator[TableFile]:
    """Sheets of kinds are parts of claims; `spans 2` goes on where `spans` was full."""
    book = _book(path)
    for title in book.sheetnames:
        base = title.partition(" ")[0]
        for name in (one for one in CARRYING if one == ("claims" if base in KINDS else base)):
            yield TableFile(name, f"{path} ({title})", lambda title=title: _sheet_rows(book, title))  # type: ignore[misc]


def _book(path: Path) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise DocumentError(f"{path}: Excel needs an extra: pip install 'legation[exchange]'") from None
    try:
        with ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                raise DocumentError(f"{path}: unpacks to over {UNPACKED // 1024**3} GB")
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, IndexError, TypeError, OSError, SyntaxError) as error:
        raise DocumentError(f"{path}: not a whole Excel file ({type(error).__name__})") from None


def _sheet_rows(book: Any, title: str) -> Iterator[tuple[int, Cells]]:
    every = book[title].iter_rows(values_only=True)
    names = [str(name) for name in next(every, ())]
    for number, cells in enumerate(every, 2):
        row = {n: _of_excel(c) for n, c in zip(names, cells, strict=False) if c not in (None, "")}
        if row:
            yield number, row


def _of_excel(cell: Any) -> Any:
    """A cell's value: a day without its hour, characters that XML can't hold out of their escapes."""
    if isinstance(cell, datetime):
        return cell.date()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell) if isinstance(cell, str) else cell


def value(column: Column, cell: Any) -> Any:
    """A cell as the JSON form has it; null for an empty one. Raises `ValueError` for one that is no such
    thing."""
    if cell is None or cell == "":
        return None
    if column.type in JOINED:
        return list(cell) if isinstance(cell, list) else str(cell).split(JOINED[column.type])
    if column.type == "date":
        day = cell if isinstance(cell, date) else date.fromisoformat(str(cell).strip())
        return day.isoformat()[:10]
    if column.type in ("integer", "number"):
        return _number(column, cell)
    return str(cell)


def _number(column: Column, cell: Any) -> int | float:
    number = float(str(cell).strip())
    if abs(number) < 2**53 and number.is_integer():
        return int(number)
    if column.type == "integer" or not math.isfinite(number):
        raise ValueError("no whole number" if column.type == "integer" else "no number")
    return number

"""A file opened as what it is, or as what it is said to be."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from legation.errors import DocumentError
from legation.exchange.importing.source import Source

if TYPE_CHECKING:
    from legation.exchange.importing.gdelt import Events

_HEAD: Final = 4096
_GDELT: Final = (16, 61)
_CLAIMS: Final = ("claims.csv", "claims.parquet")


class Opening:
    """Opens the files of one import. Files of GDELT belong together: its mentions are of its events; and so
    do Legation's own tables in one folder."""

    def __init__(self, form: str | None = None, mapping: Path | None = None) -> None:
        self._form = form
        self._mapping = mapping
        self._events: Events = {}
        self._folders: set[Path] = set()

    def source(self, path: Path) -> Source:
        """The file as a source of readings; its form is told from what it holds where none is named.

        Raises `DocumentError` for a file that is not of the form, or of none that Legation knows.
        """
        name = self._form or told(path)
        if name == "dump":
            from legation.exchange.importing.dump import dumped

            return dumped(path)
        if name == "gdelt":
            from legation.exchange.importing.gdelt import gdelt

            return gdelt(path, self._events)
        if name == "followthemoney":
            from legation.exchange.importing.followthemoney import entities

            return entities(path)
        if name == "tables":
            from legation.exchange.importing.legation_tables import tables

            return tables(path, self._folders)
        if name == "spreadsheet":
            from legation.exchange.importing.spreadsheet import spreadsheet

            if self._mapping is None:
                raise DocumentError(f"{path}: a spreadsheet needs a mapping file (--mapping)")
            return spreadsheet(path, self._mapping)
        from legation.exchange.importing.register import register

        return register(path, name)


def told(path: Path) -> str | None:
    """The form of a file that is no register with a header of its own: Legation's tables by their columns or
    sheets, a dump by its name and parts, others by their first line."""
    if path.is_dir():
        return "tables" if any((path / name).is_file() for name in _CLAIMS) else "dump"
    try:
        with path.open("rb") as content:
            head = content.read(_HEAD)
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None
    if head.startswith(b"PK"):
        return _archive(path)
    if head.lstrip().startswith(b"{"):
        return "followthemoney"
    first = head.split(b"\n", 1)[0]
    cells = first.split(b"\t")
    if len(cells) in _GDELT and cells[0].strip().isdigit():
        return "gdelt"
    own = head.startswith(b"PAR1") or head[8:12] == b"DUCK" or _is_table(first)
    return "tables" if own else None


def _archive(path: Path) -> str | None:
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return "dump"
    from legation.exchange.importing.table_files import is_workbook

    return "tables" if is_workbook(path) else None


def _is_table(first: bytes) -> bool:
    """Whether a line is the header of one of Legation's tables."""
    from legation.exchange.importing.delimited import cells
    from legation.exchange.importing.table_files import table_of

    line = first.decode("utf-8-sig", "replace").rstrip("\r")
    return any(table_of(cells(line, separator)) for separator in ",;\t")

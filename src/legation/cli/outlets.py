"""Where readings go, by format: a stream of them, one page, or a folder of files."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import typer

from legation.cli.folder import Folder
from legation.cli.target import FileTarget, Target
from legation.exchange.reading_json import to_json
from legation.schema import Reading


class Outlet:
    """Takes readings one by one; as a context manager it finishes, or drops, what it wrote."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._written = 0

    def write(self, reading: Reading) -> None:
        """Takes a reading."""
        self._target.write(self._text(reading))
        self._written += 1

    def _text(self, reading: Reading) -> str:
        """The reading as text of the format."""
        raise NotImplementedError

    def _finish(self) -> None:
        """Writes what stands after the last reading."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None and self._written:
            self._finish()
            self._target.keep()
        else:
            self._target.discard()


class JsonLines(Outlet):
    """One reading a line."""

    def _text(self, reading: Reading) -> str:
        return to_json(reading) + "\n"


class Json(Outlet):
    """One reading as an object, several as an array of objects."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._first = ""

    def write(self, reading: Reading) -> None:
        """Holds the first reading back until it is known whether a second comes."""
        text = to_json(reading, indent=2)
        if self._written:
            self._target.write(("[" + self._first if self._written == 1 else "") + ",\n" + text)
        else:
            self._first = text
        self._written += 1

    def _finish(self) -> None:
        self._target.write(self._first + "\n" if self._written == 1 else "]\n")


class Page(Outlet):
    """One HTML page, of one reading."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._page = ""

    def write(self, reading: Reading) -> None:
        """Holds the page back until it is known that no second reading comes."""
        from legation.exchange.reading_page import page

        if self._written:
            raise typer.BadParameter(
                "several documents make several pages: name a folder", param_hint="--output"
            )
        self._page = page(reading)
        self._written += 1

    def _finish(self) -> None:
        self._target.write(self._page)


class Table(Outlet):
    """A table for people, as wide as the terminal."""

    def __init__(self, target: Target, *, plain: bool) -> None:
        from legation.cli.table import console_for

        super().__init__(target)
        self._console = console_for(plain=plain)

    def _text(self, reading: Reading) -> str:
        from legation.cli.table import table

        return table(reading, self._console)


class JsonFolder(Outlet):
    """A folder with one JSON file a document."""

    def __init__(self, folder: Folder) -> None:
        super().__init__(Target(sys.stdout, "standard output"))
        self._folder = folder

    def write(self, reading: Reading) -> None:
        """Writes the reading's file."""
        name = self._folder.name_for(reading.document.id)
        self._folder.write(f"{name}.json", to_json(reading, indent=2) + "\n")
        self._written += 1


class PageFolder(Outlet):
    """A folder with one HTML page a document, and `index.html`, which lists them."""

    def __init__(self, folder: Folder) -> None:
        from legation.exchange.reading_page import IndexRow

        super().__init__(Target(sys.stdout, "standard output"))
        self._folder = folder
        self._rows: list[IndexRow] = []

    def write(self, reading: Reading) -> None:
        """Writes the reading's page."""
        from legation.exchange.reading_page import IndexRow, page

        href = self._folder.name_for(reading.document.id) + ".html"
        self._folder.write(href, page(reading))
        self._rows.append(IndexRow.of(reading, href))
        self._written += 1

    def _finish(self) -> None:
        from legation.exchange.reading_page import index

        self._folder.write("index.html", index(self._rows))


_STREAMED: dict[str, Callable[[Target], Outlet]] = {"json": Json, "jsonl": JsonLines, "html": Page}
_FOLDERS: dict[str, Callable[[Folder], Outlet]] = {"json": JsonFolder, "html": PageFolder}


def outlet_for(format: str, output: str | None) -> Outlet:
    """The outlet for a format, to a file or folder, or to standard output where `output` is null.

    A path is a folder if one is there, if it ends in `/`, or, for html, if it has no suffix.
    """
    if output is not None and _is_folder(format, output):
        if format not in _FOLDERS:
            raise typer.BadParameter(f"{format} goes to a file, not a folder", param_hint="--output")
        return _FOLDERS[format](Folder(Path(output)))
    if output is not None:
        target: Target = FileTarget(Path(output))
    else:
        target = Target.standard_output(errors="backslashreplace" if format == "table" else "strict")
    if format == "table":
        return Table(target, plain=output is not None)
    return _STREAMED[format](target)


def _is_folder(format: str, output: str) -> bool:
    path = Path(output)
    return (
        path.is_dir() or output.endswith("/") or (format == "html" and not path.exists() and not path.suffix)
    )

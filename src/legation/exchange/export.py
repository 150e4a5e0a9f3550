"""A record, or a part of it, written out in a format.

>>> export(record, "csv", "claims.csv", parties=("IND", "ISR"))  # doctest: +SKIP
"""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from legation.errors import OutputError, QuestionError
from legation.exchange.destination import whole_file, whole_folder, write_text
from legation.exchange.formats import FORMATS, Format, Shape, format_named
from legation.record.choosing import Filter
from legation.record.record import Record
from legation.record.selection import Selection

__all__ = ["export", "export_text"]


def export(  # noqa: PLR0913
    record: Record,
    format: str,
    place: str | os.PathLike[str],
    *,
    chosen: Filter | None = None,
    options: dict[str, Any] | None = None,
    watch: Callable[[int], None] | None = None,
    **asked: Any,
) -> list[str]:
    """Writes the selection to a file or folder, whole or not at all; gives notes on what it left out.

    `asked` are fields of a `Filter`; `options` those of the format (docs/formats.md); `watch` is told how far
    it has come. A place is a folder where one is there, where it ends in `/`, or where the format is one of
    folders only. Raises `QuestionError` for a format or option that there is not, and `OutputError` where the
    place can't be written.
    """
    its, path = _format(format), Path(place)
    shape = _shape(its, os.fspath(place), path)
    given, notes = _options(its, options or {})
    if shape == "folder" and "table_name" in given:
        raise QuestionError(f"{place}: a folder holds every table; for one, name a file")
    write = _function(its, shape)
    with record.selection(chosen, **asked) as selection:
        selection.watch = watch
        if shape == "folder":
            with whole_folder(path) as folder:
                write(selection, folder, **given)
        else:
            with whole_file(path) as file:
                if shape == "file":
                    write(selection, file, **given)
                else:
                    write_text(file, write(selection, **given))
    return notes


def export_text(
    selection: Selection,
    format: str,
    *,
    options: dict[str, Any] | None = None,
    notes: list[str] | None = None,
) -> Iterator[str]:
    """The selection as text, piece by piece; raises `QuestionError` for a format that is no text."""
    its = _format(format)
    if "text" not in its.shapes:
        raise QuestionError(f"{its.name} is no text: name a {its.shapes[0]} with --output")
    given, told = _options(its, options or {})
    pieces: Iterator[str] = _function(its, "text")(selection, **given)
    yield from pieces
    if notes is not None:
        notes += told


def _format(name: str) -> Format:
    its = format_named(name)
    if its is None:
        raise QuestionError(f"{name}: no such format; there are {', '.join(one.name for one in FORMATS)}")
    if its.needs and find_spec(its.needs) is None:
        raise OutputError(f"{name} needs {its.needs}: pip install 'legation[{its.extra}]'")
    return its


def _shape(its: Format, place: str, path: Path) -> Shape:
    folder = path.is_dir() or place.endswith(("/", os.sep))
    if folder and "folder" not in its.shapes:
        raise OutputError(f"{place}: {its.name} goes to a file, not a folder")
    if folder or its.shapes == ("folder",):
        if path.exists() and not path.is_dir():
            raise OutputError(f"{place}: {its.name} goes to a folder, and this is a file")
        return "folder"
    return next(shape for shape in its.shapes if shape != "folder")


def _options(its: Format, options: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The options for the format's function, and the list that its notes come into."""
    notes: list[str] = []
    for name in options:
        if name not in its.options or name == "notes":
            allowed = ", ".join(one for one in its.options if one != "notes") or "none"
            raise QuestionError(f"{its.name} has no option {name}; it has: {allowed}")
    return options | ({"notes": notes} if "notes" in its.options else {}), notes


def _function(its: Format, shape: Shape) -> Any:
    return getattr(import_module(f"legation.exchange.{its.module}"), its.function(shape))

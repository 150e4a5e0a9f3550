"""Where an export goes: a file or a folder that is there whole or not at all."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from legation.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A place beside `path` to write a file at; moved there at the end, removed where that is not reached.

    Raises `OutputError` where it can't be written.
    """
    half = path.with_name(path.name + ".part")
    with _in_one_line(path):
        half.write_bytes(b"")
        half.unlink()
        try:
            yield half
            half.replace(path)
        except BaseException:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A place beside `path` to write files into; moved there at the end, over files of the same names."""
    half = path.with_name(path.name + ".part")
    with _in_one_line(path):
        shutil.rmtree(half, ignore_errors=True)
        try:
            half.mkdir(parents=True)
            yield half
            if path.is_dir():
                for file in sorted(half.iterdir()):
                    file.replace(path / file.name)
            else:
                half.rename(path)
        finally:
            shutil.rmtree(half, ignore_errors=True)


def text_file(path: Path) -> TextIO:
    """A file to write text to: UTF-8 and line feeds, whatever the system; a lone surrogate as `?`."""
    return path.open("w", encoding="utf-8", errors="replace", newline="")


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Writes text to a file."""
    with text_file(path) as out:
        for piece in pieces:
            out.write(piece)


@contextmanager
def _in_one_line(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: can't be written: {error.strerror or error}") from None

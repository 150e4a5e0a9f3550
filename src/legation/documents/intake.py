"""The way in: files, folders, globs, standard input and addresses, each to its documents."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from legation.documents import jsonl
from legation.documents.draft import Overrides
from legation.documents.failure import Failure
from legation.documents.formats import CONTENT_TYPES, SUFFIXES, suffix_of
from legation.documents.normalise import shown
from legation.documents.published import day
from legation.documents.reading import MOST_BYTES, documents_of, finished
from legation.errors import DocumentError
from legation.schema import Document

_STANDARD_INPUT = "-"
_WILD = ("*", "?", "[")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def intake(
    inputs: Sequence[str | Path],
    *,
    published: str | date | None = None,
    title: str | None = None,
    source: str | None = None,
    allow_private: bool = False,
) -> Iterator[Document | Failure]:
    """The documents of each input in turn, or the `Failure` that says why there is none.

    An input is a file, a folder (all files in it of a format that Legation reads, sorted, hidden ones
    excepted), a glob, `-` for standard input, or an http or https address. One that fails never stops
    the others. `published`, `title` and `source` count over what documents say; a `published` that is
    no day raises `DocumentError` at once. `allow_private` lets addresses lead to private hosts.
    """
    said = Overrides(title, source, None, day(published, "--published") if published else None)
    return _each(inputs, said, allow_private)


def _each(inputs: Iterable[str | Path], said: Overrides, allow_private: bool) -> Iterator[Document | Failure]:
    for one in inputs:
        name = str(one)
        where = shown(name)
        try:
            if name == _STANDARD_INPUT:
                yield from _from_standard_input(said)
            elif not isinstance(one, Path) and _is_address(name):
                yield from _from_address(name, said, allow_private)
            else:
                yield from _from_paths(name, said)
        except DocumentError as error:
            yield Failure(where, error)


def _is_address(name: str) -> bool:
    return "://" in name[:20]


def _from_standard_input(said: Overrides) -> Iterator[Document | Failure]:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise DocumentError("standard input: can't be read as bytes")
    yield from documents_of(stream.read(MOST_BYTES + 1), "standard input", said)


def _from_address(url: str, said: Overrides, allow_private: bool) -> Iterator[Document | Failure]:
    from legation.documents.address import fetch

    found = fetch(url, allow_private=allow_private)
    declared = CONTENT_TYPES.get(found.content_type)
    said = replace(said, url=found.url)
    yield from documents_of(found.content, url, said, declared, found.charset)


def _from_paths(name: str, said: Overrides) -> Iterator[Document | Failure]:
    path = Path(name)
    try:
        if path.is_dir():
            paths = sorted(_files_in(path))
            if not paths:
                raise DocumentError(f"{shown(name)}: a folder without a file that Legation reads")
        elif not path.exists() and any(sign in name for sign in _WILD):
            paths = sorted(Path(found) for found in glob.iglob(name, recursive=True))  # noqa: PTH207
            if not paths:
                raise DocumentError(f"{shown(name)}: no file matches")
        else:
            paths = [path]
    except (OSError, ValueError) as error:
        raise DocumentError(f"{shown(name)}: {_why(error)}") from None
    for found in paths:
        if found.is_dir() and found != path:
            continue
        try:
            yield from _from_file(found, said)
        except DocumentError as error:
            yield Failure(shown(str(found)), error)


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        for file in files:
            if not file.startswith(".") and suffix_of(file) in SUFFIXES:
                path = Path(parent, file)
                if path.is_file():
                    yield path


def _from_file(path: Path, said: Overrides) -> Iterator[Document | Failure]:
    name = shown(str(path))
    try:
        with path.open("rb") as stream:
            if SUFFIXES.get(suffix_of(path.name)) == "jsonl":
                yield from _from_lines(stream, name, said)
                return
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise DocumentError(f"{shown(name)}: {_why(error)}") from None
    yield from documents_of(content, name, said)


def _from_lines(stream: BinaryIO, name: str, said: Overrides) -> Iterator[Document | Failure]:
    """Lines one by one, so that an archive may be larger than memory."""
    start = stream.read(2)
    if start in _WIDE_MARKS:
        yield from documents_of(start + stream.read(MOST_BYTES + 1), name, said)
        return
    for place, draft in jsonl.read(_lines(stream, start), name):
        yield finished(draft, place, said)


def _lines(stream: BinaryIO, start: bytes) -> Iterator[bytes]:
    line = start + (b"" if start.endswith(b"\n") else stream.readline(MOST_BYTES + 1))
    while line:
        yield line
        line = stream.readline(MOST_BYTES + 1)


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    return shown(getattr(error, "strerror", None) or str(error))

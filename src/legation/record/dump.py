"""The whole record as a folder, or a zip archive, of JSON Lines; lossless, and in one order only."""

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, select

from legation.errors import RecordError
from legation.record.identity import canonical
from legation.record.journal import journal
from legation.record.opened import Opened
from legation.record.store.tables import claim, document, entry, reading
from legation.record.store.upgrade import HEAD

FORMAT = 1
FILES = ("record", "documents", "readings", "claims", "decisions", "entries")
_CHUNK = 1_000
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Writer(Protocol):
    """Takes one file's lines."""

    def __call__(self, name: str, lines: Iterable[str]) -> None:
        """Writes the file `name`.jsonl."""


class Dumping(Opened):
    """The dumping part of a record."""

    def dump(self, place: str | os.PathLike[str]) -> Path:
        """Writes the record to a folder, or to a zip archive where the name ends in `.zip`.

        Entries are written too, for people to read and compare; `load` derives them anew. Raises
        `RecordError` where there is something at the place already.
        """
        path = Path(place)
        if path.exists():
            raise RecordError(f"{path}: there is something already; name a new folder or archive")
        with self.reading() as connection, _writer(path) as write:
            counts = {}
            for name, lines in _parts(connection):
                counted = _Counted(lines)
                write(name, counted)
                counts[name] = counted.count
            head = {"format": FORMAT, "revision": HEAD, "counts": counts}
            write("record", [canonical(head)])
        return path


class _Counted:
    def __init__(self, lines: Iterable[str]) -> None:
        self.count = 0
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += 1
            yield line


@contextmanager
def _writer(path: Path) -> Iterator[Writer]:
    """Written beside the place first, so that there is a whole copy or none."""
    half = path.with_name(path.name + ".part")
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
                yield _into_archive(archive)
        else:
            half.mkdir(parents=True)
            yield _into_folder(half)
        half.rename(path)
    except OSError as error:
        raise RecordError(f"{path}: can't be written ({error.strerror})") from None


def _into_folder(folder: Path) -> Writer:
    def write(name: str, lines: Iterable[str]) -> None:
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)

    return write


def _into_archive(archive: zipfile.ZipFile) -> Writer:
    def write(name: str, lines: Iterable[str]) -> None:
        info = zipfile.ZipInfo(f"{name}.jsonl", _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as out:
            for line in lines:
                out.write(f"{line}\n".encode())

    return write


def _parts(connection: Connection) -> Iterator[tuple[str, Iterable[str]]]:
    yield "documents", _documents(connection)
    yield "readings", _readings(connection)
    yield "claims", _claims(connection)
    yield "decisions", (canonical(one.to_dict()) for one in journal(connection))
    yield "entries", _entries(connection)


def _documents(connection: Connection) -> Iterator[str]:
    names = ("content", "id", "title", "source", "url", "published", "language", "text", "added")
    query = select(*(document.c[name] for name in names)).order_by(document.c.content)
    for row in connection.execute(query.execution_options(yield_per=_CHUNK)).mappings():
        yield canonical({k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()})


def _readings(connection: Connection) -> Iterator[str]:
    names = ("version", "model", "current", "mentions", "claims")
    query = (
        select(document.c.content.label("document"), *(reading.c[name] for name in names))
        .join(document, document.c.number == reading.c.document)
        .order_by(document.c.content, reading.c.version, reading.c.model)
    )
    for row in connection.execute(query.execution_options(yield_per=_CHUNK)).mappings():
        form: dict[str, Any] = dict(row)
        for name in ("mentions", "claims"):
            form[name] = json.loads(form[name])
        yield canonical(form)


def _claims(connection: Connection) -> Iterator[str]:
    query = (
        select(
            *(claim.c.id, claim.c.confidence, claim.c.withdrawn, claim.c.successor, claim.c.body),
            document.c.content.label("document"),
        )
        .join(document, document.c.number == claim.c.document)
        .order_by(claim.c.id)
    )
    for row in connection.execute(query.execution_options(yield_per=_CHUNK)).mappings():
        yield canonical({**row, "body": json.loads(row["body"])})


def _entries(connection: Connection) -> Iterator[str]:
    columns = [c for c in entry.c if c.name != "number"]
    query = select(*columns).order_by(entry.c.id)
    for row in connection.execute(query.execution_options(yield_per=_CHUNK)).mappings():
        yield canonical({k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()})

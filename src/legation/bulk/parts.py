"""A folder of Parquet files, one a chunk: readings with a few columns to choose by, and what was done."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from legation.bulk.done import Done
from legation.bulk.item import Chunk, Stretch
from legation.bulk.journal import said_of
from legation.bulk.opening import is_remote, needed
from legation.bulk.outcome import Counts, Failed, Outcome
from legation.errors import OutputError
from legation.exchange.reading_json import from_json, to_json
from legation.schema import Reading

_SAID = b"legation"
_ASKED = b"legation-asked"
_PREFIX = "part-"


class Parts:
    """A folder of parts, here or wherever fsspec reaches; a sink.

    Each part is named after its chunk and appears whole or not at all, so that a chunk read twice makes one
    part. `asked` is what was asked for: a folder of another reading raises `OutputError`.
    """

    def __init__(self, folder: str, asked: Mapping[str, Any]) -> None:
        self.folder = folder.rstrip("/")
        self._asked = json.dumps(asked, sort_keys=True).encode()
        self._system, self._path = _filesystem(self.folder)
        self.done, self.counts = Done(), Counts()
        self.failed: list[Failed] = []
        try:
            self._system.makedirs(self._path, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder}: can't be made: {error.strerror or error}") from None
        for path in _parts_in(self._system, self._path):
            self._take_up(path)

    def _take_up(self, path: str) -> None:
        parquet: Any = needed("pyarrow.parquet", "bulk")
        with self._system.open(path, "rb") as stream:
            held = parquet.read_schema(stream).metadata or {}
        if held.get(_ASKED) != self._asked:
            raise OutputError(
                f"{path}: of a reading of other inputs or with other options; choose another folder"
            )
        said = json.loads(held[_SAID])
        for stretch in said["stretches"]:
            self.done.add(Stretch(*stretch))
        self.counts.plus(Counts(**said["counts"]))
        self.failed += [Failed(*failed) for failed in said["failed"]]

    def take(self, chunk: Chunk, outcome: Outcome) -> None:
        """Writes the chunk's part."""
        self.write(chunk, outcome)
        self.counts.plus(outcome.counts)

    def write(self, chunk: Chunk, outcome: Outcome) -> None:
        """Writes the chunk's part, from whatever process or machine."""
        pyarrow, parquet = needed("pyarrow", "bulk"), needed("pyarrow.parquet", "bulk")
        said = {_SAID: json.dumps(said_of(chunk, outcome)).encode(), _ASKED: self._asked}
        rows = [_row(reading) for reading in outcome.kept]
        table = pyarrow.Table.from_pylist(rows, _schema(pyarrow).with_metadata(said))
        place = f"{self._path}/{_PREFIX}{chunk.name}.parquet"
        beside = f"{self._path}/.{chunk.name}.writing"
        try:
            with self._system.open(beside, "wb") as stream:
                parquet.write_table(table, stream, compression="zstd")
            self._system.mv(beside, place)
        except OSError as error:
            raise OutputError(f"{place}: can't be written: {error.strerror or error}") from None

    def finish(self) -> None:
        """Nothing is left to do: every part is in its place."""

    def close(self) -> None:
        """The same."""


def readings_in(folder: str) -> Iterator[Reading]:
    """The readings of a folder of parts, or of one part, in the corpus's order, one part at a time.

    Raises `DocumentError` where pyarrow is missing, `OSError` and pyarrow's errors for what is no part.
    """
    parquet: Any = needed("pyarrow.parquet", "bulk")
    system, path = _filesystem(folder.rstrip("/"))
    paths = [path] if path.endswith(".parquet") else _parts_in(system, path)
    for one in paths:
        with system.open(one, "rb") as stream:
            for batch in parquet.ParquetFile(stream).iter_batches(100, columns=["reading"]):
                for text in batch.column("reading").to_pylist():
                    yield from_json(text)


def _filesystem(folder: str) -> tuple[Any, str]:
    fsspec: Any = needed("fsspec", "bulk")
    try:
        system, path = fsspec.core.url_to_fs(folder if is_remote(folder) else f"file://{_absolute(folder)}")
    except (ImportError, ValueError) as error:
        raise OutputError(f"{folder}: {' '.join(str(error).split())[:200]}") from None
    return system, str(path).rstrip("/")


def _absolute(folder: str) -> str:
    from pathlib import Path

    return str(Path(folder).absolute())


def _parts_in(system: Any, path: str) -> list[str]:
    return sorted(
        name
        for name in system.find(path)
        if name.rpartition("/")[2].startswith(_PREFIX) and name.endswith(".parquet")
    )


def _row(reading: Reading | str) -> dict[str, Any]:
    text = reading if isinstance(reading, str) else to_json(reading)
    document = (
        json.loads(text)["document"] if isinstance(reading, str) else reading.document.model_dump(mode="json")
    )
    claims = json.loads(text)["claims"] if isinstance(reading, str) else reading.claims
    row = {name: document[name] for name in ("id", "title", "source", "url", "published")}
    return {**row, "claims": len(claims), "reading": text}


def _schema(pyarrow: Any) -> Any:
    names = ("id", "title", "source", "url", "published")
    columns = [(name, pyarrow.string()) for name in names]
    return pyarrow.schema([*columns, ("claims", pyarrow.int32()), ("reading", pyarrow.large_string())])

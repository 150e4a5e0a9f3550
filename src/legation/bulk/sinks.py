"""Where the readings of a corpus go, chunk by chunk, so that each can be taken up again."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from legation.bulk.done import Done
from legation.bulk.item import Chunk
from legation.bulk.journal import Journal
from legation.bulk.outcome import Counts, Failed, Outcome
from legation.errors import OutputError


class Sink(Protocol):
    """Takes chunks that are done. `done` and `failed` are of earlier runs; `counts` grow with each chunk."""

    done: Done
    counts: Counts
    failed: list[Failed]

    def take(self, chunk: Chunk, outcome: Outcome) -> None:
        """Keeps what came of a chunk."""

    def finish(self) -> None:
        """Puts the output in its place: all is done."""

    def close(self) -> None:
        """Leaves things so that the reading can be taken up again."""


class Lines:
    """A file of JSON Lines, beside which stands a journal until it is whole.

    Readings must come as text. Until it is finished the file is called `….part`, the journal `….progress`.
    """

    def __init__(self, path: Path, asked: Mapping[str, Any]) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part")
        there = self._part.stat().st_size if self._part.exists() else 0
        self._journal = Journal(path.with_name(path.name + ".progress"), asked, most_output=there)
        self.done, self.counts, self.failed = (
            self._journal.done,
            self._journal.counts,
            self._journal.failed,
        )
        try:
            self._file = self._part.open("r+b" if self._journal.is_resumed else "wb")
            self._file.truncate(self._journal.output)
            self._file.seek(self._journal.output)
        except OSError as error:
            raise OutputError(f"{path}: can't be written: {error.strerror}") from None

    def take(self, chunk: Chunk, outcome: Outcome) -> None:
        """Writes the chunk's readings, then that they are written."""
        try:
            for text in outcome.kept:
                assert isinstance(text, str)
                self._file.write(text.encode("utf-8") + b"\n")
            self._file.flush()
        except OSError as error:
            raise OutputError(f"{self._path}: can't be written: {error.strerror}") from None
        self._journal.write(chunk, outcome, self._file.tell())
        self.counts.plus(outcome.counts)

    def finish(self) -> None:
        """The file under its own name, without a journal; nothing where nothing was read."""
        try:
            os.fsync(self._file.fileno())
            self._file.close()
            if self.counts.read:
                self._part.replace(self._path)
            else:
                self._part.unlink()
        except OSError as error:
            raise OutputError(f"{self._path}: can't be written: {error.strerror}") from None
        self._journal.remove()

    def close(self) -> None:
        """Leaves file and journal as they are."""
        self._file.close()
        self._journal.close()

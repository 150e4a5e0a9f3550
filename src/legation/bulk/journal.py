"""What a long reading has done, kept beside its output, so that it can go on where it was stopped."""

import fcntl
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from legation.bulk.done import Done
from legation.bulk.item import Chunk, Stretch
from legation.bulk.outcome import Counts, Failed, Outcome
from legation.errors import OutputError


class Journal:
    """A file of lines, one a chunk that is done, each written at once and only after the chunk's output.

    The first line says what was asked for (`asked`). Opening one that is there takes it up: `done`,
    `counts` and `failed` are as it says, `output` is where the output stood at its last whole line.
    Raises `OutputError` where it is of another reading, or another program writes it.
    """

    def __init__(self, path: Path, asked: Mapping[str, Any], *, most_output: int | None = None) -> None:
        self.path = path
        self.done, self.counts, self.output = Done(), Counts(), 0
        self.failed: list[Failed] = []
        self.is_resumed = False
        try:
            self._file: BinaryIO = path.open("a+b")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise OutputError(f"{path}: another program is writing this output") from None
        except OSError as error:
            raise OutputError(f"{path}: can't be written: {error.strerror}") from None
        head = json.dumps({"asked": asked}, sort_keys=True).encode() + b"\n"
        try:
            self._take_up(head, most_output)
        except BaseException:
            self._file.close()
            raise

    def _take_up(self, head: bytes, most_output: int | None) -> None:
        self._file.seek(0)
        first = self._file.readline()
        if not first.endswith(b"\n"):
            self._file.truncate(0)
            self._write(head)
            return
        if first != head:
            raise OutputError(
                f"{self.path}: of a reading of other inputs or with other options; remove it to begin anew"
            )
        whole = len(first)
        while (line := self._file.readline()).endswith(b"\n"):
            try:
                said = json.loads(line)
            except ValueError:
                break
            if most_output is not None and said["output"] > most_output:
                break
            self._count(said)
            whole += len(line)
            self.is_resumed = True
        self._file.truncate(whole)
        self._file.seek(whole)

    def _count(self, said: dict[str, Any]) -> None:
        for stretch in said["stretches"]:
            self.done.add(Stretch(*stretch))
        self.counts.plus(Counts(**said["counts"]))
        self.failed += [Failed(*failed) for failed in said["failed"]]
        self.output = said["output"]

    def write(self, chunk: Chunk, outcome: Outcome, output: int = 0) -> None:
        """Says that a chunk is done, with the output at `output` bytes."""
        said = {**said_of(chunk, outcome), "output": output}
        self._write(json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def _write(self, line: bytes) -> None:
        try:
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise OutputError(f"{self.path}: can't be written: {error.strerror}") from None

    def sync(self) -> None:
        """Makes what was written last through a loss of power."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Leaves the journal for another time."""
        self._file.close()

    def remove(self) -> None:
        """Ends the journal: all is done."""
        self.path.unlink(missing_ok=True)
        self._file.close()


def said_of(chunk: Chunk, outcome: Outcome) -> dict[str, Any]:
    """What a journal keeps of a chunk that is done."""
    return {
        "stretches": [[s.key, s.start, s.end, s.is_last] for s in chunk.stretches],
        "counts": asdict(outcome.counts),
        "failed": [list(failed) for failed in outcome.failed],
    }

"""Readings for `legation add`, from documents or from files of readings, whatever becomes of each."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from legation.bulk.opening import is_remote
from legation.bulk.parts import readings_in
from legation.cli import exits
from legation.cli.guard import report_crash
from legation.cli.terminal import complain
from legation.documents import Failure
from legation.errors import LegationError
from legation.reader import Reader
from legation.schema import Document, Reading


class Counting:
    """How many inputs failed, and how many were passed over as known."""

    def __init__(self, *, debug: bool) -> None:
        self.debug = debug
        self.failed = 0
        self.crashed = 0
        self.known = 0

    def exit_code(self, kept: int) -> int:
        """The exit code, when so many were kept or known."""
        if self.crashed:
            return exits.CRASHED
        if not kept:
            return exits.NOTHING_READ
        return exits.SOME_FAILED if self.failed else exits.DONE


def read_documents(
    arrivals: Iterable[tuple[str, Document | Failure]], count: Counting, known: Callable[[Document], bool]
) -> Iterator[Reading]:
    """Readings of the documents that are not known; a complaint for each that fails."""
    reader = Reader()
    for where, given in arrivals:
        if not isinstance(given, Document):
            complain(
                f"{given.where}: {given.error}" if given.where not in str(given.error) else str(given.error)
            )
            count.failed += 1
            continue
        if known(given):
            count.known += 1
            continue
        try:
            yield reader.read(given)
        except LegationError as error:
            complain(f"{where}: {error}")
            count.failed += 1
        except Exception as error:
            report_crash(error, debug=count.debug, where=where)
            count.failed += 1
            count.crashed += 1


def read_readings(inputs: Iterable[str], count: Counting) -> Iterator[Reading]:
    """Readings from files of JSON Lines and folders of Parquet; a complaint for each that is none."""
    for given in inputs:
        path = Path(given)
        try:
            if path.is_dir() or path.suffix == ".parquet" or is_remote(given):
                yield from readings_in(given)
            else:
                yield from _lines(path, count)
        except OSError as error:
            complain(f"{path}: can't be read ({error.strerror or error})")
            count.failed += 1
        except (LegationError, ValueError, KeyError) as error:
            complain(f"{path}: not readings ({str(error).splitlines()[0]})")
            count.failed += 1


def _lines(path: Path, count: Counting) -> Iterator[Reading]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Reading.model_validate(json.loads(line))
            except ValueError as error:
                complain(f"{path}:{number}: not a reading ({str(error).splitlines()[0]})")
                count.failed += 1

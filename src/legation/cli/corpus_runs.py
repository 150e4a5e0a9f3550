"""`legation read` and `legation add` on a corpus."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from legation.bulk.chunks import chunks_of
from legation.bulk.corpus import units_of
from legation.bulk.done import Done
from legation.bulk.fetcher import Fetcher
from legation.bulk.pool import run
from legation.bulk.reading import Job, read_corpus
from legation.bulk.units import Opener
from legation.cli.corpus_reading import Telling, sink_for, tell
from legation.schema import Reading

if TYPE_CHECKING:
    from legation.record.intake import Added
    from legation.record.record import Record


def read_job(job: Job, format: str, output: str | None, report: str | None, *, quiet: bool) -> int:
    """Reads a corpus into an output; the exit code that says how it went."""
    _require_files(job.inputs)
    sink = sink_for(job, format, output)

    def told(telling: Telling) -> None:
        telling.before(sink)
        read_corpus(job, sink, telling.seen)

    return tell(told, list(job.inputs), report, quiet=quiet).exit_code()


def add_job(job: Job, kept: "Record", report: str | None, *, quiet: bool) -> tuple["Added", int]:
    """Reads a corpus into a record: what came in, and the exit code that says how it went."""
    from legation.record.intake import Added

    _require_files(job.inputs)
    total = Added()

    def told(telling: Telling) -> None:
        try:
            for added in kept.add_each(_readings(job, telling)):
                total.plus(added)
        finally:
            kept.settle()

    code = tell(told, list(job.inputs), report, quiet=quiet).exit_code()
    return total, code


def _readings(job: Job, telling: Telling) -> Iterator[Reading]:
    chunks = chunks_of(units_of(job.inputs), Done(), Opener(Fetcher()))
    for chunk, outcome in run(chunks, job.settings, job.workers):
        for reading in outcome.kept:
            assert not isinstance(reading, str)
            yield reading
        telling.seen(outcome, chunk.read)


def _require_files(inputs: Sequence[str]) -> None:
    if "-" in inputs:
        raise typer.BadParameter("standard input can't be read as a corpus: save it to a file first")

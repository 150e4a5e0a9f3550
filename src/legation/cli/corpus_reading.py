"""A corpus at the command line: into which output, what is said on the way, and how it ends."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from legation.bulk.done import Done
from legation.bulk.item import Chunk
from legation.bulk.outcome import Counts, Failed, Outcome
from legation.cli import exits
from legation.cli.corpus_progress import CorpusProgress, said
from legation.cli.corpus_report import Report
from legation.cli.outlets import Outlet, outlet_for
from legation.cli.terminal import complain, note

if TYPE_CHECKING:
    from legation.bulk.reading import Job
    from legation.bulk.sinks import Sink


class OutletSink:
    """Any outlet as a sink, which can't be taken up again."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._outlet.__enter__()
        self._is_open = True
        self.done, self.counts = Done(), Counts()
        self.failed: list[Failed] = []

    def take(self, chunk: Chunk, outcome: Outcome) -> None:
        """Writes the chunk's readings."""
        for reading in outcome.kept:
            assert not isinstance(reading, str)
            self._outlet.write(reading)
        self.counts.plus(outcome.counts)

    def finish(self) -> None:
        """Finishes the outlet."""
        self._is_open = False
        self._outlet.__exit__(None, None, None)

    def close(self) -> None:
        """Drops what was written, where it was not finished."""
        if self._is_open:
            self._is_open = False
            self._outlet.__exit__(InterruptedError, InterruptedError(), None)


class Telling:
    """Says what fails, one line each, and how far the reading has come."""

    def __init__(self, progress: CorpusProgress, report: Report | None) -> None:
        self.counts = Counts()
        self.here = 0
        self._progress = progress
        self._report = report

    def before(self, sink: "Sink") -> None:
        """Takes over what earlier runs did."""
        self.counts.plus(sink.counts)
        if self._report is not None:
            for failed in sink.failed:
                self._report.write(failed)

    def seen(self, outcome: Outcome, read: int) -> None:
        """Takes an outcome."""
        for failed in outcome.failed:
            complain(f"{failed.name}: {failed.why}" if failed.name not in failed.why else failed.why)
            if self._report is not None:
                self._report.write(failed)
        self.counts.plus(outcome.counts)
        self.here += outcome.counts.documents
        self._progress.show(self.counts, self.here, read)

    def said(self) -> str:
        """What became of all documents, in one line."""
        return said(self.counts, self.here, self._progress.seconds)

    def exit_code(self) -> int:
        """The exit code that says it."""
        if self.counts.faults:
            return exits.CRASHED
        if not self.counts.read:
            return exits.NOTHING_READ
        return exits.SOME_FAILED if self.counts.failed else exits.DONE


def sink_for(job: "Job", format: str, output: str | None) -> "Sink":
    """The sink for a format and an output: one that can be taken up again for JSON Lines and Parquet."""
    from legation.bulk.parts import Parts
    from legation.bulk.sinks import Lines

    if format == "parquet":
        if output is None:
            raise typer.BadParameter("Parquet goes to a folder: name one", param_hint="--output")
        return Parts(output, job.asked())
    if job.engine == "ray":
        raise typer.BadParameter("Ray writes --format parquet", param_hint="--format")
    if job.settings.as_text and output is not None:
        return Lines(Path(output), job.asked())
    return OutletSink(outlet_for(format, output))


def resumes(format: str, output: str | None) -> bool:
    """Whether the output is one that takes readings as text."""
    regular = output is not None and (not Path(output).exists() or Path(output).is_file())
    return format == "parquet" or (format == "jsonl" and regular)


def tell(read: Callable[[Telling], None], inputs: list[str], report: str | None, *, quiet: bool) -> Telling:
    """Runs a reading that tells what it does; the report is kept where it ends."""
    from legation.bulk.corpus import size_of

    written = Report(Path(report)) if report else None
    try:
        with CorpusProgress(size_of(inputs), shown=not quiet) as progress:
            telling = Telling(progress, written)
            read(telling)
    except BaseException:
        if written is not None:
            written.discard()
        raise
    if written is not None:
        written.finish(telling.counts)
    if not telling.counts.documents:
        complain("nothing to read: no document in what was given")
    elif not quiet:
        note(telling.said())
    return telling

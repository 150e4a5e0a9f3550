"""Files of registers into a record."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legation.errors import DocumentError
from legation.exchange.importing.dump import Dump
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.opening import Opening
from legation.exchange.importing.report import Report
from legation.exchange.importing.source import Source
from legation.record.intake import Added
from legation.record.record import Record
from legation.schema import Reading


@dataclass(slots=True)
class Imported:
    """What an import brought: the form of each file, what became of its rows, what the record took in."""

    forms: list[tuple[Path, str]] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    added: Added = field(default_factory=Added)

    def plus(self, other: "Imported") -> None:
        """Adds what another import brought."""
        self.forms += other.forms
        self.report.plus(other.report)
        self.added.plus(other.added)


def import_files(  # noqa: PLR0913
    record: Record,
    paths: Sequence[Path],
    form: str | None = None,
    given: Given | None = None,
    progress: Callable[[int], None] = lambda rows: None,
    *,
    mapping: Path | None = None,
    failed: Callable[[DocumentError], None] | None = None,
) -> Imported:
    """Keeps the rows of register files as claims, merged into entries with what is there already.

    `form` is one of `forms.every_name()`, or null to tell it from each file; `mapping` is a spreadsheet's
    mapping file; `progress` is called with the number of rows done. A file that can't be opened as what
    it should be is told to `failed`; without that, the first one raises `DocumentError`, and those before it
    are kept. What was imported before is passed over.
    """
    done = Imported()
    opening = Opening(form, mapping)
    for path in paths:
        try:
            source = opening.source(path)
            done.forms.append((path, source.name))
            if isinstance(source, Dump) and not record.counts()["document"]:
                _load(record, source, done)
            else:
                done.added.plus(record.add(_counted(source, given or Given(), done.report, progress)))
        except DocumentError as error:
            if failed is None:
                raise
            failed(error)
    return done


def _load(record: Record, source: Dump, done: Imported) -> None:
    """A copy of a record into an empty one, decisions and all."""
    record.load(source.path)
    counts = record.counts()
    done.report.add(Outcome(str(source.path), row, 1) for row in range(1, counts["claim"] + 1))
    done.added.documents, done.added.claims = counts["document"], counts["claim"]


def _counted(
    source: Source, given: Given, report: Report, progress: Callable[[int], None]
) -> Iterator[Reading]:
    for reading, outcomes in source.readings(given):
        report.add(outcomes)
        progress(report.rows)
        if reading is not None:
            yield reading

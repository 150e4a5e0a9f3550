"""`legation add`: read, and keep what was read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.corpus_options import ReportFile, Workers
from legation.cli.record_options import Place, day, opened

if TYPE_CHECKING:
    from datetime import date

    from legation.record.intake import Added
    from legation.record.record import Record
    from legation.schema import Document


def add(
    ctx: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…", help="Files, folders, globs, addresses (https://…), or - for standard input."
        ),
    ],
    record: Place = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="When the documents were published.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The documents' title.")] = None,
    source: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    readings: Annotated[
        bool,
        typer.Option(
            "--readings",
            help="Inputs are readings, as `legation read` writes with --format jsonl (files) "
            "or parquet (folders).",
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read again what this version has read already.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what came in.")] = False,
    workers: Workers = None,
    report: ReportFile = None,
) -> None:
    """Read documents and keep them in the record, with their claims, merged into entries.

    What is in the record already is passed over; an `add` that was stopped goes on where it was.
    An archive, --workers or --report make the inputs a corpus: documents outside the field or in
    other languages are counted, not kept.
    """
    when = day(published, "--published")
    if not readings and (workers or report or _is_corpus(inputs)):
        said = (title, source, when)
        raise typer.Exit(_add_corpus(inputs, record, said, workers or 0, report, again=again, quiet=quiet))
    from legation.cli.record_reading import Counting, read_documents, read_readings
    from legation.documents import intake

    count = Counting(debug=bool(ctx.parent and ctx.parent.params.get("debug")))
    with opened(record, create=True) as kept:
        if readings:
            arrivals = read_readings(inputs, count)
        else:
            given = ((i, d) for i in inputs for d in intake([i], published=when, title=title, source=source))
            arrivals = read_documents(given, count, _known(kept, again))
        added = kept.add(arrivals)
        if not quiet:
            _say(kept, added, count.known)
    raise typer.Exit(count.exit_code(added.documents + added.again + added.known + count.known))


def _is_corpus(inputs: list[str]) -> bool:
    from legation.bulk.corpus import is_corpus

    return any(map(is_corpus, inputs))


def _add_corpus(
    inputs: list[str],
    record: str | None,
    said: "tuple[str | None, str | None, date | None]",
    workers: int,
    report: str | None,
    *,
    again: bool,
    quiet: bool,
) -> int:
    from legation.bulk.reading import Job
    from legation.bulk.work import Settings
    from legation.cli.corpus_runs import add_job
    from legation.documents.draft import Overrides

    title, source, day = said
    with opened(record, create=True) as kept:
        settings = Settings(said=Overrides(title, source, None, day), record=None if again else kept.url)
        added, code = add_job(Job(inputs, settings, workers), kept, report, quiet=quiet)
        if not quiet:
            _say(kept, added, 0)
    return code


def _known(kept: "Record", again: bool) -> "Callable[[Document], bool]":
    from legation.version import __version__

    return (lambda _: False) if again else (lambda document: kept.has_read(document, __version__))


def _say(kept: "Record", added: "Added", known: int) -> None:
    counts = kept.counts()
    copies = f" ({added.copies} of them copies of others)" if added.copies else ""
    again = f", {added.again} read again" if added.again else ""
    old = f", {added.known + known} known already" if added.known + known else ""
    typer.echo(
        f"{_many(added.documents, 'new document')}{copies}{again}{old}; {_many(added.claims, 'new claim')}"
    )
    typer.echo(
        f"The record holds {_many(counts['document'], 'document')}, {_many(counts['claim'], 'claim')} "
        f"in {_many(counts['entry'], 'entry', 'entries')}."
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"

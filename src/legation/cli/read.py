"""`legation read`: from reports to claims."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli.corpus_options import ReportFile, Workers

if TYPE_CHECKING:
    from legation.schema.vocabulary import Kind

Format = Literal["table", "json", "jsonl", "html", "parquet"]


def read(
    ctx: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…",
            help="Files, folders, globs, addresses (https://…), or - for standard input. "
            "Text, Markdown, HTML, PDF, DOCX, e-mail, JSON and JSON Lines; as a corpus also zip, WARC, "
            "Parquet, packed JSON Lines, sitemaps, lists of addresses and GDELT tables.",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "table",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to this file; html and json also to a folder, one file a document, parquet always.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="When the documents were published; dates are counted from it."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The documents' title.")] = None,
    source: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="SHARE",
            help="Leave out claims less sure than this (0 to 1); the weights' own limit without it.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND", help="Only claims of this kind (meeting, transfer, …); may be repeated."
        ),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="A spaCy pipeline to parse with, by its name.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
    workers: Workers = None,
    engine: Annotated[
        Literal["processes", "ray"] | None,
        typer.Option(help="What reads a corpus: processes of this machine, or Ray (writes parquet)."),
    ] = None,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster; this machine where none is named.")
    ] = None,
    report: ReportFile = None,
) -> None:
    """Read documents, and write the claims that they make, each with the words that make it.

    An archive, --workers, --engine, --report or parquet make the inputs a corpus: documents outside the
    field or in other languages are counted, not written; what was stopped goes on (jsonl, parquet).
    """
    day = _day(published)
    kinds = _kinds(kind or [])
    if workers or engine or address or report or format == "parquet" or _is_corpus(inputs):
        from legation.bulk.reading import Job
        from legation.bulk.work import Settings
        from legation.cli.corpus_reading import resumes
        from legation.cli.corpus_runs import read_job
        from legation.documents.draft import Overrides

        said = Overrides(title, source, None, day)
        settings = Settings(model, min_confidence, kinds, said, as_text=resumes(format, output))
        job = Job(inputs, settings, workers or 0, engine or ("ray" if address else "processes"), address)
        raise typer.Exit(read_job(job, format, output, report, quiet=quiet))
    from legation.cli.outlets import outlet_for
    from legation.cli.reading import read_inputs
    from legation.documents import intake
    from legation.reader import Reader

    outlet = outlet_for(format, output)
    debug = bool(ctx.parent and ctx.parent.params.get("debug"))
    tally = read_inputs(
        (
            (one, given)
            for one in inputs
            for given in intake([one], published=day, title=title, source=source)
        ),
        Reader(model=model, min_confidence=min_confidence),
        outlet,
        kinds=kinds,
        debug=debug,
        progress=not quiet and (output is not None or not sys.stdout.isatty()),
    )
    raise typer.Exit(tally.exit_code())


def _is_corpus(inputs: list[str]) -> bool:
    from legation.bulk.corpus import is_corpus

    return any(map(is_corpus, inputs))


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise typer.BadParameter(
            f"{published!r} is not a day; write it as 2022-06-02", param_hint="--published"
        ) from None


def _kinds(names: list[str]) -> "frozenset[Kind]":
    from legation.schema.vocabulary import KINDS

    known = {kind: kind for kind in KINDS}
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"no kind {name!r}; there are {', '.join(KINDS)}", param_hint="--kind")
    return frozenset(known[kind] for kind in KINDS if kind in names)

"""`legation check`: is what a draft says supported by the record?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import exits
from legation.cli.record_options import Place, opened

if TYPE_CHECKING:
    from legation.schema import Document
    from legation.views.checks import Checked

Format = Literal["table", "markdown", "html", "json"]
_BY_ENDING: dict[str, Format] = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
LEAST = 0.3
"""A draft is read for what it may claim: claims that a reading leaves out as unsure are checked too."""


def check(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="A file, an address, or - for standard input.")
    ],
    record: Place = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The draft's day; dates are counted from it.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="By the ending of --output, or table.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> None:
    """Hold each claim of a draft against the record: supported, contradicted, partly, or not in it.

    The exit code is 0 where every claim is supported, 7 where one is contradicted, 6 otherwise.
    """
    from legation import views
    from legation.reader import Reader

    document = _draft(draft, published)
    reading = Reader(everything=True, min_confidence=LEAST).read(document)
    with opened(record) as kept:
        checked = views.check(kept, reading)
    _write(checked, format or (_BY_ENDING.get(output.suffix.lower(), "table") if output else "table"), output)
    code = exit_code(checked)
    if code:
        raise typer.Exit(code)


def exit_code(checked: "Checked") -> int:
    """What a script is told."""
    counts = checked.counts
    if counts["contradicted"]:
        return exits.CONTRADICTED
    return exits.NOT_SUPPORTED if counts["partly"] or counts["not in the record"] else exits.DONE


def _draft(given: str, published: str | None) -> "Document":
    """The one document that the draft is."""
    from legation.documents import Failure, intake
    from legation.errors import DocumentError

    arrived = list(intake([given], published=published))
    failed = next((one for one in arrived if isinstance(one, Failure)), None)
    if failed is not None:
        raise failed.error
    if len(arrived) != 1:
        raise DocumentError(f"{given}: {len(arrived)} documents; check one draft at a time")
    document = arrived[0]
    assert not isinstance(document, Failure)
    return document


def _write(checked: "Checked", format: Format, output: Path | None) -> None:
    from legation.cli.table import console_for
    from legation.cli.written import write_text

    match format:
        case "table":
            from legation.exchange.checking.table import table

            console = console_for(plain=output is not None)
            with console.capture() as captured:
                console.print(table(checked))
            write_text(captured.get(), output)
        case "markdown":
            from legation.exchange.checking.table import markdown

            write_text(markdown(checked), output)
        case "html":
            from legation.exchange.checking.html import html

            write_text(html(checked), output)
        case "json":
            from legation.exchange.checking.json import json

            write_text(json(checked), output)

"""`legation dossier`: the brief on a state, a dyad, several parties or an organisation."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import exits
from legation.cli.record_options import Place, day, opened

if TYPE_CHECKING:
    from legation.exchange.dossier.blocks import Brief

Format = Literal["terminal", "markdown", "html", "docx", "pdf"]
_BY_ENDING: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def dossier(
    parties: Annotated[
        list[str], typer.Argument(metavar="PARTY…", help="Codes or names: IND ISR, NATO, 'South Korea'.")
    ],
    record: Place = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day that plans lie ahead of; today.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show every line and every source.")] = False,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="By the ending of --output, or terminal.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> None:
    """Write the brief on what the record has: every fact with its sources, each source with its words.

    Of several parties, entries that all of them are party to.
    """
    from legation import views
    from legation.exchange.dossier.layout import brief

    days = (day(since, "--since"), day(until, "--until"), day(as_of, "--as-of") or date.today())
    with opened(record) as kept:
        found = views.dossier(kept, parties, since=days[0], until=days[1], as_of=days[2], full=full)
    _write(brief(found), format or _format(output), output)
    if found.empty:
        raise typer.Exit(exits.NOTHING_ON_RECORD)


def _format(output: Path | None) -> Format:
    return _BY_ENDING.get(output.suffix.lower(), "terminal") if output else "terminal"


def _write(brief: "Brief", format: Format, output: Path | None) -> None:
    from legation.cli.table import console_for
    from legation.cli.written import write_bytes, write_text

    match format:
        case "terminal":
            from legation.exchange.dossier.terminal import terminal

            write_text(terminal(brief, console_for(plain=output is not None)), output)
        case "markdown":
            from legation.exchange.dossier.markdown import markdown

            write_text(markdown(brief), output)
        case "html":
            from legation.exchange.dossier.html import html

            write_text(html(brief), output)
        case "docx":
            from legation.exchange.dossier.docx import docx

            write_bytes(docx(brief), output)
        case "pdf":
            from legation.exchange.dossier.pdf import pdf

            write_bytes(pdf(brief), output)

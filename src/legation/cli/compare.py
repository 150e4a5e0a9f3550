"""`legation compare`: two dyads, or one in two periods, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import exits
from legation.cli.period import days
from legation.cli.record_options import Place, opened

if TYPE_CHECKING:
    from legation.views.comparison import Asked
    from legation.views.comparison_parts import Comparison

Format = Literal["terminal", "markdown", "html", "json", "csv"]


def compare(
    sides: Annotated[
        list[str], typer.Argument(metavar="SIDE…", help="Parties of a side in one word: 'IND ISR' 'IND FRA'.")
    ],
    record: Place = None,
    periods: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="FROM:TO FROM:TO", help="Two periods of one side: 2010:2015 2016:2022."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "terminal",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> None:
    """Set two sides next to each other: counts, kinds, instruments, sums, topics, people."""
    from legation import views

    one, other = _sides(sides, periods)
    with opened(record) as kept:
        found = views.compare(kept, one, other)
    _write(found, format, output)
    if found.empty:
        raise typer.Exit(exits.NOTHING_ON_RECORD)


def _sides(sides: list[str], periods: tuple[str, str] | None) -> "tuple[Asked, Asked]":
    from legation.views.comparison import Asked

    named = [tuple(side.replace(",", " ").split()) for side in sides]
    if periods is None:
        if len(named) != 2:
            raise typer.BadParameter("give two sides, each in quotes: 'IND ISR' 'IND FRA'")
        return Asked(named[0]), Asked(named[1])
    together = tuple(word for side in named for word in side)
    first, second = (days(one) for one in periods)
    return Asked(together, *first), Asked(together, *second)


def _write(found: "Comparison", format: Format, output: Path | None) -> None:
    from legation.cli.table import console_for
    from legation.cli.written import write_text
    from legation.exchange.dossier import comparison

    if format == "json":
        write_text(comparison.comparison_json(found), output)
    elif format == "csv":
        write_text(comparison.comparison_csv(found), output)
    else:
        brief = comparison.comparison_brief(found)
        if format == "html":
            from legation.exchange.dossier.html import html

            write_text(html(brief), output)
        elif format == "markdown":
            from legation.exchange.dossier.markdown import markdown

            write_text(markdown(brief), output)
        else:
            from legation.exchange.dossier.terminal import terminal

            write_text(terminal(brief, console_for(plain=output is not None)), output)

"""Options that the commands which draw a record share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli.record_options import day

if TYPE_CHECKING:
    from legation.views.scope import Scope

Format = Literal["table", "csv", "json", "parquet", "png", "svg", "html"]
NetworkFormat = Literal["table", "csv", "json", "parquet", "png", "svg", "html", "gexf", "graphml"]

Chosen = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="What to write; by the ending of --output, or a table."),
]
ChosenOfNetwork = Annotated[
    NetworkFormat | None,
    typer.Option("--format", "-f", help="What to write; by the ending of --output, or a table."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="meeting, transfer, …; may be repeated.")
]
Parties = Annotated[
    list[str] | None, typer.Argument(metavar="PARTY…", help="Codes or names: IND ISR, NATO, 'South Korea'.")
]


def scope(kinds: list[str] | None, since: str | None, until: str | None) -> "Scope":
    """Kinds and days, as the command line gives them."""
    from legation.views.scope import Scope

    return Scope(tuple(dict.fromkeys(kinds or ())), day(since, "--since"), day(until, "--until"))


def codes(parties: list[str] | None) -> tuple[str, ...]:
    """The codes of parties, sorted."""
    from legation.views.parties import party_codes

    return party_codes(parties or ())

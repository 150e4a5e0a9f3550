"""`legation network`: states by what ties them."""

from typing import Annotated, Literal

import typer

from legation.cli import exits
from legation.cli.period import period
from legation.cli.picture_options import ChosenOfNetwork, Kinds, Output, Parties, Since, Until, codes, scope
from legation.cli.record_options import Place, opened


def network(
    parties: Parties = None,
    record: Place = None,
    periods: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="FROM:TO FROM:TO", help="What changed between two periods: 2010:2015 2016:2022."
        ),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND=WEIGHT", help="What an entry of a kind counts, else 1; may be repeated."),
    ] = None,
    at_least: Annotated[int, typer.Option(min=1, help="Leave out ties of fewer entries.")] = 1,
    table: Annotated[
        Literal["ties", "states", "changes"] | None, typer.Option(help="The table that CSV and Parquet have.")
    ] = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    format: ChosenOfNetwork = None,
    output: Output = None,
) -> None:
    """Show the network of states, of all or around some: ties, centralities, communities, change."""
    from legation.cli.picture_output import chosen_by, deliver, source_line
    from legation.cli.written import write_text
    from legation.exchange.pictures.graph_file import graph_text
    from legation.exchange.pictures.network import network_figure
    from legation.views import networks
    from legation.views.ties import Weighing

    if periods and (since or until):
        raise typer.BadParameter("give --periods, or --since and --until")
    within, weighing = scope(kind, since, until), Weighing(_weights(weight), at_least)
    both = (period(periods[0]), period(periods[1])) if periods else None
    with opened(record) as kept:
        found = networks.network(kept, codes(parties), scope=within, weighing=weighing, periods=both)
        source = source_line(kept.url)
    chosen = format or chosen_by(output)
    if chosen in ("gexf", "graphml"):
        write_text(graph_text(found, chosen), output)
        if not found.ties:
            raise typer.Exit(exits.NOTHING_ON_RECORD)
    else:
        deliver(network_figure(found), chosen, output, source=source, table=table)


def _weights(given: list[str] | None) -> dict[str, float]:
    """From `transfer=3` and the like."""
    found: dict[str, float] = {}
    for one in given or ():
        kind, _, weight = one.partition("=")
        try:
            found[kind.strip()] = float(weight)
        except ValueError:
            raise typer.BadParameter(f"{one!r}: write it as transfer=3", param_hint="--weight") from None
    return found

"""`legation map`: a state's partners on a map, or the heaviest ties of the record."""

from typing import Annotated

import typer

from legation.cli.picture_options import Chosen, Kinds, Output, Since, Until, scope
from legation.cli.record_options import Place, opened


def map_of_ties(
    state: Annotated[
        str | None, typer.Argument(metavar="STATE", help="Its partners; without, the heaviest ties of all.")
    ] = None,
    record: Place = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many ties, the heaviest.")] = 100,
    format: Chosen = None,
    output: Output = None,
) -> None:
    """Map a state's partners, or what ties states to each other, by the entries that they share."""
    from legation.cli.picture_output import deliver, source_line
    from legation.exchange.pictures.world_map import map_figure
    from legation.views import maps
    from legation.views.parties import party_code

    within = scope(kind, since, until)
    with opened(record) as kept:
        found = maps.tie_map(kept, party_code(state) if state else None, scope=within, limit=limit)
        source = source_line(kept.url)
    deliver(map_figure(found), format, output, source=source)

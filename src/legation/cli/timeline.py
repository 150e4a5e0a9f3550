"""`legation timeline`: what happened between parties, to a person, or to one entry, in order."""

from typing import Annotated

import typer

from legation.cli.picture_options import Chosen, Kinds, Output, Parties, Since, Until, codes, scope
from legation.cli.record_options import Place, opened


def timeline(
    parties: Parties = None,
    record: Place = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of this person, not of parties.")
    ] = None,
    entry: Annotated[
        str | None, typer.Option(metavar="ENTRY", help="Of this instrument or transfer, stage by stage.")
    ] = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, those with most sources.")] = 200,
    format: Chosen = None,
    output: Output = None,
) -> None:
    """Show what happened in order: between parties, to a person, or to one instrument or transfer."""
    from legation.cli.picture_output import deliver, source_line
    from legation.exchange.pictures.timeline import timeline_figure
    from legation.views import timelines

    if sum(map(bool, (parties, person, entry))) != 1:
        raise typer.BadParameter("give parties, or --person, or --entry")
    within = scope(kind, since, until)
    with opened(record) as kept:
        if entry:
            found = timelines.timeline_of_entry(kept, entry)
        elif person:
            found = timelines.timeline_of_person(kept, person, scope=within, limit=limit)
        else:
            found = timelines.timeline_of_parties(kept, codes(parties), scope=within, limit=limit)
        source = source_line(kept.url)
    deliver(timeline_figure(found), format, output, source=source)

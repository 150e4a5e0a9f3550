"""`legation ranking`: the partners of a state."""

from typing import Annotated

import typer

from legation.cli.picture_options import Chosen, Kinds, Output, Since, Until, scope
from legation.cli.record_options import Place, opened


def ranking(
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code or a name: IND, India, NATO.")],
    record: Place = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="Draw years, not kinds.")] = False,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int | None, typer.Option(min=1, help="The first so many; all, unless said.")] = None,
    format: Chosen = None,
    output: Output = None,
) -> None:
    """Rank a state's partners by the entries that they share with it, with kinds and years."""
    from legation.cli.picture_output import deliver, source_line
    from legation.exchange.pictures.ranking import ranking_figure
    from legation.views import rankings
    from legation.views.parties import party_code

    within = scope(kind, since, until)
    with opened(record) as kept:
        found = rankings.ranking(kept, party_code(state), scope=within, limit=limit)
        source = source_line(kept.url)
    deliver(ranking_figure(found, by_year=by_year), format, output, source=source)

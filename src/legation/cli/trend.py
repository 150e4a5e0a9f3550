"""`legation trend`: entries by month or year and kind."""

from typing import Annotated, Literal

import typer

from legation.cli.picture_options import Chosen, Kinds, Output, Parties, Since, Until, codes, scope
from legation.cli.record_options import Place, opened


def trend(
    parties: Parties = None,
    record: Place = None,
    by: Annotated[
        Literal["month", "year"] | None,
        typer.Option(help="Month or year; a month for up to six years, unless said."),
    ] = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    format: Chosen = None,
    output: Output = None,
) -> None:
    """Count entries by month or year and kind: of the whole record, or of those that all parties share."""
    from legation.cli.picture_output import deliver, source_line
    from legation.exchange.pictures.trend import trend_figure
    from legation.views import trends

    within = scope(kind, since, until)
    with opened(record) as kept:
        found = trends.trend(kept, codes(parties), scope=within, step=by)
        source = source_line(kept.url)
    deliver(trend_figure(found), format, output, source=source)

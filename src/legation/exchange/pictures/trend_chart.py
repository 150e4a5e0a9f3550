"""Draws a trend: a stack for each month or year, a colour for each kind."""

from typing import TYPE_CHECKING, Any

from legation.exchange.pictures.palette import KIND_COLOURS, PAPER
from legation.exchange.pictures.theme import clipped, empty, evidence_tooltip, library, short_ids, themed
from legation.schema import KINDS
from legation.views.trends import Trend

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size


def draw(figure: "Figure", trend: Trend, size: "Size") -> Any:
    """The chart."""
    alt = library()
    if not trend.cells:
        return empty(figure, size)
    kinds = [kind for kind in KINDS if any(cell.kind == kind for cell in trend.cells)]
    values = [
        {
            "first": f"{cell.first.isoformat()}T00:00:00",
            "period": cell.period,
            "kind": cell.kind,
            "order": KINDS.index(cell.kind),
            "entries": cell.entries,
            "headline": clipped(cell.support.quote.headline, 160),
            "evidence": clipped(cell.support.quote.evidence, 240),
            "outlet": cell.support.quote.outlet or "",
            "ids_short": short_ids(list(cell.support.ids), cell.entries),
        }
        for cell in trend.cells
    ]
    unit = "yearmonth" if trend.step == "month" else "year"
    periods = len({cell.period for cell in trend.cells})
    bars = alt.Chart(alt.InlineData(values=values)).mark_bar(
        stroke=PAPER, strokeWidth=0.6 if periods < 80 else 0, width={"band": 0.92}
    )
    chart = bars.encode(
        x=alt.X(
            "first:T",
            timeUnit=unit,
            title=None,
            axis=alt.Axis(grid=False, labelOverlap=True, labelSeparation=8),
        ),
        y=alt.Y("entries:Q", title="entries", axis=alt.Axis(tickMinStep=1, format=",d")),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[KIND_COLOURS[kind] for kind in kinds]),
            legend=alt.Legend(title=None),
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("period:N", title="when"),
            alt.Tooltip("kind:N", title="kind"),
            alt.Tooltip("entries:Q", title="entries", format=","),
            *evidence_tooltip(),
        ],
    )
    return themed(chart, figure, size, height=340)

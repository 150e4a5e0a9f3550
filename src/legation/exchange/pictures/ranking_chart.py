"""Draws a ranking: a bar for each partner, a colour for each kind; or a grid of partners and years."""

from typing import TYPE_CHECKING, Any, Final

from legation.exchange.pictures.palette import INK, KIND_COLOURS, PAPER, SHADES
from legation.exchange.pictures.theme import clipped, empty, evidence_tooltip, library, short_ids, themed
from legation.schema import KINDS
from legation.views.parties import party_name
from legation.views.rankings import Partner, Ranking

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size

SHOWN: Final = 30


def draw(figure: "Figure", ranking: Ranking, size: "Size", *, by_year: bool) -> Any:
    """The chart."""
    partners = ranking.partners[:SHOWN]
    if not partners:
        return empty(figure, size)
    chart = _years(partners) if by_year else _kinds(partners)
    return themed(chart, figure, size, height=22 * len(partners) + 10)


def _kinds(partners: tuple[Partner, ...]) -> Any:
    alt = library()
    kinds = [kind for kind in KINDS if any(kind in partner.kinds for partner in partners)]
    values = [
        _values(partner) | {"kind": kind, "order": KINDS.index(kind), "entries": partner.kinds[kind]}
        for partner in partners
        for kind in kinds
        if kind in partner.kinds
    ]
    y = alt.Y("name:N", sort=[party_name(p.party) for p in partners], title=None, axis=_names())
    bars = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(stroke=PAPER, strokeWidth=0.6)
        .encode(
            y=y,
            x=alt.X("entries:Q", title="entries", axis=alt.Axis(tickMinStep=1, format=",d")),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[KIND_COLOURS[kind] for kind in kinds]),
                legend=alt.Legend(title=None),
            ),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("name:N", title="partner"),
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("entries:Q", title="entries", format=","),
                *evidence_tooltip(),
            ],
        )
    )
    totals = (
        alt.Chart(alt.InlineData(values=[_values(partner) for partner in partners]))
        .mark_text(align="left", dx=4, fontSize=11, color=INK)
        .encode(y=y, x=alt.X("total:Q"), text=alt.Text("total:Q", format=","))
    )
    return alt.layer(bars, totals)


def _years(partners: tuple[Partner, ...]) -> Any:
    alt = library()
    values = [
        _values(partner) | {"year": year, "entries": entries}
        for partner in partners
        for year, entries in partner.years.items()
    ]
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_rect(stroke=PAPER, strokeWidth=1)
        .encode(
            y=alt.Y("name:N", sort=[party_name(p.party) for p in partners], title=None, axis=_names()),
            x=alt.X("year:O", title=None, axis=alt.Axis(labelOverlap=True, labelAngle=0)),
            color=alt.Color(
                "entries:Q", scale=alt.Scale(range=list(SHADES)), legend=alt.Legend(title="entries")
            ),
            tooltip=[
                alt.Tooltip("name:N", title="partner"),
                alt.Tooltip("year:O", title="year"),
                alt.Tooltip("entries:Q", title="entries", format=","),
                *evidence_tooltip(),
            ],
        )
    )


def _names() -> Any:
    return library().Axis(ticks=False, domain=False, labelLimit=150, grid=False)


def _values(partner: Partner) -> dict[str, Any]:
    return {
        "name": party_name(partner.party),
        "total": partner.entries,
        "headline": clipped(partner.support.quote.headline, 160),
        "evidence": clipped(partner.support.quote.evidence, 240),
        "outlet": partner.support.quote.outlet or "",
        "ids_short": short_ids(list(partner.support.ids), partner.entries),
    }

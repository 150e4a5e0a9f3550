"""Draws a network: circles for parties, lines for ties; of two periods, lines for what changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from legation.exchange.pictures.figure import counted
from legation.exchange.pictures.network_layout import layout
from legation.exchange.pictures.palette import (
    COMMUNITY_COLOURS,
    INK,
    OTHER_COLOUR,
    PAPER,
    SOFT,
    TIE,
    VERDICT_COLOURS,
)
from legation.exchange.pictures.theme import clipped, empty, evidence_tooltip, library, short_ids, themed
from legation.views.changes import VERDICTS, Change
from legation.views.networks import Network, Node
from legation.views.parties import party_name
from legation.views.ties import Tie

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size

_CLEAR: Final = 0.55
_EACH_NAME: Final = 9
"""On a page, there is room for one name in so many dots of width; the heaviest have theirs."""
DRAWN: Final = 250
"""More ties than this would be a blot."""
_NONE: Final = "!length(data('over_store'))"
_LIT: Final = f"{_NONE} || indexof(over.party, datum.one) >= 0 || indexof(over.party, datum.other) >= 0"


def draw(figure: "Figure", network: Network, size: "Size") -> Any:
    """The chart; on a page, a party pointed at shows its own ties."""
    shown = _shown(network)
    if not shown:
        return empty(figure, size)
    alt = library()
    places = layout(shown)
    lines = _changed(network, places) if network.periods else _ties(shown, places)
    dimmed = alt.condition(_LIT, alt.value(_CLEAR), alt.value(0.06)) if size == "page" else alt.value(_CLEAR)
    plain = network.periods is not None
    nodes = [_node(node, places, plain=plain) for node in network.nodes if node.party in places]
    nodes = [one | {"place": place} for place, one in enumerate(nodes)]
    points = alt.Chart(alt.InlineData(values=nodes)).encode(**_at())
    over = alt.selection_point(
        name="over", fields=["party"], on="pointerover", clear="pointerout", empty=True
    )
    circles = points.mark_circle(opacity=1, stroke=PAPER, strokeWidth=1.5).encode(
        size=alt.Size("weight:Q", scale=alt.Scale(type="sqrt", range=[50, 900]), legend=None),
        color=alt.Color("colour:N", scale=None),
        tooltip=_node_tooltip(),
    )
    names = points.mark_text(fontSize=11, fontWeight=600, color=INK, dy=-13, stroke=PAPER, strokeWidth=3)
    room = f"datum.place < width / {_EACH_NAME}" if size == "page" else "true"
    seen = alt.condition(room, alt.value(1), alt.value(0))
    named = {"text": alt.Text("label:N"), "opacity": seen}
    chart = alt.layer(
        lines.encode(opacity=dimmed),
        circles.add_params(over) if size == "page" else circles,
        names.encode(**named),
        names.mark_text(fontSize=11, fontWeight=600, color=INK, dy=-13).encode(**named),
    ).resolve_scale(color="independent", size="independent")
    return themed(chart, figure, size, height=680 if size == "picture" else 560)


def _shown(network: Network) -> Sequence[Tie]:
    """The ties that are drawn, or that are drawn as changed."""
    if not network.periods:
        return network.ties[:DRAWN]
    late = [change.after or change.before for change in network.changes[:DRAWN]]
    return [tie for tie in late if tie]


def _ties(shown: Sequence[Tie], places: Any) -> Any:
    alt = library()
    values = [
        _ends(tie.one, tie.other, places) | _support(tie) | {"entries": tie.entries, "weight": tie.weight}
        for tie in shown
    ]
    return _rules(values).encode(
        color=alt.value(TIE),
        strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(type="sqrt", range=[0.5, 9]), legend=None),
        tooltip=[
            alt.Tooltip("between:N", title="between"),
            alt.Tooltip("entries:Q", title="entries", format=","),
            alt.Tooltip("kinds:N", title="of kind"),
            *evidence_tooltip(),
        ],
    )


def _changed(network: Network, places: Any) -> Any:
    alt = library()
    values = [_change(change, places) for change in network.changes[:DRAWN]]
    verdicts = [verdict for verdict in VERDICTS if any(one["change"] == verdict for one in values)]
    return _rules(values).encode(
        color=alt.Color(
            "change:N",
            scale=alt.Scale(domain=verdicts, range=[VERDICT_COLOURS[verdict] for verdict in verdicts]),
            legend=alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=4),
        ),
        strokeDash=alt.condition("datum.change == 'gone'", alt.value([5, 4]), alt.value([1, 0])),
        strokeWidth=alt.StrokeWidth("rate:Q", scale=alt.Scale(type="sqrt", range=[0.7, 9]), legend=None),
        tooltip=[
            alt.Tooltip("between:N", title="between"),
            alt.Tooltip("change:N", title="change"),
            alt.Tooltip("before:Q", title="entries before"),
            alt.Tooltip("after:Q", title="entries after"),
            *evidence_tooltip(),
        ],
    )


def _rules(values: list[dict[str, Any]]) -> Any:
    alt = library()
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_rule(strokeCap="round")
        .encode(
            **_at(),
            x2="x2:Q",
            y2="y2:Q",
        )
    )


def _at() -> dict[str, Any]:
    """Both axes, the same for lines and circles, unseen."""
    alt = library()
    return {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.12, 1.12])),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.08, 1.08])),
    }


def _ends(one: str, other: str, places: Any) -> dict[str, Any]:
    (x, y), (x2, y2) = places[one], places[other]
    between = f"{party_name(one)} – {party_name(other)}"
    return {"one": one, "other": other, "between": between, "x": x, "y": y, "x2": x2, "y2": y2}


def _support(tie: Tie) -> dict[str, Any]:
    quote = tie.support.quote
    return {
        "kinds": ", ".join(counted(tie.kinds)),
        "headline": clipped(quote.headline, 160),
        "evidence": clipped(quote.evidence, 240),
        "outlet": quote.outlet or "",
        "ids_short": short_ids(list(tie.support.ids), tie.entries),
    }


def _change(change: Change, places: Any) -> dict[str, Any]:
    latest = change.after or change.before
    assert latest is not None
    return {
        **_ends(change.one, change.other, places),
        **_support(latest),
        "change": change.verdict,
        "before": change.before.entries if change.before else 0,
        "after": change.after.entries if change.after else 0,
        "rate": max(change.rates),
    }


def _node(node: Node, places: Any, *, plain: bool) -> dict[str, Any]:
    colours = dict(enumerate(COMMUNITY_COLOURS, 1))
    x, y = places[node.party]
    return {
        **{"x": x, "y": y, "party": node.party, "name": party_name(node.party), "label": node.party},
        **{"weight": node.weight, "entries": node.entries, "partners": node.partners},
        **{"betweenness": node.betweenness, "eigenvector": node.eigenvector, "community": node.community},
        "colour": SOFT if plain else colours.get(node.community, OTHER_COLOUR),
    }


def _node_tooltip() -> list[Any]:
    alt = library()
    return [
        alt.Tooltip("name:N", title="party"),
        alt.Tooltip("partners:Q", title="partners"),
        alt.Tooltip("entries:Q", title="entries", format=","),
        alt.Tooltip("betweenness:Q", title="betweenness", format=".3f"),
        alt.Tooltip("eigenvector:Q", title="eigenvector", format=".3f"),
        alt.Tooltip("community:Q", title="community"),
    ]

"""Draws a map: a state's partners shaded by entries, or lines between states as wide as their ties."""

from typing import TYPE_CHECKING, Any, Final

from legation.exchange.pictures.figure import counted
from legation.exchange.pictures.palette import CHOSEN, LAND, PAPER, SHADES, TIE
from legation.exchange.pictures.theme import clipped, empty, evidence_tooltip, library, short_ids, themed
from legation.exchange.pictures.world import shaped
from legation.views.maps import Arc, TieMap
from legation.views.parties import party_name
from legation.views.places import Point, points

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size

_BEND: Final = 0.22
_STEPS: Final = 20
_SMALL: Final = 34
"""Area of the mark of a state too small to have a shape."""


def draw(figure: "Figure", tie_map: TieMap, size: "Size") -> Any:
    """The chart."""
    alt = library()
    if not tie_map.arcs:
        return empty(figure, size)
    layers = _partners(tie_map, tie_map.state) if tie_map.state else _lines(tie_map.arcs)
    chart = alt.layer(*layers).project(type="equalEarth", rotate=[-10, 0, 0])
    return themed(chart, figure, size, height=410 if size == "picture" else 380)


def _land() -> Any:
    alt = library()
    data = alt.NamedData(name="world", format=alt.TopoDataFormat(type="topojson", feature="states"))
    return alt.Chart(data).mark_geoshape(fill=LAND, stroke=PAPER, strokeWidth=0.5)


def _partners(tie_map: TieMap, state: str) -> list[Any]:
    alt = library()
    values = [_values(arc) | _place(arc.other if arc.one == state else arc.one) for arc in tie_map.arcs]
    few, many = min(one["entries"] for one in values), max(one["entries"] for one in values)
    shade = alt.Color(
        "entries:Q",
        scale=alt.Scale(
            type="log" if many > 10 else "linear", domain=[few, max(many, few + 1)], range=list(SHADES)
        ),
        legend=alt.Legend(title="entries in common", format=",d", tickCount=4, gradientLength=220),
    )
    tooltip = [alt.Tooltip("name:N", title="partner"), *_tooltip(kinds=True)]
    shapes = (
        _land()
        .transform_lookup(
            lookup="properties.code",
            from_=alt.LookupData(data=alt.InlineData(values=values), key="code", fields=[*values[0]]),
        )
        .transform_filter("isValid(datum.entries)")
        .mark_geoshape(stroke=PAPER, strokeWidth=0.5)
        .encode(color=shade, tooltip=tooltip)
    )
    marks = (
        alt.Chart(alt.InlineData(values=[one for one in values if one["code"] not in shaped()]))
        .mark_circle(size=_SMALL, opacity=1, stroke=PAPER, strokeWidth=1)
        .encode(longitude="longitude:Q", latitude="latitude:Q", color=shade, tooltip=tooltip)
    )
    here = _here(state)
    return [_land(), shapes, marks, *here]


def _here(state: str) -> list[Any]:
    """The state itself, in a colour of its own."""
    alt = library()
    own = _land().transform_filter(f"datum.properties.code == '{state}'")
    data = alt.InlineData(values=[_place(state)])
    if state in shaped():
        return [own.mark_geoshape(fill=CHOSEN, stroke=PAPER, strokeWidth=0.5)]
    mark = alt.Chart(data).mark_circle(
        size=_SMALL * 1.6, opacity=1, color=CHOSEN, stroke=PAPER, strokeWidth=1
    )
    return [
        mark.encode(
            longitude="longitude:Q", latitude="latitude:Q", tooltip=alt.Tooltip("name:N", title="state")
        ),
    ]


def _steps(arcs: tuple[Arc, ...]) -> list[int]:
    """Four numbers of entries that show what a line's width means, up to the most."""
    most = max((arc.entries for arc in arcs), default=0)
    return sorted({max(1, round(most * quarter / 4)) for quarter in range(1, 5)})


def _lines(arcs: tuple[Arc, ...]) -> list[Any]:
    alt = library()
    on_map = points()
    lines = [
        {
            "type": "Feature",
            "geometry": {
                "type": "LineString",
                "coordinates": _bow(on_map[arc.one], on_map[arc.other]),
            },
            **_values(arc),
        }
        for arc in reversed(arcs)
    ]
    shared: dict[str, int] = {}
    for arc in arcs:
        for party in (arc.one, arc.other):
            shared[party] = shared.get(party, 0) + arc.entries
    ties = (
        alt.Chart(alt.InlineData(values=lines))
        .mark_geoshape(filled=False, stroke=TIE, opacity=0.6, strokeCap="round")
        .encode(
            strokeWidth=alt.StrokeWidth(
                "entries:Q",
                scale=alt.Scale(range=[0.3, 7], zero=True),
                legend=alt.Legend(
                    title="entries in common", symbolType="stroke", format=",d", values=_steps(arcs)
                ),
            ),
            tooltip=[alt.Tooltip("between:N", title="between"), *_tooltip(kinds=False)],
        )
    )
    states = (
        alt.Chart(alt.InlineData(values=[_place(p) | {"shared": n} for p, n in shared.items()]))
        .mark_circle(opacity=1, color=TIE, stroke=PAPER, strokeWidth=1)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=alt.Size("shared:Q", scale=alt.Scale(type="sqrt", range=[18, 190]), legend=None),
            tooltip=[
                alt.Tooltip("name:N", title="state"),
                alt.Tooltip("shared:Q", title="entries of the ties shown", format=","),
            ],
        )
    )
    return [_land(), ties, states]


def _bow(one: Point, other: Point) -> list[list[float]]:
    """A line bent to the north, which stays on the sheet: the shortest way would leave it over the pole or
    at the 180th meridian."""
    east, north = other.longitude - one.longitude, other.latitude - one.latitude
    side = 1 if east >= 0 else -1
    middle = (
        (one.longitude + other.longitude) / 2 - side * _BEND * north,
        min((one.latitude + other.latitude) / 2 + side * _BEND * east, 85.0),
    )
    found = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        found.append(
            [
                round(sum(w * x for w, x in zip(weights, places, strict=True)), 2)
                for places in (
                    (one.longitude, middle[0], other.longitude),
                    (one.latitude, middle[1], other.latitude),
                )
            ]
        )
    return found


def _tooltip(*, kinds: bool) -> list[Any]:
    alt = library()
    of_kind = [alt.Tooltip("kinds:N", title="of kind")] if kinds else []
    return [alt.Tooltip("entries:Q", title="entries", format=","), *of_kind, *evidence_tooltip()]


def _values(arc: Arc) -> dict[str, Any]:
    quote = arc.support.quote
    return {
        "between": f"{party_name(arc.one)} – {party_name(arc.other)}",
        "entries": arc.entries,
        "kinds": ", ".join(counted(arc.kinds)),
        "headline": clipped(quote.headline, 160),
        "evidence": clipped(quote.evidence, 240),
        "outlet": quote.outlet or "",
        "ids_short": short_ids(list(arc.support.ids), arc.entries),
    }


def _place(code: str) -> dict[str, Any]:
    point = points().get(code)
    return {
        "code": code,
        "name": party_name(code),
        "longitude": point.longitude if point else None,
        "latitude": point.latitude if point else None,
    }

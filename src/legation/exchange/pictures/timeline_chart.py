"""Draws a timeline: a row for each moment with its words, or, of many moments, a row for each kind."""

from typing import TYPE_CHECKING, Any, Final

from legation.exchange import wording
from legation.exchange.pictures.palette import INK, KIND_COLOURS, PAPER, SOFT
from legation.exchange.pictures.theme import WIDTH, clipped, empty, library, themed
from legation.exchange.pictures.when import when
from legation.schema import KINDS
from legation.views.timelines import Moment, Timeline

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size

_IN_WORDS: Final = 40
"""A picture of at most so many moments has their headlines in it."""
_BINS: Final = 90
"""Marks of one kind nearer than this share of the whole are put above each other."""
_LANE: Final = 11
_LABEL: Final = 68


def draw(figure: "Figure", timeline: Timeline, size: "Size") -> Any:
    """The chart."""
    moments = [moment for moment in timeline.moments if moment.day]
    if not moments:
        return empty(figure, size)
    if size == "picture" and len(moments) <= _IN_WORDS:
        return _in_words(figure, moments)
    return _by_kind(figure, moments, size)


def _in_words(figure: "Figure", moments: list[Moment]) -> Any:
    alt = library()
    values = [_values(moment) | {"row": row} for row, moment in enumerate(moments)]
    days = [moment.day.toordinal() for moment in moments if moment.day]
    middle = (min(days) + max(days)) / 2
    for one, day in zip(values, days, strict=True):
        one["left"] = day > middle
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(grid=True), scale=alt.Scale(nice=True)),
        y=alt.Y("row:O", axis=None),
    )
    dots = _dots(base, 90, moments)
    words = {
        side: base.transform_filter(alt.datum.left == (side == "right")).mark_text(
            align=side, dx=-9 if side == "right" else 9, fontSize=11.5, color=INK, limit=WIDTH
        )
        for side in ("left", "right")
    }
    texts = [words[side].encode(text="label:N") for side in ("left", "right")]
    return themed(alt.layer(*texts, dots), figure, "picture", height=21 * len(values) + 20)


def _by_kind(figure: "Figure", moments: list[Moment], size: "Size") -> Any:
    alt = library()
    values, bands = _in_lanes(moments)
    rows = sum(lanes for _, lanes in bands)
    labels = []
    at = 0
    for kind, lanes in bands:
        labels.append({"kind": kind, "from": at, "to": at + lanes, "middle": at + lanes / 2})
        at += lanes
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("day:T", title=None), y=_y("y", rows))
    lines = alt.Chart(alt.InlineData(values=labels)).mark_rule(color=SOFT, opacity=0.25)
    names = alt.Chart(alt.InlineData(values=labels)).mark_text(
        align="left", baseline="top", dx=2, dy=2, fontSize=11, color=SOFT
    )
    chart = alt.layer(
        lines.encode(y=_y("from", rows)),
        names.encode(y=_y("from", rows), x=alt.value(0), text="kind:N"),
        _dots(base, 46 if len(moments) > 120 else 70, moments),
    )
    return themed(chart, figure, size, height=max(_LANE * rows, 120))


def _y(field: str, rows: int) -> Any:
    alt = library()
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, rows], nice=False, reverse=True))


def _dots(base: Any, area: int, moments: list[Moment]) -> Any:
    """Full where the day is the moment's own, hollow where it is that of its first report."""
    alt = library()
    kinds = [kind for kind in KINDS if any(moment.kind == kind for moment in moments)]
    marks = base.encode(
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[KIND_COLOURS[kind] for kind in kinds]),
            legend=alt.Legend(title=None),
        ),
        tooltip=[
            alt.Tooltip("when:N", title="when"),
            alt.Tooltip("headline:N", title="what"),
            alt.Tooltip("stage:N", title="stage"),
            alt.Tooltip("evidence:N", title="in the words"),
            alt.Tooltip("outlet:N", title="by"),
            alt.Tooltip("sources:Q", title="sources"),
            alt.Tooltip("entry:N", title="entry"),
        ],
    )
    layers = []
    if any(moment.dated for moment in moments):
        own = marks.transform_filter("datum.dated")
        layers.append(own.mark_point(filled=True, size=area, opacity=1))
    if not all(moment.dated for moment in moments):
        hollow = marks.transform_filter("!datum.dated")
        layers.append(hollow.mark_point(fill=PAPER, size=area * 0.8, opacity=1, strokeWidth=1.8))
    return alt.layer(*layers)


def _in_lanes(moments: list[Moment]) -> tuple[list[dict[str, Any]], list[tuple[str, int]]]:
    """Each moment with its height, and each kind with how many lanes it needs."""
    days = [moment.day.toordinal() for moment in moments if moment.day]
    wide = max((max(days) - min(days)) / _BINS, 1)
    values: list[dict[str, Any]] = []
    bands: list[tuple[str, int]] = []
    top = 0
    for kind in KINDS:
        taken: dict[int, int] = {}
        for moment in moments:
            if moment.kind == kind and moment.day:
                place = int(moment.day.toordinal() // wide)
                taken[place] = taken.get(place, 0) + 1
                values.append(_values(moment) | {"y": top + 1.4 + taken[place]})
        if taken:
            lanes = max(taken.values()) + 2
            bands.append((kind, lanes))
            top += lanes
    return values, bands


def _values(moment: Moment) -> dict[str, Any]:
    when = _when(moment)
    stage = wording.plain(moment.stage)
    return {
        "day": moment.day.isoformat() if moment.day else None,
        "when": when,
        "kind": moment.kind,
        "stage": stage,
        "headline": clipped(moment.headline, 160),
        "label": f"{when}  {clipped(moment.headline, _LABEL)}"
        + ("" if stage == "occurred" else f" ({stage})"),
        "dated": moment.dated,
        "evidence": clipped(moment.evidence, 240),
        "outlet": moment.outlet or "",
        "sources": moment.sources,
        "entry": moment.entry,
    }


def _when(moment: Moment) -> str:
    return when(moment.day, moment.end, moment.precision, dated=moment.dated)

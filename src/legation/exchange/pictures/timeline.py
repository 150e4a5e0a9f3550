"""A timeline as a figure."""

from typing import Any

from legation.exchange.pictures.figure import Figure, entries, listed, yes
from legation.exchange.pictures.timeline_chart import draw
from legation.views.timelines import Moment, Timeline


def timeline_figure(timeline: Timeline) -> Figure:
    """Its moments in order."""
    shown = len(timeline.moments)
    scope = f" · {timeline.scope.words}" if timeline.scope.words else ""
    if timeline.found > shown:
        note = f"The {shown:,} of {entries(timeline.found)} that most sources report{scope}."
    else:
        note = f"{entries(shown)}{scope}." if not _of_stages(timeline) else f"{shown} stages of one entry."
    undated = sum(not moment.dated for moment in timeline.moments)
    if undated:
        note += f" {undated:,} without a day of their own stand, hollow, at the day of their first report."
    return Figure(
        name="timeline",
        title=f"Timeline: {timeline.subject}",
        note=note,
        tables=(listed("timeline", [_row(moment) for moment in timeline.moments]),),
        draw=lambda figure, size: draw(figure, timeline, size),
        nothing=None if shown else f"Nothing in the record on {timeline.subject}{scope}.",
    )


def _of_stages(timeline: Timeline) -> bool:
    return len({moment.entry for moment in timeline.moments}) == 1 < len(timeline.moments)


def _row(moment: Moment) -> dict[str, Any]:
    names = ("day", "end", "precision", "kind", "form", "status", "stage", "headline", "place", "sources")
    return {
        **{name: getattr(moment, name) for name in names},
        "dated": yes(moment.dated),
        "parties": list(moment.parties),
        "claims": list(moment.claims),
        **{n: getattr(moment, n) for n in ("disagreements", "entry", "evidence", "outlet", "published")},
    }

"""What all charts have in common: type, title, the line on where it is from."""

import textwrap
from typing import TYPE_CHECKING, Any, Final

from legation.errors import QuestionError
from legation.exchange.pictures.palette import INK, LINE, PAPER, SOFT

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Size

WIDTH: Final = 900
_TITLE_AT_MOST: Final = 84
_NOTE_AT_MOST: Final = 130
_TYPE: Final = "Liberation Sans, Arial, Helvetica, sans-serif"


def library() -> Any:
    """Altair, with which charts are made; raises `QuestionError` where it is missing."""
    try:
        import altair
    except ImportError:
        raise QuestionError("charts need Altair and vl-convert: pip install 'legation[views]'") from None
    return altair


def themed(chart: Any, figure: "Figure", size: "Size", *, height: int) -> Any:
    """The chart with its type, and in a picture its title and note; a page has these in its own words."""
    alt = library()
    width: Any = WIDTH if size == "picture" else "container"
    chart = chart.properties(width=width, height=height, background=PAPER, autosize=_fit(size))
    if size == "picture":
        chart = chart.properties(
            title=alt.TitleParams(
                text=textwrap.wrap(figure.title, _TITLE_AT_MOST),
                subtitle=textwrap.wrap(figure.note, _NOTE_AT_MOST),
            ),
            padding=20,
        )
    return (
        chart.configure(font=_TYPE)
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            fontSize=19,
            fontWeight=600,
            color=INK,
            subtitleColor=SOFT,
            subtitleFontSize=12,
            subtitlePadding=6,
            offset=14,
        )
        .configure_axis(
            labelColor=INK,
            titleColor=SOFT,
            gridColor=LINE,
            domainColor=SOFT,
            tickColor=SOFT,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_legend(
            labelColor=INK,
            titleColor=SOFT,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            orient="bottom",
            direction="horizontal",
            columns=8 if size == "picture" else 3,
            labelLimit=300,
        )
    )


def empty(figure: "Figure", size: "Size") -> Any:
    """A chart that says that there is nothing to show."""
    alt = library()
    words = alt.Chart(alt.InlineData(values=[{"words": figure.nothing}])).mark_text(
        fontSize=15, color=SOFT, align="center"
    )
    return themed(words.encode(text="words:N"), figure, size, height=140)


def evidence_tooltip() -> list[Any]:
    """What leads from a mark to its sentence."""
    alt = library()
    return [
        alt.Tooltip("headline:N", title="of these"),
        alt.Tooltip("evidence:N", title="in the words"),
        alt.Tooltip("outlet:N", title="by"),
        alt.Tooltip("ids_short:N", title="entry"),
    ]


def short_ids(ids: list[str], entries: int) -> str:
    """`e1ab23cd4 e5… and 12 more`, for a tooltip."""
    shown = " ".join(one[:9] for one in ids[:4])
    more = entries - min(len(ids), 4)
    return f"{shown} and {more:,} more" if more > 0 else shown


def clipped(text: str | None, limit: int) -> str:
    """The text in one line, cut at a word with an ellipsis."""
    said = " ".join((text or "").split())
    return said if len(said) <= limit else said[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _fit(size: "Size") -> Any:
    return library().AutoSizeParams(type="pad" if size == "picture" else "fit-x", contains="padding")

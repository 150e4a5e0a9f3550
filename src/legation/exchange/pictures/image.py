"""A figure as a picture: PNG or SVG."""

from typing import Any

from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.theme import library

SCALE = 2
"""Dots of a PNG for each dot of the chart."""


def png(figure: Figure) -> bytes:
    """The chart with title and note; raises `QuestionError` where Altair or vl-convert is missing."""
    made: bytes = converter().vegalite_to_png(_specification(figure), scale=SCALE)
    return made


def svg(figure: Figure) -> str:
    """The chart with title and note; raises `QuestionError` where Altair or vl-convert is missing."""
    made: str = converter().vegalite_to_svg(_specification(figure))
    return made


def _specification(figure: Figure) -> Any:
    return figure.chart("picture").to_dict()


def converter() -> Any:
    library()
    try:
        import vl_convert
    except ImportError:
        from legation.errors import QuestionError

        raise QuestionError("pictures need vl-convert: pip install 'legation[views]'") from None
    return vl_convert

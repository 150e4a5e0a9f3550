"""A figure as a picture: PNG or SVG."""

from typing import Any

from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.theme import library

SCALE = 2
"""Dots of a PNG for each dot of the chart."""


def png(figure: Figure) -> bytes:
    """The chart with title and note; raises `QuestionError` where Altair or vl-convert is missing."""
    made: bytes = converter().vegalite_to_png(figure.specification("picture"), scale=SCALE)
    return made


def svg(figure: Figure) -> str:
    """The chart with title and note; raises `QuestionError` where Altair or vl-convert is missing."""
    made: str = converter().vegalite_to_svg(figure.specification("picture"))
    return made


def converter() -> Any:
    library()
    try:
        import vl_convert
    except ImportError:
        from legation.errors import QuestionError

        raise QuestionError("pictures need vl-convert: pip install 'legation[views]'") from None
    return vl_convert

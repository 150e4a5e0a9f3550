"""The colours of figures, the same in all. Each has a contrast of 3 to 1 or more with the white behind it."""

from typing import Final

from legation.schema.vocabulary import Kind
from legation.views.changes import Verdict

KIND_COLOURS: Final[dict[Kind, str]] = {
    "meeting": "#174d8a",
    "instrument": "#9d72d6",
    "statement": "#0b5454",
    "transfer": "#e2574c",
    "activity": "#1f5423",
    "programme": "#b0741a",
    "commitment": "#8c1f5b",
    "relation": "#7d8a9b",
}
"""Of the hues of the reading's page; dark and light by turns, so that neighbours in a stack differ for eyes
that see no hue."""

VERDICT_COLOURS: Final[dict[Verdict, str]] = {
    "new": "#0b6e4f",
    "stronger": "#1d5fa8",
    "steady": "#7d8a9b",
    "weaker": "#b0741a",
    "gone": "#b3261e",
}
COMMUNITY_COLOURS: Final = (
    *("#1d5fa8", "#c2591b", "#0f7a5f", "#a6286d", "#6b57b8", "#8a6d00", "#2a7f9e", "#7d4a2d"),
)
OTHER_COLOUR: Final = "#6d737c"
"""Of communities beyond the eighth."""

INK: Final = "#1c1d20"
SOFT: Final = "#5a5f67"
LINE: Final = "#dcd9d1"
LAND: Final = "#ebe8e1"
PAPER: Final = "#ffffff"
TIE: Final = "#39506b"
CHOSEN: Final = "#b3261e"
"""The state whose map it is."""
SHADES: Final = ("#cfe0ee", "#0b3c6f")
"""From few entries to many."""

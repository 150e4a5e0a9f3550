"""Where the nodes of a drawn network stand: near what they are heavily tied to, the same at every run."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from legation.views.measures import graph
from legation.views.ties import Tie

_SEED: Final = 11
_ROUNDS: Final = 120
_SAME: Final = 1e-9
_STRETCH: Final = 0.65
"""Outer nodes come nearer: distances from the middle are raised to this power."""


def layout(ties: Sequence[Tie]) -> Mapping[str, tuple[float, float]]:
    """From party to its place, each part of it from -1 to 1."""
    if not ties:
        return {}
    made = graph(ties)
    import networkx

    for _, _, edge in made.edges(data=True):
        edge["pull"] = math.log1p(edge["weight"])
    spread = 2.2 / math.sqrt(made.number_of_nodes())
    places = networkx.spring_layout(made, weight="pull", k=spread, iterations=_ROUNDS, seed=_SEED)
    return _filled({party: _nearer(float(place[0]), float(place[1])) for party, place in places.items()})


def _nearer(x: float, y: float) -> tuple[float, float]:
    far = math.hypot(x, y)
    scale = far ** (_STRETCH - 1) if far > _SAME else 1.0
    return x * scale, y * scale


def _filled(places: Mapping[str, tuple[float, float]]) -> Mapping[str, tuple[float, float]]:
    """Stretched, so that they reach from -1 to 1 both ways."""
    left, right = min(x for x, _ in places.values()), max(x for x, _ in places.values())
    low, high = min(y for _, y in places.values()), max(y for _, y in places.values())
    return {party: (_between(x, left, right), _between(y, low, high)) for party, (x, y) in places.items()}


def _between(value: float, low: float, high: float) -> float:
    return round(2 * (value - low) / (high - low) - 1, 4) if high - low > _SAME else 0.0

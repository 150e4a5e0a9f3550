"""A network as circles and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from legation.views.measures import graph
from legation.views.networks import Network, Node
from legation.views.ties import Tie

WIDTH: Final = 900
HEIGHT: Final = 640
_MARGIN: Final = 34
_SEED: Final = 7
_STEPS: Final = 120


@dataclass(frozen=True, slots=True)
class Circle:
    """A party."""

    x: float
    y: float
    r: float
    node: Node


@dataclass(frozen=True, slots=True)
class Line:
    """A tie."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tie: Tie


@dataclass(frozen=True, slots=True)
class Web:
    """The figure, the heaviest on top."""

    lines: tuple[Line, ...]
    circles: tuple[Circle, ...]


def web(network: Network, most_ties: int) -> Web:
    """The figure of the heaviest ties and the parties that they tie, laid out the same at every run."""
    ties = network.ties[:most_ties]
    if not ties:
        return Web((), ())
    at = _layout(ties)
    nodes = [node for node in network.nodes if node.party in at]
    heaviest, largest = ties[0].weight, max(node.weight for node in nodes)
    lines = [
        Line(*at[tie.one], *at[tie.other], round(0.8 + 6 * tie.weight / heaviest, 2), tie)
        for tie in reversed(ties)
    ]
    circles = [Circle(*at[n.party], round(7 + 15 * sqrt(n.weight / largest), 1), n) for n in reversed(nodes)]
    return Web(tuple(lines), tuple(circles))


def _layout(ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    import networkx

    made = graph(ties)
    for _, _, values in made.edges(data=True):
        values["pull"] = sqrt(values["weight"])
    spread = 2.2 / sqrt(max(made.number_of_nodes(), 1))
    found: Any = networkx.spring_layout(made, weight="pull", seed=_SEED, iterations=_STEPS, k=spread)
    xs, ys = [float(p[0]) for p in found.values()], [float(p[1]) for p in found.values()]
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    return {
        party: (
            round(_MARGIN + (float(x) - min(xs)) / wide * (WIDTH - 2 * _MARGIN), 1),
            round(_MARGIN + (float(y) - min(ys)) / high * (HEIGHT - 2 * _MARGIN), 1),
        )
        for party, (x, y) in found.items()
    }

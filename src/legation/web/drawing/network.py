"""A network as circles and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt
from typing import Any, Final

from legation.views.measures import graph
from legation.views.networks import Network, Node
from legation.views.ties import Tie

WIDTH: Final = 900
HEIGHT: Final = 640
_MARGIN: Final = 34
_SEED: Final = 7
_STEPS: Final = 150
_ROW: Final = 70

Place = tuple[float, float]


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
    circles = [Circle(*at[n.party], round(12 + 14 * sqrt(n.weight / largest), 1), n) for n in reversed(nodes)]
    return Web(tuple(lines), tuple(circles))


def _layout(ties: Sequence[Tie]) -> dict[str, Place]:
    """Places by springs in the largest part that hangs together; the others stand in a row below it."""
    import networkx

    made = graph(ties)
    for _, _, values in made.edges(data=True):
        values["pull"] = log1p(values["weight"])
    main, *others = sorted(networkx.connected_components(made), key=lambda part: (-len(part), min(part)))
    bottom = HEIGHT - _MARGIN - (_ROW if others else 0)
    found: Any = networkx.spring_layout(
        made.subgraph(sorted(main)), weight="pull", seed=_SEED, iterations=_STEPS, k=3 / sqrt(len(main))
    )
    across = _spread({party: float(at[0]) for party, at in found.items()}, _MARGIN, WIDTH - _MARGIN)
    down = _spread({party: float(at[1]) for party, at in found.items()}, _MARGIN, bottom)
    apart = sorted(party for part in others for party in part)
    row = sorted(apart, key=lambda party: next(min(part) for part in others if party in part))
    step = (WIDTH - 2 * _MARGIN) / max(len(row), 1)
    places = {party: (across[party], down[party]) for party in found}
    return places | {
        party: (round(_MARGIN + (n + 0.5) * step, 1), float(HEIGHT - _MARGIN)) for n, party in enumerate(row)
    }


def _spread(values: dict[str, float], low: float, high: float) -> dict[str, float]:
    """Values drawn out to a range, half by what they are and half by their rank, so that none crowd."""
    order = sorted(values, key=lambda party: (values[party], party))
    least, span = values[order[0]], max(values[order[-1]] - values[order[0]], 1e-9)
    last = max(len(order) - 1, 1)
    return {
        party: round(low + (high - low) * (0.45 * (values[party] - least) / span + 0.55 * rank / last), 1)
        for rank, party in enumerate(order)
    }

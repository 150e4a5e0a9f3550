"""Measures of a network of states: centralities and communities, the same at every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from legation.errors import QuestionError
from legation.views.ties import Tie

if TYPE_CHECKING:
    import networkx

_SEED: Final = 20260101
_STEPS: Final = 1_000
_STILL: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one party. `degree`: the share of the others that it is tied to. `betweenness`: how often it lies on
    the shortest way between two others, where a heavier tie is a shorter way. `eigenvector`: how heavily it
    is tied to those that are heavily tied, 0 to 1. `community` counts from 1, the largest first."""

    degree: float
    betweenness: float
    eigenvector: float
    community: int


def graph(ties: Sequence[Tie]) -> "networkx.Graph[str]":
    """The ties as a NetworkX graph; edges have `weight` and its inverse, `length`."""
    try:
        import networkx
    except ImportError:
        raise QuestionError("the network needs NetworkX: pip install 'legation[views]'") from None
    made: networkx.Graph[str] = networkx.Graph()
    made.add_nodes_from(sorted({party for tie in ties for party in tie.pair}))
    for tie in sorted(ties, key=lambda tie: tie.pair):
        made.add_edge(tie.one, tie.other, weight=tie.weight, length=1 / tie.weight)
    return made


def measures(ties: Sequence[Tie]) -> Mapping[str, Measures]:
    """By party; raises `QuestionError` where NetworkX is missing."""
    made = graph(ties)
    import networkx

    degree: Any = networkx.degree_centrality(made)
    betweenness: Any = networkx.betweenness_centrality(made, weight="length")
    eigenvector = _eigenvector(made)
    community = {party: number for number, members in enumerate(_communities(made), 1) for party in members}
    return {
        party: Measures(degree[party], betweenness[party], eigenvector[party], community[party])
        for party in made.nodes
    }


def _eigenvector(made: "networkx.Graph[str]") -> dict[str, float]:
    """By power iteration on the network with each party also tied to itself, which makes it converge on every
    network, two-sided ones too; the largest value is 1. Parts that do not hang together are taken one by
    one, each scaled by its share of all weight."""
    import networkx

    found: dict[str, float] = {}
    total = made.size(weight="weight") or 1.0
    for part in networkx.connected_components(made):
        parties = sorted(part)
        inner = made.subgraph(parties)
        matrix = networkx.to_numpy_array(inner, nodelist=parties, weight="weight")
        values = _power(matrix / (matrix.max() or 1.0) + np.eye(len(parties)))
        share = inner.size(weight="weight") / total
        found |= {party: float(value) * share for party, value in zip(parties, values, strict=True)}
    largest = max(found.values(), default=1.0) or 1.0
    return {party: value / largest for party, value in found.items()}


def _power(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The matrix's first eigenvector, its largest value 1."""
    values = np.ones(len(matrix))
    for _ in range(_STEPS):
        after = matrix @ values
        after /= after.max()
        if np.abs(after - values).max() < _STILL:
            break
        values = after
    return values


def _communities(made: "networkx.Graph[str]") -> list[list[str]]:
    """By Louvain's method with a fixed seed, the largest first."""
    import networkx

    parts: Any = networkx.community.louvain_communities(made, weight="weight", seed=_SEED)
    return sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))

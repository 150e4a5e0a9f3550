"""Measures of a network of states: centralities and communities, the same at every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legation.errors import QuestionError
from legation.views.ties import Tie

if TYPE_CHECKING:
    import networkx

_SEED: Final = 20260101
_STEPS: Final = 1_000


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
    total = sum(weight for _, _, weight in made.edges(data="weight")) or 1.0
    for part in networkx.connected_components(made):
        inner = made.subgraph(part)
        values = dict.fromkeys(sorted(part), 1.0)
        heaviest = max((weight for _, _, weight in inner.edges(data="weight")), default=1.0)
        for _ in range(_STEPS):
            after = {
                party: value
                + sum(values[near] * inner[party][near]["weight"] / heaviest for near in inner[party])
                for party, value in values.items()
            }
            largest = max(after.values())
            after = {party: value / largest for party, value in after.items()}
            moved = max(abs(after[party] - values[party]) for party in after)
            values = after
            if moved < 1e-9:
                break
        share = sum(weight for _, _, weight in inner.edges(data="weight")) / total
        found |= {party: value * share for party, value in values.items()}
    largest = max(found.values(), default=1.0) or 1.0
    return {party: value / largest for party, value in found.items()}


def _communities(made: "networkx.Graph[str]") -> list[list[str]]:
    """By Louvain's method with a fixed seed, the largest first."""
    import networkx

    parts: Any = networkx.community.louvain_communities(made, weight="weight", seed=_SEED)
    return sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))

"""Network: states by what ties them, with measures of each, and what changed between two periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from legation.record.opened import Opened
from legation.views.changes import Change, Period, changes
from legation.views.measures import measures
from legation.views.pairs import Columns, Pairs, tallies
from legation.views.scope import Scope
from legation.views.ties import Tie, Weighing, ties


@dataclass(frozen=True, slots=True)
class Node:
    """A party in a network: its `partners`, the `entries` and `weight` of all its ties (an entry counts for
    each partner), and its measures (see `Measures`)."""

    party: str
    partners: int
    entries: int
    weight: float
    degree: float
    betweenness: float
    eigenvector: float
    community: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and ties, the heaviest first; with two `periods`, of the two together, and their changes."""

    scope: Scope
    around: tuple[str, ...]
    weighing: Weighing
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    periods: tuple[Period, Period] | None
    changes: tuple[Change, ...]


def network(
    record: Opened,
    around: Sequence[str] = (),
    *,
    scope: Scope | None = None,
    weighing: Weighing | None = None,
    periods: tuple[Period, Period] | None = None,
) -> Network:
    """The network of all parties, or `around` some: they, their partners, and what ties these.

    With two `periods`, nodes and ties are those of the
    span from the first day of either to the last. Raises `QuestionError` where NetworkX is missing.
    """
    scope, weighing = scope or Scope(), weighing or Weighing()
    if periods:
        scope = replace(scope, since=min(p.since for p in periods), until=max(p.until for p in periods))
    changed: tuple[Change, ...] = ()
    with record.reading() as connection:
        pairs, columns = Pairs.load(connection), Columns.load(connection)

        def tied(within: Scope) -> tuple[Tie, ...]:
            tallied = tallies(pairs, columns, within)
            return ties(connection, tallied, within, around=around, weighing=weighing)

        found = tied(scope)
        if periods:
            early, late = (tied(replace(scope, since=p.since, until=p.until)) for p in periods)
            changed = changes(early, late, periods)
    return Network(scope, tuple(around), weighing, _nodes(found), found, periods, changed)


def _nodes(found: Sequence[Tie]) -> tuple[Node, ...]:
    if not found:
        return ()
    theirs: dict[str, list[Tie]] = {}
    for tie in found:
        for party in tie.pair:
            theirs.setdefault(party, []).append(tie)
    nodes = [
        Node(
            party=party,
            partners=len(theirs[party]),
            entries=sum(tie.entries for tie in theirs[party]),
            weight=sum(tie.weight for tie in theirs[party]),
            degree=its.degree,
            betweenness=its.betweenness,
            eigenvector=its.eigenvector,
            community=its.community,
        )
        for party, its in measures(found).items()
    ]
    return tuple(sorted(nodes, key=lambda node: (-node.weight, node.party)))


def communities(nodes: Sequence[Node]) -> Mapping[int, tuple[str, ...]]:
    """The parties of each community, the heaviest first."""
    found: dict[int, tuple[str, ...]] = {}
    for node in nodes:
        found[node.community] = (*found.get(node.community, ()), node.party)
    return dict(sorted(found.items()))

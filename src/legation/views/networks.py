"""Network: states by what ties them, with measures of each, and what changed between two periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from legation.record.opened import Opened
from legation.views.changes import Change, Period, changes
from legation.views.measures import measures
from legation.views.pairs import Columns, Pair, Pairs, Tally, tallies
from legation.views.scope import Scope
from legation.views.ties import Tie, Weighing, near, ties


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

    A tie has at least the entries that `weighing` asks for, with two `periods` in one of the two. Nodes and
    ties are then those of the span from the first day of either to the last. Raises `QuestionError` where
    NetworkX is missing.
    """
    scope, weighing = scope or Scope(), weighing or Weighing()
    if periods:
        scope = replace(scope, since=min(p.since for p in periods), until=max(p.until for p in periods))
    scopes = [scope, *(replace(scope, since=p.since, until=p.until) for p in periods or ())]
    with record.reading() as connection:
        pairs, columns = Pairs.load(connection), Columns.load(connection)
        tallied = [{tally.pair: tally for tally in tallies(pairs, columns, one)} for one in scopes]
        kept = _kept(tallied, around, weighing.at_least)
        found, *apart = (
            ties(connection, [tallies_[pair] for pair in sorted(kept & tallies_.keys())], one, weighing)
            for tallies_, one in zip(tallied, scopes, strict=True)
        )
    changed = changes(apart[0], apart[1], periods) if periods else ()
    return Network(scope, tuple(around), weighing, _nodes(found), found, periods, changed)


def _kept(tallied: Sequence[Mapping[Pair, Tally]], around: Sequence[str], at_least: int) -> set[Pair]:
    """Pairs near to those asked for with so many entries: in the whole scope, or in one of its two periods,
    so that a tie is not called new or gone for having been slight."""
    counted = tallied[1:] or tallied
    return {
        pair
        for pair in near(tallied[0], around)
        if any(pair in one and one[pair].entries >= at_least for one in counted)
    }


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

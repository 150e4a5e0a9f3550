"""A network as a figure."""

from typing import Any

from legation.exchange.pictures.figure import Figure, Listed, counted, listed, supported, yes
from legation.exchange.pictures.network_chart import DRAWN, draw
from legation.views.changes import Change
from legation.views.networks import Network, Node
from legation.views.parties import party_name
from legation.views.ties import Tie


def network_figure(network: Network) -> Figure:
    """Its changes, where it has two periods, its ties and its states."""
    ties = listed("ties", [_tie(tie) for tie in network.ties])
    tables: tuple[Listed, ...] = (ties, listed("states", [_node(node) for node in network.nodes]))
    if network.periods:
        tables = (listed("changes", [_change(change) for change in network.changes]), *tables)
    about = " and ".join(party_name(code) for code in network.around)
    title = f"Network around {about}" if about else "Network of states"
    if network.periods:
        title += f": {network.periods[0].words} against {network.periods[1].words}"
    marks = len(network.changes) if network.periods else len(network.ties)
    return Figure(
        name="network",
        title=title,
        note=_note(network, marks),
        tables=tables,
        draw=lambda figure, size: draw(figure, network, size),
        nothing=None
        if marks
        else f"Nothing in the record ties {about or 'any two parties'}{_scope(network)}.",
    )


def _scope(network: Network) -> str:
    return f" · {network.scope.words}" if network.scope.words else ""


def _note(network: Network, marks: int) -> str:
    note = f"{len(network.nodes):,} parties, {len(network.ties):,} ties{_scope(network)}."
    if network.periods:
        note += " Stronger or weaker: the weight a year differs by more than a quarter."
    else:
        note += " A line is as wide as the entries that two share; colours are communities."
    if network.weighing.kinds:
        weights = ", ".join(f"{kind} {weight:g}" for kind, weight in network.weighing.kinds.items())
        note += f" Weights: {weights}, others 1."
    if marks > DRAWN:
        note += f" The {DRAWN} heaviest ties are drawn."
    return note


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        **{name: getattr(tie, name) for name in ("one", "other", "entries", "first", "last")},
        "weight": round(tie.weight, 4),
        "by_kind": counted(tie.kinds),
        **supported(tie.support),
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        **{name: getattr(node, name) for name in ("party", "partners", "entries", "community")},
        **{n: round(getattr(node, n), 4) for n in ("weight", "degree", "betweenness", "eigenvector")},
        "name": party_name(node.party),
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    latest = after or before
    assert latest is not None
    supporting = {name: value for name, value in supported(latest.support).items() if name != "ids"}
    return {
        **{"one": change.one, "other": change.other, "change": change.verdict},
        "before": before.entries if before else 0,
        "after": after.entries if after else 0,
        "before_a_year": round(change.rates[0], 2),
        "after_a_year": round(change.rates[1], 2),
        **supporting,
        "ids_before": list(before.support.ids) if before else [],
        "ids_after": list(after.support.ids) if after else [],
        "all_named": yes(all(tie.support.all_named for tie in (before, after) if tie)),
    }

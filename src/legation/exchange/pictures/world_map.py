"""A map as a figure."""

from typing import Any

from legation.exchange.pictures.figure import Figure, counted, listed, supported, yes
from legation.exchange.pictures.map_chart import draw
from legation.views.maps import Arc, TieMap
from legation.views.parties import party_name


def map_figure(tie_map: TieMap) -> Figure:
    """Its ties, those of organisations last."""
    scope = f" · {tie_map.scope.words}" if tie_map.scope.words else ""
    name = party_name(tie_map.state) if tie_map.state else ""
    arcs = [*tie_map.arcs, *tie_map.elsewhere]
    note = f"{tie_map.found:,} tie{'s' * (tie_map.found != 1)}{scope}."
    if tie_map.found > len(arcs):
        note += f" The {len(arcs):,} with most entries are shown."
    if tie_map.elsewhere:
        off = ", ".join(_off(arc, tie_map.state) for arc in tie_map.elsewhere[:6])
        note += f" Not on the map: {off}{' and others' * (len(tie_map.elsewhere) > 6)}."
    rows = [_row(arc, on_map=place < len(tie_map.arcs)) for place, arc in enumerate(arcs)]
    return Figure(
        name="map",
        title=f"Partners of {name} by entries in common"
        if name
        else "Ties between states by entries in common",
        note=f"{note} Shapes: Natural Earth, as they are held, without judgement on any border.",
        tables=(listed("map", rows),),
        draw=lambda figure, size: draw(figure, tie_map, size),
        nothing=None
        if arcs
        else f"Nothing in the record on {f'partners of {name}' if name else 'ties of states'}{scope}.",
    )


def _off(arc: Arc, state: str | None) -> str:
    if state:
        return f"{party_name(arc.other if arc.one == state else arc.one)} ({arc.entries:,})"
    return f"{arc.one}–{arc.other} ({arc.entries:,})"


def _row(arc: Arc, *, on_map: bool) -> dict[str, Any]:
    return {
        **{name: getattr(arc, name) for name in ("one", "other", "entries")},
        "by_kind": counted(arc.kinds),
        "on_map": yes(on_map),
        **supported(arc.support),
    }

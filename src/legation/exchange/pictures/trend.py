"""A trend as a figure."""

from typing import Any

from legation.exchange.pictures.figure import Figure, entries, listed, supported
from legation.exchange.pictures.trend_chart import draw
from legation.views.parties import party_name
from legation.views.trends import Cell, Trend


def trend_figure(trend: Trend) -> Figure:
    """Its cells, by period and kind."""
    subject = " – ".join(party_name(code) for code in trend.parties) or "the whole record"
    scope = f" · {trend.scope.words}" if trend.scope.words else ""
    note = f"{entries(trend.entries)}{scope}, each at its own day or else that of its first report."
    if trend.undated:
        note += f" {trend.undated:,} more have no day."
    return Figure(
        name="trend",
        title=f"Entries by {trend.step} and kind: {subject}",
        note=note,
        tables=(listed("trend", [_row(cell) for cell in trend.cells]),),
        draw=lambda figure, size: draw(figure, trend, size),
        nothing=None if trend.cells else f"Nothing in the record on {subject}{scope}.",
    )


def _row(cell: Cell) -> dict[str, Any]:
    names = ("period", "first", "kind", "entries")
    return {**{name: getattr(cell, name) for name in names}, **supported(cell.support)}

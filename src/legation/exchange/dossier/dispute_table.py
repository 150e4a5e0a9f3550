"""The table of what sources disagree on."""

from collections.abc import Sequence

from legation.exchange.dossier import phrases
from legation.exchange.dossier.blocks import Cell, Column, Run, Table
from legation.exchange.dossier.tables import cited, plain
from legation.views.dossier_parts import Disagreement, Value


def disputes(rows: Sequence[Disagreement]) -> Table:
    """Fields on which sources differ, the values side by side."""
    columns = (Column("Entry", 5), Column("Field", 3), Column("Taken", 4), Column("Also reported", 6))
    return Table(columns, tuple(_dispute(row) for row in rows))


def _dispute(row: Disagreement) -> tuple[Cell, ...]:
    best = [value for value in row.values if value.best]
    rest = [value for value in row.values if not value.best]
    return (
        plain(row.what),
        plain(phrases.field(row.field)),
        _side_by_side(best, row.field),
        _side_by_side(rest, row.field),
    )


def _side_by_side(values: Sequence[Value], field: str) -> Cell:
    runs: list[Run] = []
    for value in values:
        shown = value.value.value
        words = phrases.money(shown) if field.partition(":")[0] == "value" else shown
        words = phrases.when(shown) if field.startswith("when") else words
        by = " (corrected by a person)" if value.corrected else ""
        runs += [Run("; ")] if runs else []
        runs += cited(value.value, words + by)
    return tuple(runs)

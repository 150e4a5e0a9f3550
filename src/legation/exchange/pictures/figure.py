"""A figure: what a view shows, as a chart and as the tables behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from legation.exchange.page.markup import spelled
from legation.exchange.pictures.world import world
from legation.exchange.table import Row, Table, columns
from legation.lexicon import words
from legation.views.support import Support

Size = Literal["picture", "page"]
"""A picture stands alone and has words in it; on a page, the chart is as wide as the window."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with its rows; `brief` are the columns that a person sees first, those that
    say nothing left out."""

    table: Table
    rows: tuple[Row, ...]
    brief: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """`title` says what is shown, `note` what to know of it; the first of `tables` is what the chart shows.
    `nothing` says, where there is nothing to show, of what."""

    name: str
    title: str
    note: str
    tables: tuple[Listed, ...]
    draw: Callable[["Figure", Size], Any]
    nothing: str | None = None

    def specification(self, size: Size) -> dict[str, Any]:
        """Its chart in Vega-Lite; raises `QuestionError` where Altair is missing."""
        made: dict[str, Any] = _legible(self.draw(self, size).to_dict(validate=False))
        if self.name == "map":
            made["datasets"] = {**made.get("datasets", {}), "world": world()}
        return made

    def listed(self, name: str) -> Listed | None:
        """Its table of this name, if it has one."""
        return next((one for one in self.tables if one.table.name == name), None)


def listed(name: str, rows: Sequence[Row]) -> Listed:
    """Rows with the columns of the table of this name in `lexicon/exchange/figures.toml`."""
    table, brief = _table(name)
    said = tuple(column for column in brief if any(row.get(column) not in (None, [], "") for row in rows))
    return Listed(table, tuple(rows), said or brief)


@cache
def _table(name: str) -> tuple[Table, tuple[str, ...]]:
    given = words("exchange/figures")[name]
    table = Table(name, given["means"], given["key"], columns(given["columns"]))
    return table, tuple(given["brief"])


def supported(support: Support) -> Mapping[str, Any]:
    """The columns that lead from a mark back to its sentences."""
    return {
        "ids": list(support.ids),
        "all_named": yes(support.all_named),
        "headline": support.quote.headline,
        "evidence": support.quote.evidence,
        "outlet": support.quote.outlet,
        "published": support.quote.published,
    }


def _legible(value: Any) -> Any:
    """The value with characters that hide or reorder text, or that XML can't hold, named in every text."""
    if isinstance(value, str):
        return spelled(value)
    if isinstance(value, list):
        return [_legible(one) for one in value]
    if isinstance(value, dict):
        return {key: _legible(one) for key, one in value.items()}
    return value


def yes(value: bool) -> str:
    """`yes` or `no`."""
    return "yes" if value else "no"


def counted(kinds: Mapping[Any, int] | None) -> list[str]:
    """`["meeting 8", "transfer 3"]`, most first; of years, in their order."""
    if not kinds:
        return []
    order = sorted(kinds, key=lambda kind: (-kinds[kind], str(kind)))
    if all(isinstance(kind, int) for kind in kinds):
        order = sorted(kinds)
    return [f"{kind} {kinds[kind]}" for kind in order]


def entries(number: int) -> str:
    """`1 entry`, `1,200 entries`."""
    return "1 entry" if number == 1 else f"{number:,} entries"

"""A figure's tables for a terminal."""

from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from legation.cli.table import COLOURS, console_for
from legation.cli.terminal import one_line
from legation.exchange.pictures.figure import Figure, Listed
from legation.exchange.pictures.when import when
from legation.exchange.table import Row

_ROWS: Final = 40
"""Of a table that is one among several, or of a ranking or trend without end, so many rows are shown."""
_ALL_OF: Final = ("timeline",)
_WIDE: Final = ("headline", "by_kind")
_WRAPPED: Final[dict[str, int | None]] = {"name": None, "day": 12, "stage": 12}
"""Columns whose words may stand below each other, with how wide they may be."""
_COLOURS: Final[dict[str, str]] = {str(kind): colour for kind, colour in COLOURS.items()}


def picture_table(figure: Figure, *, plain: bool) -> str:
    """Title, note and tables; `plain` for a file, which has every row."""
    console = console_for(plain=plain)
    with console.capture() as written:
        console.print(Text(one_line(figure.title), style="bold"))
        console.print(Text(one_line(figure.nothing or figure.note), style="dim"))
        for listed in figure.tables:
            if listed.rows:
                _print(console, listed, every=plain or listed.table.name in _ALL_OF)
    lines = (line.rstrip() for line in written.get().splitlines())
    return "\n".join(lines).rstrip() + "\n"


def _print(console: Any, listed: Listed, *, every: bool) -> None:
    rows = listed.rows if every else listed.rows[:_ROWS]
    types = {column.name: column.type for column in listed.table.columns}
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, header_style="dim", expand=True)
    for name in listed.brief:
        number = types[name] in ("integer", "number")
        wide = name in _WIDE
        table.add_column(
            name.replace("_", " "),
            justify="right" if number else "left",
            no_wrap=not wide and name not in _WRAPPED,
            max_width=_WRAPPED.get(name),
            ratio=1 if wide else None,
        )
    for row in rows:
        table.add_row(*(_cell(name, row) for name in listed.brief))
    console.print(table)
    left = len(listed.rows) - len(rows)
    if left:
        console.print(Text(f"and {left:,} more; --format csv has all", style="dim"))


def _cell(name: str, row: Row) -> Text:
    value = row.get(name)
    if name == "day":
        return Text(when(value, row.get("end"), row.get("precision"), dated=row.get("dated") != "no"))
    if name == "kind":
        return Text(str(value), style=_COLOURS.get(str(value), ""))
    if name == "entry":
        return Text(str(value)[:9])
    return Text(one_line(_said(value)))


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else str(value)

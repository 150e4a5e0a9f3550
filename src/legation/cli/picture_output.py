"""Writes a figure in the format asked for: a table for the terminal, data, a picture or a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from legation.cli import exits
from legation.cli.picture_options import NetworkFormat

if TYPE_CHECKING:
    from legation.exchange.pictures.figure import Figure, Listed

_BY_ENDING: dict[str, NetworkFormat] = {
    **{".csv": "csv", ".json": "json", ".parquet": "parquet", ".png": "png", ".svg": "svg"},
    **{".html": "html", ".htm": "html", ".gexf": "gexf", ".graphml": "graphml"},
}


def deliver(
    figure: "Figure", format: str | None, output: Path | None, *, source: str, table: str | None = None
) -> None:
    """Writes the figure, and ends the program with `NOTHING_ON_RECORD` where it has nothing to show.

    `table` is the one that CSV and Parquet have, the first if null; `source` is said at a page's foot.
    """
    from legation.cli.written import write_bytes, write_text

    chosen = format or chosen_by(output)
    match chosen:
        case "png":
            from legation.exchange.pictures.image import png

            write_bytes(png(figure), output)
        case "parquet":
            from legation.exchange.pictures.parquet_table import parquet_bytes

            write_bytes(parquet_bytes(_table(figure, table)), output)
        case _:
            write_text(_text(figure, chosen, source=source, table=table, plain=output is not None), output)
    if figure.nothing:
        raise typer.Exit(exits.NOTHING_ON_RECORD)


def chosen_by(output: Path | None) -> NetworkFormat:
    """The format that a file's name asks for."""
    return _BY_ENDING.get(output.suffix.lower(), "table") if output else "table"


def _text(figure: "Figure", format: str, *, source: str, table: str | None, plain: bool) -> str:
    match format:
        case "csv":
            from legation.exchange.pictures.csv_table import csv_text

            return csv_text(_table(figure, table))
        case "json":
            from legation.exchange.pictures.json_figure import json_text

            return json_text(figure)
        case "svg":
            from legation.exchange.pictures.image import svg

            return svg(figure)
        case "html":
            from legation.exchange.pictures.page import page

            return page(figure, source=source)
        case "table":
            from legation.cli.picture_table import picture_table

            return picture_table(figure, plain=plain)
        case _:
            raise typer.BadParameter(f"{format} is a format of networks", param_hint="--format")


def _table(figure: "Figure", name: str | None) -> "Listed":
    if name is None:
        return figure.tables[0]
    found = figure.listed(name)
    if found is None:
        has = ", ".join(one.table.name for one in figure.tables)
        raise typer.BadParameter(f"{name!r}: this figure has {has}", param_hint="--table")
    return found


def source_line(url: str) -> str:
    """`Made by Legation 0.1.0 from legation.db. …`; of where the record is, it says the last part alone."""
    from legation import __version__

    record = url.rsplit("/", 1)[-1].partition("?")[0]
    return f"Made by Legation {__version__} from {record}. Each mark leads to entries: legation why ENTRY."

"""A brief as one HTML page that needs no other file, reads wide and narrow, and prints on A4."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.exchange.dossier.blocks import Bars, Block, Brief, Column, Table
from legation.exchange.page.markup import address


def html(brief: Brief) -> str:
    """The page."""
    style = (files("legation.exchange.dossier") / "brief.css").read_text(encoding="utf-8").strip()
    style = "\n".join([style, *(f".p{n}{{width:{n}%}}" for n in range(1, 100))])
    template = _templates().get_template("brief.html.j2")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return template.render(brief=brief, style=style, style_hash=f"sha256-{digest}")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("legation.exchange", "dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(address=address, block=_name, columns=_columns, share=_share)
    return environment


def _name(block: Block) -> str:
    """The block's sort, which names its macro."""
    return type(block).__name__.lower()


def _share(column: Column, table: Table) -> int:
    """The column's part of the table's width, in hundredths."""
    return max(1, 100 * column.weight // sum(one.weight for one in table.columns))


def _columns(bars: Bars) -> list[tuple[str, int, float]]:
    """Label, number, and height between 0 and 100 of each bar."""
    most = max((number for _, number in bars.bars), default=1) or 1
    return [(label, number, round(100 * number / most, 1)) for label, number in bars.bars]

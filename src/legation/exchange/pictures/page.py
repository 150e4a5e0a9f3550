"""A figure as one interactive HTML page that needs no other file and no network."""

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from legation.exchange.page.markup import spelled, visible
from legation.exchange.pictures.cell import cell
from legation.exchange.pictures.figure import Figure, Listed
from legation.exchange.pictures.image import converter

ROWS: Final = 1_000
"""A table on a page has at most so many rows."""


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str
    title: str
    means: str
    number: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """A table as the page shows it."""

    means: str
    columns: tuple[_Heading, ...]
    rows: tuple[tuple[Markup, ...], ...]
    left: str


def page(figure: Figure, *, source: str = "Made with Legation.") -> str:
    """The chart, the words behind its marks, and its tables, which read without JavaScript too.

    `source` says at the foot where it is from. Scripts and style are allowed by their hashes alone. Raises
    `QuestionError` where Altair or vl-convert is missing.
    """
    style, script = _part("page.css"), _part("page.js")
    specification, bundle = "", ""
    if not figure.nothing:
        chart = figure.specification("page")
        chart["usermeta"] = {"name": figure.name}
        specification = json.dumps(chart, ensure_ascii=False).replace("<", "\\u003c")
        bundle = _bundle()
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            figure=figure,
            tables=[_shown(one) for one in figure.tables],
            source=source,
            specification=specification,
            bundle=bundle,
            script=script,
            style=style,
            style_hash=_hash(style),
            script_hashes=[_hash(bundle), _hash(script)] if bundle else ["none"],
        )
    )


def _shown(one: Listed) -> _Shown:
    by_name = {column.name: column for column in one.table.columns}
    ids: list[str] = [name for name in ("entry", "ids", "ids_before", "ids_after") if name in by_name]
    names = [name for name in one.brief if name not in ("headline", "entry")]
    names += [name for name in ("evidence",) if name in by_name] + ids
    left = len(one.rows) - ROWS
    return _Shown(
        means=one.table.means,
        columns=tuple(
            _Heading(name, title(name), by_name[name].means, by_name[name].type in ("integer", "number"))
            for name in names
        ),
        rows=tuple(tuple(cell(row, by_name[name], title(name)) for name in names) for row in one.rows[:ROWS]),
        left=f"{left:,} more rows are in the data (--format csv)." if left > 0 else "",
    )


def title(name: str) -> str:
    """A column's name for people."""
    given = {
        "by_kind": "of each kind",
        "evidence": "what, in the words",
        "before_a_year": "a year, before",
        "after_a_year": "a year, after",
        "ids": "entries behind it",
        "ids_before": "entries before",
        "ids_after": "entries after",
    }
    return given.get(name, name.replace("_", " "))


@cache
def _bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed in one script, out of vl-convert."""
    script: str = converter().javascript_bundle()
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("legation.exchange", "pictures"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, spelled=spelled)
    return environment


@cache
def _part(name: str) -> str:
    return (files("legation.exchange") / "pictures" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

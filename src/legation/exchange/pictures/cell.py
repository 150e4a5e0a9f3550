"""A cell of a figure's table on a page."""

from datetime import date
from typing import Any, Final

from markupsafe import Markup

from legation.exchange.page.markup import visible
from legation.exchange.pictures.theme import clipped
from legation.exchange.pictures.when import when
from legation.exchange.table import Column, Row

_FEW: Final = 3
_SHORT: Final = 9
_WORDS_AT_MOST: Final = 400


def cell(row: Row, column: Column, title: str) -> Markup:
    """The `td` of a column in a row; `title` names it where the page is narrow."""
    value = row.get(column.name)
    if column.name == "evidence":
        return _td("words", title, _words(row))
    if column.name in ("entry", "ids", "ids_before", "ids_after"):
        ids = [value] if isinstance(value, str) else list(value or ())
        return _td("ids", title, _ids(ids, row))
    if column.name == "day":
        known = when(value, row.get("end"), row.get("precision"), dated=row.get("dated") != "no")
        return _td("day", title, Markup("<span>{}</span>").format(known))
    if column.type in ("integer", "number"):
        return _td("number", title, Markup("<span>{}</span>").format(_number(value)))
    if isinstance(value, date):
        return _td("day", title, Markup("<span>{}</span>").format(value.isoformat()))
    shown = ", ".join(value) if isinstance(value, list) else str(value or "")
    return _td("", title, Markup("<span>{}</span>").format(visible(shown)))


def _td(style: str, title: str, inner: Markup) -> Markup:
    return Markup('<td class="{}" data-name="{}">{}</td>').format(style, title, inner)


def _words(row: Row) -> Markup:
    """The headline, the sentence, who wrote it and when."""
    by = ", ".join(str(part) for part in (row.get("outlet"), row.get("published")) if part)
    return Markup("<div>{}<br><q>{}</q> <cite>{}</cite></div>").format(
        visible(clipped(row.get("headline"), _WORDS_AT_MOST)),
        visible(clipped(row.get("evidence"), _WORDS_AT_MOST)),
        visible(by),
    )


def _ids(ids: list[str], row: Row) -> Markup:
    shown = visible(" ".join(one[:_SHORT] for one in ids[:_FEW]))
    if len(ids) > _FEW:
        rest = visible(" ".join(one[:_SHORT] for one in ids[_FEW:]))
        return Markup("<details><summary>{} and {} more</summary><p>{}</p></details>").format(
            shown, len(ids) - _FEW, rest
        )
    newest = " (the newest)" if row.get("all_named") == "no" and ids else ""
    return Markup("<div>{}{}</div>").format(shown, newest)


def _number(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")

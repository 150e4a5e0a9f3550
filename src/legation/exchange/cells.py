"""Cells of delimited text, which a spreadsheet may open: none of them can run, and nothing is lost.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, tab, carriage return or line feed for a
formula, or passes it on to one. Such a cell is written after an apostrophe, and so is one that has one of
these after apostrophes; a reader takes away the first apostrophe of such a cell. (OWASP, CSV Injection.)
Numbers are written as numbers.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from legation.exchange.table import ColumnType

_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")
_MARK: Final = "'"
JOINED: Final[dict[ColumnType, str]] = {"texts": " ", "list": "; ", "people": "; ", "items": "; "}
"""What stands between the values of a cell that holds several."""


def guarded(text: str) -> str:
    """The text of a cell, after an apostrophe where it could run, or be taken for guarded."""
    return _MARK + text if _could_run(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text[:1] == _MARK and _could_run(text) else text


def shown(value: Any, kind: ColumnType) -> str:
    """A value as the text of a cell; an empty one where there is none."""
    if value is None:
        return ""
    if kind in JOINED:
        return guarded(JOINED[kind].join(value))
    if kind == "text":
        return guarded(str(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def line(values: Iterable[str], between: str = ",") -> str:
    """One line of delimited text, its cells in quotes where they need them (RFC 4180)."""
    return between.join(_quoted(value, between) for value in values) + "\n"


def _could_run(text: str) -> bool:
    return text.lstrip(_MARK)[:1] in _STARTS


def _quoted(value: str, between: str) -> str:
    if any(sign in value for sign in (between, '"', "\n", "\r")) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value

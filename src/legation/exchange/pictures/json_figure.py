"""A figure's tables as one JSON object."""

import json
from datetime import date
from typing import Any

from legation.exchange.pictures.figure import Figure


def json_text(figure: Figure) -> str:
    """`figure`, `title`, `note`, `nothing` (a line, or null) and `tables`, each a list of rows."""
    made = {
        "figure": figure.name,
        "title": figure.title,
        "note": figure.note,
        "nothing": figure.nothing,
        "tables": {
            one.table.name: [{name: row.get(name) for name in one.table.names} for row in one.rows]
            for one in figure.tables
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=2, default=_day) + "\n"


def _day(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")

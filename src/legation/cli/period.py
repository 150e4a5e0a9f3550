"""A period given on the command line."""

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from legation.views.changes import Period


def period(text: str) -> "Period":
    """The days of `2010:2015`, `2010-06:2015-03-31` or `2016`, from the first of them to the last."""
    from legation.views.changes import Period

    low, colon, high = text.partition(":")
    try:
        return Period(_first(low), _last(high if colon else low))
    except ValueError:
        message = f"{text!r} is no period; write it as 2010:2015"
        raise typer.BadParameter(message, param_hint="--periods") from None


def _first(text: str) -> date:
    return date.fromisoformat(f"{text}-01-01"[:10])


def _last(text: str) -> date:
    """The last day of a year or a month, or the day itself."""
    first = _first(text)
    if len(text) == 10:
        return first
    months = first.year * 12 + (12 if len(text) == 4 else first.month)
    return date.fromordinal(date(months // 12, months % 12 + 1, 1).toordinal() - 1)

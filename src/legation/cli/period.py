"""A period given on the command line."""

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from legation.views.changes import Period


def days(text: str) -> tuple[date | None, date | None]:
    """The days of `2010:2015`, `2010-06:2015-03-31` or `2016`, from the first of them to the last; an end
    that is left out (`2016:`) is open."""
    low, colon, high = text.partition(":")
    last = high if colon else low
    try:
        return _first(low) if low else None, _last(last) if last else None
    except ValueError:
        raise _no_period(text) from None


def period(text: str) -> "Period":
    """Such a period, with both ends."""
    from legation.views.changes import Period

    first, last = days(text)
    if first is None or last is None:
        raise _no_period(text)
    return Period(first, last)


def _no_period(text: str) -> typer.BadParameter:
    return typer.BadParameter(f"{text!r} is no period; write it as 2010:2015", param_hint="--periods")


def _first(text: str) -> date:
    return date.fromisoformat(f"{text}-01-01"[:10])


def _last(text: str) -> date:
    """The last day of a year or a month, or the day itself."""
    first = _first(text)
    if len(text) == 10:
        return first
    months = first.year * 12 + (12 if len(text) == 4 else first.month)
    return date.fromordinal(date(months // 12, months % 12 + 1, 1).toordinal() - 1)

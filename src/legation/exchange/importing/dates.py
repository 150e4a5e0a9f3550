"""Dates as registers give them: in parts, with a year alone, or with unknown days."""

from calendar import monthrange
from datetime import date, timedelta

from legation.schema import When
from legation.schema.vocabulary import Precision

_FIRST, _LAST = 1000, 2200


def number(cell: str) -> int | None:
    """A whole number; null where the cell holds none, or one below zero, which stands for what is missing."""
    text = cell.strip().replace(",", "")
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return int(text)
    return None


def days(year: int | None, month: int | None, day: int | None) -> tuple[date, date, Precision] | None:
    """The days that a year, or a year and month, or a whole date stand for; null where there is no such year.

    A month or day that there is not leaves the coarser date.
    """
    if year is None or not _FIRST <= year <= _LAST:
        return None
    if month is None or not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31), "year"
    last = monthrange(year, month)[1]
    if day is None or not 1 <= day <= last:
        return date(year, month, 1), date(year, month, last), "month"
    return date(year, month, day), date(year, month, day), "day"


def when(year: int | None, month: int | None, day: int | None, text: str) -> When | None:
    """The same as a `When`; `text` is the cells that it was read from."""
    found = days(year, month, day)
    return When(start=found[0], end=found[1], precision=found[2], text=text) if found else None


def between(
    first: tuple[date, date, Precision] | None, last: tuple[date, date, Precision] | None, text: str
) -> When | None:
    """From the first to the last date; one of them where the other is unknown or comes before it."""
    if first is None or last is None or last[1] < first[0]:
        one = first or last
        return When(start=one[0], end=one[1], precision=one[2], text=text) if one else None
    if (first[0], first[1]) == (last[0], last[1]):
        return When(start=first[0], end=first[1], precision=first[2], text=text)
    return When(start=first[0], end=last[1], precision="range", text=text)


def years(found: list[int], text: str) -> When | None:
    """One year, or the range that several span."""
    if not found:
        return None
    return between(days(min(found), None, None), days(max(found), None, None), text)


def day_before(one: date) -> date:
    """The day before."""
    return one - timedelta(days=1)

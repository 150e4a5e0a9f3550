"""Intervals of days: a day, a month, a year, a week, a range, and steps from one to another."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from legation.schema.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive, known to `precision`."""

    start: date
    end: date
    precision: Precision


def day(value: date) -> Interval:
    """One day."""
    return Interval(value, value, "day")


def day_of(year: int, month: int, number: int) -> Interval | None:
    """One day of the calendar; null where there is no such day."""
    if not 1 <= year < MAXYEAR or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return day(date(year, month, number))


def month_of(year: int, month: int) -> Interval:
    """A calendar month."""
    return replace(months_from(year, month, 1), precision="month")


def months_from(year: int, month: int, count: int) -> Interval:
    """`count` months from the first of `month`, as a range."""
    last_year, last_month = _step(year, month, count - 1)
    end = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Interval(date(_within(year), month, 1), max(end, date(_within(year), month, 1)), "range")


def years_of(first: int, last: int) -> Interval:
    """Calendar years from `first` to `last`: a year where they are the same, else a range."""
    first, last = _within(first), _within(last)
    return Interval(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "range")


def week_of(value: date) -> Interval:
    """The week from Monday to Sunday that `value` lies in."""
    monday = shift(value, "day", -value.weekday())
    return Interval(monday, shift(monday, "day", 6), "range")


def span(first: Interval, last: Interval) -> Interval | None:
    """From the start of `first` to the end of `last`; null where that runs backwards."""
    return Interval(first.start, last.end, "range") if first.start <= last.end else None


def shift(value: date, unit: str, count: int) -> date:
    """`value` moved by `count` units; stays within the calendar."""
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        ordinal = value.toordinal() + days * count
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * count
    year, month = _step(value.year, value.month, months)
    return date(year, month, min(value.day, monthrange(year, month)[1]))


def around(value: date, precision: str) -> Interval:
    """The day, month or year that `value` lies in."""
    if precision == "day":
        return day(value)
    return month_of(value.year, value.month) if precision == "month" else years_of(value.year, value.year)


def weekday_before(value: date, weekday: int, *, strictly: bool = False) -> date:
    """The nearest such day of the week (Monday is 0) up to `value`, or before it."""
    back = (value.weekday() - weekday) % 7
    return value - timedelta(days=back or (7 if strictly else 0))


def weekday_after(value: date, weekday: int, *, strictly: bool = False) -> date:
    """The nearest such day of the week (Monday is 0) from `value` on, or after it."""
    ahead = (weekday - value.weekday()) % 7
    return value + timedelta(days=ahead or (7 if strictly else 0))


def _within(year: int) -> int:
    return min(max(year, 1), MAXYEAR - 1)


def _step(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return _within(months // 12), months % 12 + 1

"""Times that give a date of the calendar, whole or in part."""

from legation.language import fiscal, intervals
from legation.language.intervals import Interval
from legation.language.time_frame import (
    UNREAD,
    Frame,
    Parts,
    Reading,
    full_year,
    given_year,
    nearest_year,
    number_in,
    relative_year,
)
from legation.language.time_words import feasts, month_number, ordinals, seasons


def read_day_month(parts: Parts, frame: Frame) -> Reading:
    month = month_number(parts["month"] or "")
    first, last = number_in(parts["first"] or parts["day"]), number_in(parts["day"] or parts["first"])
    given = given_year(parts, frame)
    year = given or nearest_year(month, last, parts.get("which"), frame)
    if year is None:
        return UNREAD
    start, end = intervals.day_of(year, month, first), intervals.day_of(year, month, last)
    if start is None or end is None:
        return UNREAD
    if start.start > end.start:
        return UNREAD
    interval = start if first == last else intervals.span(start, end)
    return Reading(interval, None if given else (month, first))


def read_month_year(parts: Parts, frame: Frame) -> Interval | None:
    year = given_year(parts, frame)
    if year is None:
        return None
    last = intervals.month_of(year, month_number(parts["month"] or ""))
    if not parts["first"]:
        return last
    first = month_number(parts["first"])
    return intervals.span(intervals.month_of(year - (first > last.start.month), first), last)


def read_month(parts: Parts, frame: Frame) -> Reading:
    month = month_number(parts["month"] or "")
    year = nearest_year(month, None, parts["which"], frame)
    if year is None:
        return UNREAD
    return Reading(intervals.month_of(year, month), None if parts["which"] else (month, None))


def read_iso(parts: Parts, frame: Frame) -> Interval | None:
    return intervals.day_of(number_in(parts["year"]), number_in(parts["month"]), number_in(parts["day"]))


def read_numeric(parts: Parts, frame: Frame) -> Interval | None:
    first, second, year = number_in(parts["first"]), number_in(parts["second"]), number_in(parts["year"])
    if first > 12 or first == second:
        return intervals.day_of(year, second, first)
    return intervals.day_of(year, first, second) if second > 12 else None


def read_fiscal(parts: Parts, frame: Frame) -> Interval | None:
    words = parts["year"] or ""
    year = full_year(words, frame) if len(words) == 2 else int(words)
    if parts["to"]:
        return fiscal.double(year, _full_end(year, parts["to"]), frame.region)
    return fiscal.single(year, frame.region)


def _full_end(year: int, digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    end = year // 100 * 100 + int(digits)
    return end if end >= year else end + 100


def read_quarter(parts: Parts, frame: Frame) -> Interval | None:
    words = parts["year"] or ""
    year = int(words) if words.isdigit() else relative_year(words, frame)
    if year is None:
        return None
    number = int(parts["number"]) if parts["number"] else ordinals()[parts["ordinal"] or "first"]
    if parts["part"] == "half":
        return intervals.months_from(year, 1 if number == 1 else 7, 6)
    return intervals.months_from(year, 3 * number - 2, 3)


def read_years(parts: Parts, frame: Frame) -> Interval | None:
    first = number_in(parts["year"])
    last = _full_end(first, parts["to"] or "")
    return intervals.years_of(first, last) if first < last <= first + 60 else None


def read_decade(parts: Parts, frame: Frame) -> Interval | None:
    first = int(parts["decade"]) if parts["decade"] else full_year(parts["short"] or "0", frame)
    return intervals.years_of(first, first + 9)


def read_season(parts: Parts, frame: Frame) -> Interval | None:
    month = seasons()[parts["season"] or ""]
    year = given = given_year(parts, frame)
    if year is None:
        which = None if parts["which"] == "the" else parts["which"]
        year = nearest_year(month, None, which, frame)
    if (
        year
        and month == 12
        and not given
        and frame.published
        and frame.published.month < 4
        and parts["which"] == "this"
    ):
        return intervals.years_of(year, year)
    return intervals.months_from(year, month, 3) if year else None


def read_year(parts: Parts, frame: Frame) -> Interval | None:
    return intervals.years_of(number_in(parts["year"]), number_in(parts["year"]))


def read_day_number(parts: Parts, frame: Frame) -> Interval | None:
    """ "on the 14th"."""
    number, base, today = number_in(parts["day"]), frame.focus, frame.published
    if parts["which"] in ("this", "last", "next") and today:
        step = {"last": -1, "next": 1}.get(parts["which"], 0)
        base = intervals.around(intervals.shift(today, "month", step), "month")
    elif today and not (base and frame.near and base.precision in ("day", "month")):
        past = frame.outlook != "future"
        step = (-1 if number > today.day else 0) if past else (1 if number < today.day else 0)
        base = intervals.around(intervals.shift(today, "month", step), "month")
    return intervals.day_of(base.start.year, base.start.month, number) if base else None


def read_feast(parts: Parts, frame: Frame) -> Reading:
    month, number = feasts()[(parts["feast"] or "").replace("\n", " ")]
    year = nearest_year(month, number, None, frame)
    return Reading(intervals.day_of(year, month, number) if year else None, (month, number))

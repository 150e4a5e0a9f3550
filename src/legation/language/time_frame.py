"""What a time resolves against, and the year of a time that gives none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from legation import lexicon
from legation.language.intervals import Interval
from legation.language.tense import Outlook

Parts = Mapping[str, str | None]
"""The named parts of a form that matched."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time resolves against: the publication date, the time last spoken of, the clause's outlook.

    `near` says that the time last spoken of stands close by; `recent` is the last day spoken of that lies
    within a week before publication; `stretch` the last range; `lead` the word before the time ("by");
    `region` is text that shows whose fiscal year is meant.
    """

    published: date | None
    focus: Interval | None
    outlook: Outlook
    region: str
    near: bool = False
    recent: Interval | None = None
    stretch: Interval | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved time; `month_day` is set where no year was given, so that a neighbour may give it."""

    interval: Interval | None
    month_day: tuple[int, int | None] | None = None


UNREAD = Reading(None)


@cache
def back() -> frozenset[str]:
    """Words that point to the one before ("last")."""
    return frozenset(lexicon.words("times")["which"]["back"])


@cache
def on() -> frozenset[str]:
    """Words that point to the one after ("next")."""
    return frozenset(lexicon.words("times")["which"]["on"])


@cache
def same() -> frozenset[str]:
    """Words that point to the one spoken of ("that")."""
    return frozenset(lexicon.words("times")["which"]["same"])


@cache
def limits() -> frozenset[str]:
    """Words that set a limit in time ("by")."""
    return frozenset(lexicon.words("times")["which"]["limits"])


def whole(form: Callable[[Parts, Frame], Interval | None]) -> Callable[[Parts, Frame], Reading]:
    return lambda parts, frame: Reading(form(parts, frame))


def number_in(words: str | None) -> int:
    digits = re.match(r"\d+", words or "")
    return int(digits[0]) if digits else 0


def full_year(digits: str, frame: Frame) -> int:
    limit = (frame.published.year if frame.published else 2030) + 20
    year = 2000 + int(digits)
    return year if year <= limit else year - 100


def given_year(parts: Parts, frame: Frame) -> int | None:
    """The year that the words themselves give, be it relative."""
    for name in ("year", "year2", "year3"):
        if parts.get(name):
            return number_in(parts[name])
    short = parts.get("short") or parts.get("bare")
    if short:
        return full_year(short, frame)
    relative = parts.get("relyear")
    return relative_year(relative, frame) if relative else None


def relative_year(words: str, frame: Frame) -> int | None:
    spoken = frame.focus.start.year if frame.focus else None
    if any(word in words for word in ("that", "same")):
        return spoken
    if "following" in words or "the next" in words:
        return spoken + 1 if spoken else None
    if "the previous" in words:
        return spoken - 1 if spoken else None
    if frame.published is None:
        return None
    return frame.published.year + (-1 if "last" in words else 1 if "next" in words else 0)


def nearest_year(month: int, number: int | None, which: str | None, frame: Frame) -> int | None:
    """The year of a month, or a day of it, given without one."""
    spoken = frame.focus
    if spoken and which in ("that", "the same", "the following", "the previous"):
        return _year_by_focus(month, which, spoken)
    today = frame.published
    if today is None:
        return spoken.start.year if spoken else None
    if which is None and number and spoken and _tells_on(spoken, frame):
        return spoken.start.year + (month < spoken.start.month)
    return today.year + _years_off(today, month, number, which, frame)


def _years_off(today: date, month: int, number: int | None, which: str | None, frame: Frame) -> int:
    """How many years from publication a month or day lies that is given without one."""
    here, there = (today.month, today.day if number else 0), (month, number or 0)
    if which == "this":
        return 0
    if which in back():
        return -(there >= here)
    if which in on():
        return int(there <= here)
    return (there < here) - _looks_back(today, month, number, frame)


def _tells_on(spoken: Interval, frame: Frame) -> bool:
    """Whether the text is telling of days in an earlier year, so that the next day is of that year too."""
    earlier = frame.published is not None and spoken.start.year < frame.published.year
    return earlier and spoken.precision == "day" and frame.near and frame.outlook == "past"


def _year_by_focus(month: int, which: str | None, spoken: Interval) -> int:
    year, precise = spoken.start.year, spoken.precision in ("day", "month")
    if which == "the following":
        return year + (not precise or month <= spoken.start.month)
    if which == "the previous":
        return year - (not precise or month >= spoken.start.month)
    return year + (which == "that" and precise and month < spoken.start.month)


def _looks_back(today: date, month: int, number: int | None, frame: Frame) -> bool:
    """Whether the nearest such month or day before `today` is meant, and not the nearest after it."""
    if number is None and month == today.month:
        return False
    if number is not None and (month, number) == (today.month, today.day):
        return False
    ahead = ((month - today.month) * 30 + (number or 15) - today.day) % 365
    if frame.lead in limits() and (frame.outlook != "past" or ahead < 70):
        return ahead > 330
    if frame.outlook == "future":
        return ahead > (270 if number is None else 240)
    return not (frame.outlook == "open" and number is not None and ahead <= 60)

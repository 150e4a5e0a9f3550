"""The day a document was published, from the many ways to write it."""

import re
from datetime import date, datetime
from functools import cache

from legation import lexicon
from legation.errors import DocumentError

_ISO = r"(?P<y1>[12]\d{3})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})"
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]([12]\d{3})")
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_TIME = re.compile(
    r"(?:T|[,|]?\s{0,3}(?:at\s+)?)\d{1,2}[:.h]?\d{0,2}[\d:.,Zz+\-\s\w()/]{0,40}", re.IGNORECASE
)
_LONGEST = 80


def day(value: str | date, name: str) -> date:
    """The day that `value` writes; `name` says in errors where it was found.

    Raises `DocumentError` for a day that is none, and for one that reads two ways (03/04/2022).
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    written = " ".join(value.split())
    shown = written if len(written) <= _LONGEST else written[:_LONGEST] + "…"
    try:
        found = _read(written) if len(written) <= _LONGEST else None
    except ValueError:
        raise DocumentError(f"{name}: published: there is no such day: {shown!r}") from None
    if found is None:
        raise DocumentError(f"{name}: published: not a date: {shown!r}; write it as 2022-06-02")
    return found


@cache
def written_day() -> re.Pattern[str]:
    """A day with its year, in ISO form or with the month's name, wherever it stands in a line."""
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, lexicon.words("pages")["weekdays"]), key=len, reverse=True))
    weekday = rf"(?:(?:{weekdays})\.?,?\s{{1,3}})?"
    ordinal = r"(?:st|nd|rd|th)?"
    day_first = rf"(?P<d2>\d{{1,2}}){ordinal}(?:\sof)?[\s-](?P<n2>{months})\.?,?[\s-](?P<y2>[12]\d{{3}})"
    month_first = rf"(?P<n3>{months})\.?\s(?P<d3>\d{{1,2}}){ordinal},?\s(?P<y3>[12]\d{{3}})"
    return re.compile(rf"(?<!\w){weekday}(?:{_ISO}|{day_first}|{month_first})(?!\d)", re.IGNORECASE)


def day_of(match: re.Match[str]) -> date:
    """The day that a match of `written_day` writes; raises `ValueError` where there is none."""
    group = match.groupdict()
    if group["y1"]:
        return date(int(group["y1"]), int(group["m1"]), int(group["d1"]))
    form = "2" if group["y2"] else "3"
    month = _months()[group[f"n{form}"].casefold()]
    return date(int(group[f"y{form}"]), month, int(group[f"d{form}"]))


def is_time(text: str) -> bool:
    """Whether `text`, what follows a day in its line, is only a time of day or nothing."""
    return not text.strip(" .,|") or _TIME.fullmatch(text) is not None


@cache
def _months() -> dict[str, int]:
    rows = lexicon.words("pages")["months"]
    return {name: number for number, names in enumerate(rows, start=1) for name in names}


def _read(written: str) -> date | None:
    if match := _COMPACT.fullmatch(written):
        return date(*map(int, match.groups()))
    if match := _NUMERIC.fullmatch(written):
        return _numeric(*map(int, match.groups()))
    match = written_day().match(written)
    return day_of(match) if match and is_time(written[match.end() :]) else None


def _numeric(first: int, second: int, year: int) -> date | None:
    """Day first or month first, where only one of the two can be."""
    if first == second or second > 12:
        return date(year, first, second)
    return date(year, second, first) if first > 12 else None

"""The words of time, from the lexicon, as look-ups and as sources of patterns (over lower-case text)."""

import re
from functools import cache
from typing import Any

from legation import lexicon
from legation.language.numbers import small_number, value_of, words_value


def _words(section: str) -> Any:
    return lexicon.words("times")[section]


@cache
def months() -> dict[str, int]:
    """From a month's name or abbreviation to its number."""
    return {name: number for number, names in enumerate(_words("months"), 1) for name in names}


@cache
def weekdays() -> dict[str, int]:
    """From a weekday's name or abbreviation to its number; Monday is 0."""
    return {name: number for number, names in enumerate(_words("weekdays")) for name in names}


@cache
def seasons() -> dict[str, int]:
    """From a season to its first month."""
    return dict(_words("seasons"))


@cache
def feasts() -> dict[str, tuple[int, int]]:
    """From a feast to its month and day."""
    return {name: (month, number) for name, (month, number) in _words("feasts").items()}


@cache
def ordinals() -> dict[str, int]:
    """From "first" to 1, up to "fourth"; "last" is 4, as of quarters."""
    return value_of("ordinals")


@cache
def listed(section: str) -> frozenset[str]:
    """A plain word list of the lexicon."""
    return frozenset(_words(section))


def month_number(word: str) -> int:
    """The number of a month named or abbreviated, lower case."""
    return months()[word.rstrip(".")]


def count_of(words: str) -> int:
    """The value of "three", "a", "a couple of", "12"."""
    if words.isdigit():
        return int(words)
    if words in ("a", "an", "the", "one"):
        return 1
    for word, value in value_of("collectives").items():
        if word in words:
            return value
    return words_value(words) or 1


def one_of(words: Any) -> str:
    """Source of a pattern for any of `words`, longest first."""
    return (
        "(?:"
        + "|".join(sorted((re.sub(r"\\? ", r"\\s", word) for word in words), key=len, reverse=True))
        + ")"
    )


@cache
def fragments() -> dict[str, str]:
    """Sources that the time patterns are put together from."""
    full = [names[0] for names in _words("months")]
    short = [rf"{name}\b\.?" for names in _words("months") for name in names[1:]]
    days = [names[0] for names in _words("weekdays")]
    short_days = [rf"{name}\b\.?" for names in _words("weekdays") for name in names[1:]]
    number = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])(?![,.]\d)"
    return {
        "MONTH": one_of(full + short),
        "FULLMONTH": one_of(
            [rf"{name}\b" for name in full]
            + [rf"{name}\." for names in _words("months") for name in names[1:]]
        ),
        "WEEKDAY": one_of(days),
        "ANYDAY": one_of(days + short_days),
        "DAY": number,
        "YEAR": r"(?:1[5-9]\d\d|20\d\d)(?!\d)",
        "RELYEAR": r"(?:of\s)?(?:last|this|next|that|the\s(?:same|following|previous|next))\syear\b",
        "TO": r"\s?(?:[-–—]|\bto\b|\band\b|\btill\b|\buntil\b|\bthrough\b|\bor\b|&)\s?",
        "COUNT": rf"(?:{small_number()}|\d{{1,3}}|an?\scouple\sof|an?|half\sa\sdozen|a\sdozen)",
        "UNIT": one_of(_words("units")),
        "PART": one_of(_words("parts_of_day")["words"]),
        "SEASON": one_of(seasons()),
        "FEAST": one_of(feasts()),
        "ORDINAL": one_of(ordinals()),
    }

"""Fiscal years: which months they cover, by whose they are."""

import re
from functools import cache, lru_cache

from legation import lexicon
from legation.language import intervals
from legation.language.intervals import Interval
from legation.language.time_words import one_of


@cache
def _conventions() -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    return tuple(
        (
            re.compile(rf"\b{one_of(map(re.escape, entry['words']))}(?!\w)"),
            entry["first_month"],
            entry["ends"],
        )
        for entry in lexicon.words("times")["fiscal"]
    )


@lru_cache(maxsize=32)
def _convention(region: str, double: bool) -> tuple[int, bool]:
    """First month of the fiscal year that `region` (lower case) shows, and whether a year names its end."""
    counts = [(len(words.findall(region)), first, ends) for words, first, ends in _conventions()]
    best = max(counts, key=lambda entry: entry[0])
    if best[0]:
        return best[1], best[2]
    return (4, True) if double else (10, True)


def single(year: int, region: str) -> Interval:
    """Fiscal year 2024."""
    first, ends = _convention(region, False)
    return intervals.months_from(year - (ends and first > 1), first, 12)


def double(year: int, to: int, region: str) -> Interval | None:
    """Fiscal years 2019-20 (one), or 2019-2024 (several)."""
    first, _ = _convention(region, True)
    return intervals.months_from(year, first, 12 * (to - year)) if year < to <= year + 60 else None

"""What an instrument's title says that tells it from others."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from legation import lexicon
from legation.record.merging.nationality import nationality
from legation.record.merging.words import common, stem, tokens, told

Words = frozenset[str]

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS: Final = frozenset(
    "january february march april june july august september october november december".split()
)
"""But for May, which may be a verb."""


@dataclass(frozen=True, slots=True)
class Title:
    """The words that tell it from others; all its words but the names of the parties; its year and month."""

    words: Words = frozenset()
    plain: Words = frozenset()
    date: tuple[str, ...] = ()


@lru_cache(maxsize=50_000)
def title_of(title: str, parties: tuple[str, ...]) -> Title:
    """Acronyms and their long forms are one title, and the names of the parties tell nothing."""
    names: frozenset[str] = frozenset().union(*map(nationality, parties))
    words = [word for word in spelt(tokens(title)) if word not in names]
    return Title(
        words=frozenset(word for word in told(words, "title") if not _is_number(word)),
        plain=frozenset(word for word in told(words) if not _is_number(word)),
        date=tuple(sorted({word for word in words if _YEAR.fullmatch(word) or word in _MONTHS})),
    )


@cache
def matters() -> Words:
    """Words of many titles that say, in a general way, what a text is on."""
    return frozenset(map(stem, common("matter")))


def _is_number(word: str) -> bool:
    return word.replace(".", "").isdigit()


def spelt(words: list[str]) -> list[str]:
    """The words with what their acronyms stand for, and with the acronyms of what they spell out."""
    long, telling = _acronyms()
    there = frozenset(words)
    full = [part for word in words for part in ([word] * (word in telling) + long.get(word, [word]))]
    named = {short: frozenset(long[short]) for short in telling if there.issuperset(long[short])}
    longest = (short for short, its in named.items() if not any(its < other for other in named.values()))
    return full + sorted(short for short in longest if short not in there)


@cache
def _acronyms() -> tuple[dict[str, list[str]], frozenset[str]]:
    """What each stands for, and those that stand for more than words of every title."""
    rows: dict[str, str] = lexicon.words("merging")["acronyms"]
    long = {short: tokens(form) for short, form in rows.items()}
    return long, frozenset(short for short, form in long.items() if told(form, "title"))

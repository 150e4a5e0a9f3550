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
    """The telling words; of what nearly every title has, those that say what it is on; its year and month."""

    words: Words = frozenset()
    matter: Words = frozenset()
    date: tuple[str, ...] = ()


@lru_cache(maxsize=50_000)
def title_of(title: str, parties: tuple[str, ...]) -> Title:
    """Acronyms and their long forms are one title, and the names of the parties tell nothing."""
    words = spelt(tokens(title))
    names: frozenset[str] = frozenset().union(*map(nationality, parties))
    return Title(
        words=frozenset(w for w in told((w for w in words if w not in names), "title") if not _is_number(w)),
        matter=frozenset(stem(word) for word in words if word in common("matter")),
        date=tuple(sorted({word for word in words if _YEAR.fullmatch(word) or word in _MONTHS})),
    )


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

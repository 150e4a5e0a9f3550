"""The value of a number written in figures, in words, or in both."""

import re
from functools import cache

from legation import lexicon


@cache
def value_of(section: str) -> dict[str, int]:
    """A section of the list of number words: from word to value."""
    return dict(lexicon.words("numbers")[section])


@cache
def small_number() -> str:
    """Source of a pattern for a number below a hundred in words, lower case ("two", "thirty-six")."""
    units, tens = value_of("units"), value_of("tens")
    ones = "|".join(word for word, value in units.items() if 0 < value < 10)
    return rf"(?:(?:{'|'.join(tens)})(?:[-\s](?:{ones}))?|{'|'.join(sorted(units, key=len, reverse=True))})"


@cache
def word_number() -> str:
    """Source of a pattern for a number in words, lower case ("one hundred and twelve thousand")."""
    scales = "|".join(sorted(value_of("scales"), key=len, reverse=True))
    return (
        rf"(?:{small_number()}(?:[-\s](?:{scales})){{0,2}}|a\s(?:{scales}))"
        rf"(?:\s(?:and\s)?{small_number()}(?:[-\s](?:{scales})){{0,2}}){{0,3}}"
    )


FIGURES = (
    r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,4})?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)"
    r"|\d{1,15}(?:\.\d{1,6})?"
)
"""Source of a pattern for a number in figures: 1,200 or 6,01,427 or 12 500 or 2.9."""


def figures_value(figures: str) -> int | float:
    """The value of a number in figures; an `int` when whole."""
    plain = re.sub(r"[,\s\u00a0\u202f]", "", figures)
    return int(plain) if plain.isdigit() else whole(float(plain))


def words_value(words: str) -> int | None:
    """The value of a number in words, lower case; null where it isn't one."""
    total, part = 0, 0
    small = value_of("units") | value_of("tens")
    scales = value_of("scales")
    for word in re.split(r"[-\s]+", words):
        if word in small:
            part += small[word]
        elif word in scales:
            part = max(part, 1) * scales[word]
            if scales[word] > 100:
                total, part = total + part, 0
        elif word not in ("a", "and"):
            return None
    return total + part


def whole(amount: float) -> int | float:
    """`amount` as an `int` when it is whole to a hair."""
    return round(amount) if abs(amount - round(amount)) < 1e-6 * max(1.0, abs(amount)) else amount

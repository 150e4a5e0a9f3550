"""The counts in a text: numbers that stand before things that are counted."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legation import lexicon
from legation.language.numbers import FIGURES, figures_value, value_of, word_number, words_value
from legation.language.parsed import Quantity
from legation.language.time_words import one_of

Taken = Sequence[tuple[int, int]]
"""Spans that are already something else: times and sums, in order."""


def quantities(text: str, lowered: str, taken: Taken) -> tuple[Quantity, ...]:
    """The counts in `text`, in order, outside the `taken` spans.

    A number in a name ("F-16", "Type 26"), a share, a measure or a time is no count, nor is "a" or "an".
    """
    return tuple(_free(_counts(text, lowered), taken))


def _free(counts: Iterator[Quantity], taken: Taken) -> Iterator[Quantity]:
    place = 0
    for count in counts:
        while place < len(taken) and taken[place][1] <= count.start:
            place += 1
        if place == len(taken) or count.end <= taken[place][0]:
            yield count


@cache
def _number() -> re.Pattern[str]:
    vague = one_of(map(re.escape, lexicon.words("numbers")["vague"]["words"]))
    group = one_of(value_of("collectives"))
    scale = one_of(value_of("scales"))
    return re.compile(
        r"(?<![\w.,/$€£₹¥₩%#'’+×-])(?:"
        rf"(?P<vague>{vague})(?:\s{scale})?"
        rf"|(?:(?P<few>an?|half\sa|{word_number()}|several|\d{{1,3}})\s)?(?P<group>{group})(?P<plural>s)?(?:\sof)?"
        rf"|(?P<figures>{FIGURES})(?P<scale>\s(?:{scale}))?|(?P<words>{word_number()}))"
        r"(?:\s\((?P<check>\d{1,6})!?\))?"
        r"(?=\s(?P<next>[^\W\d_][\w.'’-]{0,30}|\d{1,3}\s?mm)|\s?[,;:)–—]|\.(?!\d)|$)"
    )


def _counts(text: str, lowered: str) -> Iterator[Quantity]:
    for match in _number().finditer(lowered):
        if _follows(match, text) and not _names(text, lowered, match.start()):
            value = _value(match)
            if value is None or value > 0:
                yield Quantity(match.start(), match.end(), value)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("numbers")["counts"][name])


def _follows(match: re.Match[str], text: str) -> bool:
    """Whether something that can be counted follows."""
    following = (match["next"] or "").rstrip(".")
    if match["words"] == "one":
        return bool(following) and following not in _list("measures") and following not in _list("grammar")
    if not following:
        return _counts_alone(match, text)
    return following not in _list("measures")


def _counts_alone(match: re.Match[str], text: str) -> bool:
    """Whether a number with nothing behind it counts: "signed for 24." does, "at 24." does not."""
    before = _before().search(text, max(0, match.start() - 26), match.start())
    return before is not None and before[1].islower() and before[1] not in _list("alone_not")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([\w.-]{1,24})\s$")


@cache
def _states() -> frozenset[str]:
    """Last words of the states' names and nationalities."""
    return frozenset(row["form"].split()[-1] for row in lexicon.table("states"))


def _names(text: str, lowered: str, start: int) -> bool:
    """Whether the number belongs to the name before it ("Leopard 2 tanks")."""
    window = max(0, start - 26)
    before = _before().search(text, window, start)
    if before is None:
        return False
    word = before[1]
    if word.lower() in _list("series"):
        return True
    if not word[0].isupper() or word in _openers() or word in _states():
        return False
    return lowered[start].isdigit() and not _begins_sentence(text, before.start())


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon.words("abbreviations")["openers"])


def _begins_sentence(text: str, at: int) -> bool:
    return (
        text[max(0, at - 2) : at].strip(" \"“‘'(") in ("", ".", "?", "!", ":", ";", "–", "—", "-", "•")
        or at == 0
    )


def _value(match: re.Match[str]) -> int | None:
    if match["check"]:
        return int(match["check"])
    if match["vague"] or match["few"] == "several" or (match["plural"] and not match["few"]):
        return None
    if match["group"]:
        return _grouped(match)
    if match["figures"]:
        value = figures_value(match["figures"]) * (
            value_of("scales")[match["scale"].strip()] if match["scale"] else 1
        )
        return int(value) if value == int(value) else None
    return words_value(match["words"])


def _grouped(match: re.Match[str]) -> int | None:
    """ "a dozen", "two dozen", "half a dozen"."""
    size, few = value_of("collectives")[match["group"]], match["few"]
    if few is None or few in ("a", "an"):
        return size
    if few == "half a":
        return size // 2
    count = int(few) if few.isdigit() else words_value(few)
    return size * count if count else None

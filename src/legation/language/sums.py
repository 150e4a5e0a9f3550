"""The sums of money that a text speaks of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, DecimalException
from functools import cache

from legation.language.currencies import (
    adjectives,
    by_name,
    by_sign,
    doubtful_names,
    home_dollar,
    named,
    whole_signs,
)
from legation.language.numbers import value_of, word_number, words_value
from legation.language.parsed import Sum
from legation.language.time_words import one_of
from legation.schema import Money

REACH = 70
"""Code points before a currency's name within which its amount may begin."""

REGION = 5000
"""Code points of a text that show whose money is meant."""

SMALLEST_SURE = 1_000_000
"""Below this a name that is also another word ("pounds", "won") is not taken for money."""


def sums(text: str, lowered: str) -> tuple[Sum, ...]:
    """The sums in `text`, in order, without overlap; of a range the upper figure counts.

    `lowered` is the text in lower case with every offset kept.
    """
    found: list[Sum] = []
    region = lowered[:REGION]
    candidates = (*_signed(text, region), *_named(lowered, region), *_coded(text))
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if found and one.start < found[-1].end:
            if one.end - one.start > found[-1].end - found[-1].start:
                found[-1] = one
            continue
        if found and _ranges(lowered, found[-1], one):
            found[-1] = replace(found[-1], end=one.end, money=one.money)
            continue
        found.append(one)
    return tuple(found)


@cache
def _scale() -> str:
    words = one_of(value_of("scales"))
    return rf"(?:[\s-]?(?:lakh\scrores?|{words}|{one_of(value_of('short_scales'))})\b)"


NUMBER = (
    r"\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,4})?|\d{1,3}(?:[\u00a0\u202f ]\d{3}){1,5}(?!\d)"
    r"|\d{1,15}(?:[.,]\d{1,4})?"
)
"""Source of a pattern for an amount in figures, a decimal comma included."""


@cache
def _sign() -> re.Pattern[str]:
    """A currency's sign, then an amount, or a range of which the last figure is taken."""
    signs = "|".join(sorted(map(re.escape, by_sign()), key=len, reverse=True))
    scale = _scale()
    return re.compile(
        rf"(?<![A-Za-z])(?P<sign>{signs})[\s.]?\s?"
        rf"(?:(?:{NUMBER})(?:(?i:{scale}))?\s?(?:[-–—]|to)\s?(?={NUMBER})(?=[\d.,]{{1,12}}(?i:{scale})))?"
        rf"(?P<number>{NUMBER})(?P<scale>(?i:{scale}))?(?![\d%])"
    )


def _signed(text: str, region: str) -> Iterator[Sum]:
    home: str | None = None
    for match in _sign().finditer(text):
        sign = match["sign"]
        if sign.isalpha() and len(sign) < 3 and sign not in whole_signs() and not match["scale"]:
            continue
        code = by_sign()[sign]
        if sign == "$":
            home = home or home_dollar(region)
            code = home
        money = _money(match["number"], match["scale"], code)
        if money is not None:
            yield Sum(match.start(), match.end(), money)


@cache
def _name() -> re.Pattern[str]:
    kinds = one_of(map(re.escape, adjectives()))
    return re.compile(
        rf"(?<=[\d\s-])(?:(?P<adjective>{kinds})[\s-])?(?P<name>{one_of(map(re.escape, by_name()))})(?!\w)"
    )


@cache
def _amount() -> re.Pattern[str]:
    """An amount that ends where the currency's name begins."""
    return re.compile(
        rf"(?<![\w.,])(?:(?:(?:{NUMBER}){_scale()}?\s?(?:[-–—]|to|or)\s?)?(?P<number>{NUMBER})(?P<scale>{_scale()})?"
        rf"|(?P<half>half\sa)\s(?P<words2>[mb]illion)|(?P<words>{word_number()})(?:\spoint\s(?P<point>{_digits()})\s(?P<points>[a-z]{{4,8}}))?)"
        r"(?:-|\s(?:of\s)?)?$"
    )


@cache
def _digits() -> str:
    return one_of(word for word, value in value_of("units").items() if value < 10)


def _named(lowered: str, region: str) -> Iterator[Sum]:
    last = 0
    for match in _name().finditer(lowered):
        start = max(last, match.start() - REACH)
        amount = _amount().search(lowered, start, match.start())
        if amount is None:
            continue
        money = _spoken(amount, _code(match, region))
        if money is None or _is_weight(match["name"], amount, money):
            continue
        last = match.end()
        yield Sum(amount.start(), match.end(), money)


def _code(match: re.Match[str], region: str) -> str:
    name, adjective = (re.sub(r"\s+", " ", match[part] or "") for part in ("name", "adjective"))
    return named(name, adjective, region)


@cache
def _code_behind() -> re.Pattern[str]:
    signs = "|".join(
        map(re.escape, sorted((s for s in by_sign() if _stands_behind(s)), key=len, reverse=True))
    )
    return re.compile(
        rf"(?<![\w.,])(?P<number>{NUMBER})(?P<scale>(?i:{_scale()}))?\s?(?P<sign>{signs})(?!\w)(?!\s?\d)"
    )


def _stands_behind(sign: str) -> bool:
    return (len(sign) == 3 and sign.isupper() and sign.isalpha()) or (len(sign) == 1 and not sign.isascii())


def _coded(text: str) -> Iterator[Sum]:
    for match in _code_behind().finditer(text):
        money = _money(match["number"], match["scale"], by_sign()[match["sign"]])
        if money is not None:
            yield Sum(match.start(), match.end(), money)


def _is_weight(name: str, amount: re.Match[str], money: Money) -> bool:
    """Whether the words are no sum after all: "500 pounds" is a weight, "in 2019 won" a verb."""
    if name in doubtful_names():
        return money.amount < SMALLEST_SURE
    return bool(amount["words"]) and money.amount < 2 and not amount["point"]


def _spoken(amount: re.Match[str], code: str) -> Money | None:
    if amount["number"]:
        return _money(amount["number"], amount["scale"], code)
    if amount["half"]:
        return Money(amount=(words_value(amount["words2"]) or 0) // 2, currency=code)
    value = words_value(amount["words"])
    if value is None:
        return None
    if amount["point"]:
        tenth, scale = words_value(amount["point"]) or 0, words_value(amount["points"])
        return Money(amount=value * scale + tenth * scale // 10, currency=code) if scale else None
    return Money(amount=value, currency=code)


def _money(number: str, scale: str | None, code: str) -> Money | None:
    plain = re.sub(r"[\s\u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,15},\d{1,2}", plain) or (scale and re.fullmatch(r"\d{1,2},\d", plain)):
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    try:
        value = Decimal(plain) * _multiplier(scale or "")
    except DecimalException:
        return None
    return Money(amount=int(value) if value == value.to_integral_value() else float(value), currency=code)


def _multiplier(scale: str) -> int:
    value = 1
    for word in re.split(r"[\s-]+", scale.lower().strip(" \n\t-.")):
        value *= value_of("scales").get(word) or value_of("short_scales").get(word) or 1
    return value


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[-–—]|\bto\b)\s?")


def _ranges(lowered: str, first: Sum, second: Sum) -> bool:
    """Whether two sums are the ends of one range."""
    gap = lowered[first.end : second.start]
    if len(gap) > 8 or first.money.currency != second.money.currency:
        return False
    if gap == " and ":
        return lowered[max(0, first.start - 8) : first.start] == "between "
    return _gap().fullmatch(gap) is not None

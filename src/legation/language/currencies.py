"""Which currency a sign or a name of money stands for."""

import re
from functools import cache, lru_cache

from legation import lexicon
from legation.language.time_words import one_of

DEFAULTS = ("USD", "GBP")
"""Currencies that a shared name means unless an adjective says otherwise."""


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    """Code, signs, names and deciding words of each currency, the last two in lower case."""
    return tuple(
        (row["code"], _items(row["signs"]), _items(row["names"].lower()), _items(row["of"].lower()))
        for row in lexicon.table("currencies")
    )


def _items(field: str) -> tuple[str, ...]:
    return tuple(item for item in field.split("|") if item)


@cache
def by_sign() -> dict[str, str]:
    """From a sign to its currency's code; the first claimant wins."""
    return {sign: code for code, signs, _, _ in reversed(_rows()) for sign in signs}


@cache
def whole_signs() -> frozenset[str]:
    """Signs in letters that need no million or billion behind the figure ("Rs 500")."""
    return frozenset(lexicon.words("numbers")["signs"]["whole"])


@cache
def doubtful_names() -> frozenset[str]:
    """Names of currencies that are other words too."""
    return frozenset(lexicon.words("numbers")["signs"]["doubtful"])


@cache
def by_name() -> dict[str, tuple[str, ...]]:
    """From a name in lower case to the codes that share it."""
    names: dict[str, tuple[str, ...]] = {}
    for code, _, shared, _ in _rows():
        for name in shared:
            names[name] = (*names.get(name, ()), code)
    return names


@cache
def _of() -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(rf"(?<!\w){one_of(map(re.escape, of))}(?!\w)") for code, _, _, of in _rows() if of
    }


@cache
def adjectives() -> frozenset[str]:
    """Words that may stand between an amount and a currency's name ("US", "Australian")."""
    return frozenset(word for _, _, _, of in _rows() for word in of)


def named(name: str, adjective: str, region: str) -> str:
    """The code for a currency's `name`, by the `adjective` before it, else by what `region` names most."""
    codes = by_name()[name]
    if len(codes) == 1:
        return codes[0]
    if adjective:
        for code in codes:
            if code in _of() and _of()[code].fullmatch(adjective):
                return code
    if codes[0] in DEFAULTS:
        return codes[0]
    return _most_named(codes, region)


@lru_cache(maxsize=32)
def _most_named(codes: tuple[str, ...], region: str) -> str:
    return max(codes, key=lambda code: _mentions(code, region))


def _mentions(code: str, region: str) -> int:
    return len(_of()[code].findall(region)) if code in _of() else 0


def home_dollar(region: str) -> str:
    """Whose dollar a bare "$" is in a text that writes "US$" for the other one."""
    if "us$" not in region:
        return "USD"
    best = _most_named(tuple(code for code in by_name()["dollar"] if code != "USD"), region)
    return best if _mentions(best, region) > 2 else "USD"

"""Bounds of titles: where, around its head, the name of a text between parties begins and ends."""

import re
from functools import cache

from legation import lexicon
from legation.kinds.heads import Head

FAR = 110
"""Code points behind a head that may belong to its title, at most."""
BACK = 90
"""Code points before a head that may belong to its title, at most."""


def title_begin(text: str, at: int, floor: int) -> int:
    """Where the title around a head that begins at `at` begins."""
    tokens = list(re.finditer(r"\S+", text[max(floor, at - BACK) : at]))
    base = max(floor, at - BACK)
    begin = at
    for place in range(len(tokens) - 1, max(-1, len(tokens) - 9), -1):
        word = tokens[place][0]
        following = tokens[place + 1][0] if place + 1 < len(tokens) else text[at : at + 1]
        if not _belongs(word, tokens[place - 1][0] if place else "", following):
            break
        begin = base + tokens[place].start()
        if word[0] in "“‘\"'":
            return begin + 1
    return begin


def _belongs(word: str, before: str, after: str) -> bool:
    bare = word.strip("“”‘’\"'")
    if not bare or bare[-1] in ",.;:)!?" or word.endswith(("”", "’", "'s", "’s", "s'", "s’")):
        return False
    lower = bare.lower()
    if bare[0].isupper() and lower not in instrument_words("outside", "words"):
        return True
    if lower in ("and", "of", "for", "on", "&") and before:
        return before[0].isupper() and before[-1] not in ",.;:" and after[:1].isupper()
    if lower in instrument_words("outside", "words") or not re.match(r"[a-z0-9$]", lower):
        return False
    return (
        not lower.endswith(("ed", "ly", "ing"))
        or lower in instrument_words("outside", "inside_ed")
        or "-" in lower
    )


def title_finish(text: str, head: Head, definite: bool, capital: bool) -> int:
    """Where the title around a head ends."""
    abbreviation = re.compile(r"\s\([^()]{1,40}\)").match(text, head.end)
    behind = abbreviation.end() if abbreviation else head.end
    dated = _date().match(text, behind)
    finish = head.end
    if dated is not None:
        behind = dated.end()
        finish = behind if definite and not capital else head.end
    match = (
        None if head.words in instrument_words("weak", "plain") else _tail().match(text, behind, behind + FAR)
    )
    if match is None:
        return finish
    stop = _stop().search(text, match.start("rest"), match.end("rest"))
    last = _without_clause(text, match.start("rest"), stop.start() if stop else match.end("rest"))
    return with_field(text, last) if last > match.start("rest") else finish


def _without_clause(text: str, start: int, finish: int) -> int:
    """`finish`, before an "and" behind which no part of the title stands, and before "in <Place>"."""
    place = re.compile(r"\sin\s(?:[A-Z]|\d{4}|his|her|their)").search(text, start, finish)
    if place is not None:
        finish = place.start()
    if text[start : start + 1].isupper():
        run = _capitals().match(text, start, finish)
        return run.end() if run else finish
    verb = re.compile(r"\sand\s(?:[a-z]{2,20}ed\b|(?:the|a|an|to|it|they|he|she|another|one)\s)").search(
        text, start, finish
    )
    return verb.start() if verb else finish


def with_field(text: str, finish: int) -> int:
    """`finish`, past a field of cooperation that follows there ("… in the field of cyber security")."""
    match = re.compile(
        r"\sin\sthe\s(?:fields?|areas?|domains?|sphere)\sof\s(?P<rest>[^,;:.()“”\"\n!?–—]{2,90})"
    ).match(text, finish)
    if match is None:
        return finish
    stop = _stop().search(text, match.start("rest"), match.end("rest"))
    return stop.start() if stop else match.end("rest")


@cache
def _capitals() -> re.Pattern[str]:
    """Capitalised words with the small words between them."""
    small = "and|of|the|for|in|on|to|with|between|by|its|their|&|a"
    return re.compile(rf"[A-Z\d][^\s]{{0,40}}(?:\s(?:(?:{small})\s){{0,3}}[A-Z\d][^\s]{{0,40}}){{0,20}}")


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(lexicon.words("instruments")["dates"]["months"])
    return re.compile(
        rf"\sof\s(?:(?:\d{{1,2}}\s)?(?:{months})(?:\s\d{{1,2}},?)?(?:\s\d{{4}})?|(?:19|20)\d\d)\b"
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a head within its title."""
    days = "|".join(lexicon.words("instruments")["dates"]["openers"])
    return re.compile(
        rf"(?:\s(?:with\s[A-Z][\w.-]{{1,20}}\s)?(?:on|for|concerning|regarding|towards?|to)\s"
        rf"(?!{days}|\d|May\s\d|that|his|her|its|their|which|be\b)|\s(?:amending|annexed to)\s"
        r"|\sof\s(?!\d|its|their|more|a\b|an\b|the\b|four|five|six|two|three))"
        r"(?P<rest>[^,;:.()“”\"\n!?–—]{2,110})"
    )


@cache
def _stop() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon.words("instruments")["outside"]["stops"])
    return re.compile(rf"\s(?:{words})\b")


@cache
def instrument_words(section: str, name: str) -> frozenset[str]:
    """A list of the lexicon of instruments."""
    return frozenset(lexicon.words("instruments")[section][name])

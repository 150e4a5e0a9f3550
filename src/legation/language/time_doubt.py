"""Words that look like a time and are none: names of months that mean something else, figures that count."""

import re
from functools import cache

from legation.language.time_words import listed, one_of


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(listed('before_month'))}[\s-]|[(/–—-]\s?)$")


@cache
def _before_season() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|by|since|until|from|during|throughout|of)\s$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-]{one_of(listed('counted'))}\b|%|[.,]\d|-?(?:mm|cm|km|kg|hp|lb|m)\b|-[a-z]|['’]?[a-rt-z]"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w){one_of(map(re.escape, listed('numbered')))}|[#$€£₹])\s?$")


def plausible(text: str, lowered: str, form: str, parts: re.Match[str]) -> bool:
    """Whether the words matched by `form` in `text` really are a time."""
    start, end = parts.span()
    if "month" in form and form != "day_month" and not text[parts.start("month")].isupper():
        return False
    if form == "day_month":
        return text[parts.start("month")].isupper()
    if form == "month":
        doubtful = parts["which"] is None and parts["month"] in listed("doubtful_months")
        return not doubtful or _before_month().search(lowered, max(0, start - 14), start) is not None
    if form == "season":
        return _real_season(lowered, parts)
    if form == "year":
        return not _counted().match(lowered, end) and not _numbered().search(
            lowered, max(0, start - 16), start
        )
    return True


def _real_season(lowered: str, parts: re.Match[str]) -> bool:
    start, end = parts.span()
    if parts["year"] or parts["relyear"] or parts["which"] not in (None, "the"):
        return True
    if parts["which"] == "the":
        return not (parts["season"] == "fall" and lowered.startswith(" of", end))
    return _before_season().search(lowered, max(0, start - 12), start) is not None

"""Pledges: what parties undertake, or declare the will, to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.kinds.said import trim
from legation.language.parsed import Parsed

PledgeForm = Literal["undertaking", "intention"]


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is undertaken, `text[start:end]`, and how firmly."""

    start: int
    end: int
    form: PledgeForm


def pledge_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> Pledge:
    """The pledge that a stretch makes: what follows its word of undertaking or modal verb, or all of it."""
    text = parsed.text
    form = pledge_form(text, start, end)
    match = _linked().search(text, start, end) or _modal().search(text, start, end)
    span = trim(text, match.end() if match else start, end)
    if span[1] - span[0] < 3:
        span = trim(text, start, end)
    return Pledge(span[0], max(span[1], span[0]), form)


def pledge_form(text: str, start: int, end: int) -> PledgeForm:
    """Whether a stretch undertakes something or expresses the will to."""
    strong = _strong().search(text, start, end)
    undertaking, intention = (
        _words("undertaking").search(text, start, end),
        _words("intention").search(text, start, end),
    )
    if strong is not None and (undertaking is None or strong.start() > undertaking.start()):
        return "intention"
    if undertaking is None and intention is not None:
        return "intention"
    return "undertaking"


@cache
def _words(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(section, 'words')})\b", re.IGNORECASE)


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives('intention', 'strong')})\b", re.IGNORECASE)


@cache
def _linked() -> re.Pattern[str]:
    """A word of undertaking or will with its link to what is undertaken."""
    words = f"{_alternatives('undertaking', 'words')}|{_alternatives('intention', 'words')}"
    links = _alternatives("link", "words")
    return re.compile(
        rf"\b(?:{words})\b(?:\s(?!(?:{links})\b)[^;:“\"\s]{{1,30}}){{0,9}}?\s(?:{links})\s"
        rf"(?!(?:{_alternatives('link', 'dates')}|\d{{4}}|the sidelines))",
        re.IGNORECASE,
    )


@cache
def _modal() -> re.Pattern[str]:
    words = _alternatives("modal", "words")
    return re.compile(rf"\b(?:{words})\s(?!be\b)|\b(?:promised|pledged|promises|wants?|names)\s")


def _alternatives(section: str, name: str) -> str:
    words = sorted(lexicon.words("pledging")[section][name], key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)

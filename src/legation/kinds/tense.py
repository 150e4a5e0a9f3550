"""Tense: what the words of a stretch show of whether a thing happened, is planned, proposed or denied."""

import math
import re
from collections.abc import Sequence
from functools import cache

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.language.parsed import Parsed
from legation.schema.vocabulary import STATUSES, Status

BASE: dict[Status, float] = {"occurred": 0.6, "planned": 0.0, "proposed": 0.0, "denied": 0.0}
"""Scores of a stretch without any cue: most of what is reported has happened."""
STRONG: dict[Status, float] = {"occurred": 0.2, "planned": 1.6, "proposed": 2.1, "denied": 2.5}
WEAK: dict[Status, float] = {"occurred": 0.35, "planned": 0.1, "proposed": 0.6, "denied": 0.75}
LEAD = 0.45
"""Weight of the words before a stretch, in its sentence, against its own."""
REPEATED = 0.15
"""Weight of a second cue of the same status, and of every further one, against the first."""


def status_hints(
    parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()
) -> dict[Status, float]:
    """Probabilities of the statuses of what a stretch reports, by its words alone; they sum to 1.

    Words inside names do not count. Meant to back a trained model up, not to stand alone.
    """
    stretch = _lowered(parsed.text, start, end, names)
    lead = _lowered(parsed.text, _lead(parsed.text, start), start, names)
    scores = dict(BASE)
    for status in STATUSES:
        scores[status] += _score(stretch, status) + LEAD * _score(lead, status)
    total = sum(math.exp(score) for score in scores.values())
    return {status: math.exp(scores[status]) / total for status in STATUSES}


def _lead(text: str, start: int) -> int:
    """Where the words before a stretch begin that may govern it: in its sentence, near before it."""
    near = max(0, start - 50)
    stops = [match.end() for match in re.finditer(r"[.!?;:\n]\s?", text[near:start])]
    return near + stops[-1] if stops else near


def _lowered(text: str, start: int, end: int, names: Sequence[NamedSpan]) -> str:
    stretch = text[start:end]
    for name in names:
        first, last = max(name.start, start) - start, min(name.end, end) - start
        if first < last:
            stretch = stretch[:first] + "_" * (last - first) + stretch[last:]
    return re.sub(r"\bMay\b", "___", stretch).lower()


def _score(stretch: str, status: Status) -> float:
    strong, weak = _patterns()[status]
    heavy, light = len(strong.findall(stretch)), len(weak.findall(stretch))
    score = 0.0
    if heavy:
        score += STRONG[status] * (1 + REPEATED * min(heavy - 1, 2))
    if light:
        score += WEAK[status]
    return score


@cache
def _patterns() -> dict[Status, tuple[re.Pattern[str], re.Pattern[str]]]:
    words = lexicon.words("tense")
    return {
        status: (_pattern(words[status]["strong"]), _pattern(words[status]["weak"])) for status in STATUSES
    }


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest) + r")(?![a-z])")

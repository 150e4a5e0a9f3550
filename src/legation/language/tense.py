"""Which way the clause around a time looks: to what has been, or to what is to come."""

import re
from functools import cache
from typing import Literal

from legation import lexicon
from legation.language.time_words import one_of

Outlook = Literal["past", "future", "open"]


@cache
def _cues() -> re.Pattern[str]:
    tense = lexicon.words("times")["tense"]
    irregular, scheduled, planned = (one_of(tense[name]) for name in ("irregular", "scheduled", "planned"))
    adverb = r"(?:(?:\w{2,12}ly|not|also|now|already|both|never)\s)?"
    held = rf"(?:{one_of(tense['participles'])}|{irregular})"
    perfect = rf"ha(?:s|ve)\s{adverb}(?:{held}|\w{{2,20}}ed)"
    past = rf"(?:{one_of(tense['past'])})(?:\snot)?(?:\s(?:been\s)?\w{{2,20}}ed)?|{perfect}|{irregular}"
    joined = r"\s(?:not|also|be|then|have|now|again)"
    after = rf"(?:(?:{joined}){{1,3}}\s{held}|(?:{joined}){{0,3}}(?:\s\w{{2,20}}ed)?)"
    future = rf"(?:{one_of(tense['future'])}){after}|(?:to|may)\s{planned}"
    return re.compile(
        rf"(?P<barrier>[;:.!?“”\"]|\s[–—-]\s)|(?<![\w-])(?:(?P<past>{past})|(?P<future>{future})"
        rf"|(?P<scheduled>{scheduled})|(?P<participle>\w{{2,20}}ed))(?![\w-])"
    )


def outlook(lowered: str, start: int, end: int, first: int, last: int) -> Outlook:
    """The outlook of the time `lowered[first:last]` within the sentence `lowered[start:end]`.

    The nearest verb before the time decides, then the nearest after it.
    """
    start, end = max(start, first - 300), min(end, last + 200)
    before: Outlook = "open"
    for match in _cues().finditer(lowered, start, first):
        before = "open" if match.lastgroup == "barrier" else _reads(match)
    if before != "open":
        return before
    for match in _cues().finditer(lowered, last, end):
        if match.lastgroup == "barrier":
            break
        return _reads(match)
    return "open"


def _reads(match: re.Match[str]) -> Outlook:
    return "past" if match.lastgroup in ("past", "participle") else "future"

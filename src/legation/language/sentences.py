"""The sentences of news and official English, by rule."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from legation import lexicon
from legation.language.paragraphs import Bounds, trimmed
from legation.language.parsed import Sentence

LONGEST = 2000
"""Code points; a longer sentence is cut at a space."""

Splitter = Callable[[str], list[tuple[int, int]]]
"""A foreign sentence splitter: from a text to the spans of its sentences."""


def sentences(text: str, paragraphs: Iterable[Bounds]) -> tuple[Sentence, ...]:
    """The sentences of `text`; every character that is not white space lies in exactly one."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs):
        cuts = [start, *_ends(text, start, end), end]
        found.extend(_pieces(text, pairwise(cuts), number))
    return tuple(found)


def foreign(text: str, paragraphs: Iterable[Bounds], splitter: Splitter) -> tuple[Sentence, ...]:
    """The sentences that `splitter` finds, trimmed, cut at paragraph breaks, with nothing left out."""
    starts = sorted({start for start, _ in splitter(text) if 0 < start < len(text)})
    found: list[Sentence] = []
    place = 0
    for number, (start, end) in enumerate(paragraphs):
        while place < len(starts) and starts[place] <= start:
            place += 1
        cuts = [start]
        while place < len(starts) and starts[place] < end:
            cuts.append(starts[place])
            place += 1
        cuts.append(end)
        found.extend(_pieces(text, pairwise(cuts), number))
    return tuple(found)


def _pieces(text: str, spans: Iterable[Bounds], paragraph: int) -> Iterator[Sentence]:
    for start, end in spans:
        first, last = trimmed(text, start, end)
        while last - first > LONGEST:
            cut = text.rfind(" ", first + 1, first + LONGEST)
            cut = cut if cut > 0 else first + LONGEST
            yield Sentence(*trimmed(text, first, cut), paragraph)
            first, last = trimmed(text, cut, last)
        if first < last:
            yield Sentence(first, last, paragraph)


@cache
def _stop() -> re.Pattern[str]:
    """A mark that may end a sentence, with the closing quotes, brackets and note marks behind it."""
    return re.compile(
        r"(?P<mark>[.!?…。！？]{1,10})(?P<close>[\"'”’»)\]]{0,4}(?:\[\d{1,3}\]){0,3})"
        r"(?:\s{1,8}(?P<open>[\"'“‘«„(\[]{0,3})(?P<next>\w[\w'’]{0,30})?"
        r"|(?P<glued>[A-Z][a-z]{0,12})(?= ))"
    )


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]\.){0,5}[^\W\d_][^\W\d_'’]{0,9}$|\d{1,4}$|[^\W\d_]\)$")


@cache
def _speaker() -> re.Pattern[str]:
    verbs = "|".join(lexicon.words("abbreviations")["asking"])
    return re.compile(rf"(?:[\w.'’-]{{1,20}},? ){{1,5}}(?:{verbs})\b")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("abbreviations")[name])


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end within one paragraph, its own end left out."""
    begun = start
    for match in _stop().finditer(text, start, end):
        glued = match["glued"]
        if glued is not None:
            if (
                len(glued) > 1
                and glued in _list("openers")
                and text[match.start() - 1 : match.start()].islower()
            ):
                begun = match.end("close")
                yield begun
        elif _ends_sentence(text, begun, match):
            begun = match.end("close")
            yield begun


def _ends_sentence(text: str, begun: int, match: re.Match[str]) -> bool:
    following = match["next"] or ""
    if following[:1].islower() and not match["open"]:
        return False
    mark = match["mark"]
    if mark == ".":
        return match["close"] != "" or not _abbreviates(text, begun, match)
    if match["close"] and mark[-1] in "!?" and following[:1].isupper():
        return not _speaker().match(text, match.start("next"), match.start("next") + 90)
    return True


def _abbreviates(text: str, begun: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it, and ends no sentence."""
    window = max(begun, match.start() - 16)
    before = _word_before().search(text, window, match.start())
    if before is None:
        return False
    word, following = before[0], match["next"] or ""
    if word[0].isdigit() or word[-1] == ")":
        return text[begun : before.start()].strip(" (\"'“‘") == ""
    if word in _list("titles") or word.lower() in ("e.g", "i.e"):
        return True
    if word in _list("numbered"):
        return following[:1].isdigit()
    if word in _list("trailing") or "." in word or (len(word) == 1 and word.isupper()):
        return bool(following) and following not in _list("openers") and not match["open"]
    return False

"""From a document to what can be said of it before any model has seen it."""

from legation.language.paragraphs import paragraphs
from legation.language.parsed import Parsed, Sum, Time
from legation.language.quantities import quantities
from legation.language.quotations import quotations
from legation.language.sentences import Splitter, foreign
from legation.language.sentences import sentences as by_rule
from legation.language.sums import sums
from legation.language.times import lower, times
from legation.schema import Document


def parse(document: Document, sentences: Splitter | None = None) -> Parsed:
    """The sentences, quotations, times, sums and quantities of `document`.

    `sentences` is another sentence splitter, such as a spaCy pipeline's: from a text to spans. Its spans are
    trimmed and cut at paragraph breaks. Never raises on any text.
    """
    text = document.text
    lowered = lower(text)
    bounds = paragraphs(text)
    split = foreign(text, bounds, sentences) if sentences else by_rule(text, bounds)
    spoken, money = times(text, lowered, split, document.published), sums(text, lowered)
    taken = sorted([(one.start, one.end) for one in spoken] + [(one.start, one.end) for one in money])
    return Parsed(
        document=document,
        sentences=split,
        quotations=quotations(text, bounds),
        times=tuple(time for time in spoken if not _within(time, money)),
        sums=money,
        quantities=quantities(text, lowered, taken),
    )


def _within(time: Time, money: tuple[Sum, ...]) -> bool:
    """Whether what looks like a year is part of a sum."""
    return any(one.start <= time.start and time.end <= one.end for one in money)

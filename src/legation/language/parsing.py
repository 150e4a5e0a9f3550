"""From a document to what can be said of it before any model has seen it."""

from legation.language.paragraphs import paragraphs
from legation.language.parsed import Parsed
from legation.language.quotations import quotations
from legation.language.sentences import Splitter, foreign
from legation.language.sentences import sentences as by_rule
from legation.language.times import times
from legation.schema import Document


def parse(document: Document, sentences: Splitter | None = None) -> Parsed:
    """The sentences, quotations, times, sums and quantities of `document`.

    `sentences` is another sentence splitter, such as a spaCy pipeline's: from a text to spans. Its spans are
    trimmed and cut at paragraph breaks. Never raises on any text.
    """
    text = document.text
    bounds = paragraphs(text)
    split = foreign(text, bounds, sentences) if sentences else by_rule(text, bounds)
    return Parsed(
        document=document,
        sentences=split,
        quotations=quotations(text, bounds),
        times=times(text, split, document.published),
        sums=(),
        quantities=(),
    )

"""CoNLL: a token a line with BIO tags for claims and for mentions, in CoNLL-U Plus.

Of claims whose words overlap, the one that starts first is tagged, and of those the longest.
"""

import re
from collections.abc import Iterator
from typing import Final

from legation.exchange.annotations import Stretch, annotated, apart
from legation.language.paragraphs import paragraphs
from legation.language.sentences import sentences
from legation.record.selected import SelectedDocument
from legation.record.selection import Selection

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


def export(selection: Selection) -> Iterator[str]:
    """All documents, each after `# newdoc id`; offsets are of the document's text."""
    yield "# global.columns = ID FORM START END CLAIM MENTION\n"
    for document in selection.documents():
        yield from _document(document)


def _document(document: SelectedDocument) -> Iterator[str]:
    found = annotated(document)
    claims, mentions = _Tags(apart(found.claims)), _Tags(apart(found.mentions))
    yield f"# newdoc id = {' '.join(document.id.split())}\n"
    for number, sentence in enumerate(sentences(document.text, paragraphs(document.text)), 1):
        yield f"# sent_id = {number}\n"
        for place, token in enumerate(_TOKEN.finditer(document.text, sentence.start, sentence.end), 1):
            tags = claims.of(token.start(), token.end()), mentions.of(token.start(), token.end())
            yield "\t".join((str(place), token[0], str(token.start()), str(token.end()), *tags)) + "\n"
        yield "\n"


class _Tags:
    """BIO tags of tokens that come in the order of the text, by stretches that do not overlap."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._rest = stretches
        self._place = 0
        self._begun = -1

    def of(self, start: int, end: int) -> str:
        """The tag of the next token."""
        while self._place < len(self._rest) and self._rest[self._place].end <= start:
            self._place += 1
        if self._place == len(self._rest) or self._rest[self._place].start >= end:
            return "O"
        one = self._rest[self._place]
        label = f"{one.label}.{one.form}" if one.form else one.label
        inside, self._begun = self._begun == self._place, self._place
        return f"{'I' if inside else 'B'}-{label}"

"""The reader: from a document to its reading, the five steps in a row."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from legation.actors import cast
from legation.documents import require_english, text_document
from legation.encoder import model as encoder
from legation.kinds import claims_of
from legation.kinds.context import Context
from legation.kinds.listings import with_listings
from legation.kinds.mentions import mentions_of
from legation.kinds.repeats import without_repeats
from legation.language import parse
from legation.language.gate import within_field
from legation.parts import moved_claim, moved_mention, parts_of
from legation.schema import Document, ReaderInfo, Reading
from legation.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Reads documents; holds the trained model.

    `model` names a spaCy pipeline ("en_core_web_trf") whose sentences take the place of the built-in rules;
    `min_confidence` leaves out claims below it, the weights' own limit where it is null; `threads` is how
    many processor threads one document takes; with `everything`, documents outside the field are read too.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        min_confidence: float | None = None,
        threads: int = 1,
        everything: bool = False,
    ) -> None:
        self._everything = everything
        self._model = encoder.load(threads)
        self.min_confidence = self._model.least if min_confidence is None else min_confidence
        self._pipeline = _pipeline(model) if model else None

    def read(self, document: Document) -> Reading:
        """The reading of a document; raises `LanguageError` where it is not in English."""
        require_english(document)
        text, mentions, claims = document.text, [], []
        for start, part in parts_of(document):
            context = self.context(part)
            if context is not None:
                mentions += [moved_mention(mention, start) for mention in mentions_of(context)]
                claims += [moved_claim(claim, start, text) for claim in claims_of(context)]
        claims = with_listings(without_repeats(claims, text), text)
        kept = [claim for claim in claims if (claim.confidence or 0) >= self.min_confidence]
        return Reading(document=document, mentions=tuple(mentions), claims=tuple(kept), reader=self.info)

    def context(self, document: Document) -> Context | None:
        """A document, or a part of one, as the kinds see it; null where it lies outside the field."""
        if not (self._everything or within_field(document.text, document.title)):
            return None
        parsed = parse(document, self._sentences if self._pipeline else None)
        signals = self._model.signals(parsed)
        return Context(parsed, signals, cast(parsed, signals.names), self._model.calibration)

    @property
    def info(self) -> ReaderInfo:
        """Which reader this is."""
        pipeline = f"+{self._pipeline.meta['name']}" if self._pipeline else ""
        return ReaderInfo(version=__version__, model=self._model.name + pipeline)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of documents, in order."""
        return map(self.read, documents)

    def _sentences(self, text: str) -> list[tuple[int, int]]:
        assert self._pipeline is not None
        return [(sentence.start_char, sentence.end_char) for sentence in self._pipeline(text).sents]


def read(
    text: str, *, published: date | str | None = None, title: str | None = None, source: str | None = None
) -> Reading:
    """The reading of a text."""
    return Reader().read(text_document(text, published=published, title=title, source=source))


def _pipeline(name: str) -> "Language":
    import spacy

    return spacy.load(name)

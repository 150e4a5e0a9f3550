"""The spaCy component `legation`: the claims of a document on `doc._.claims`.

nlp = spacy.load("en_core_web_sm")
nlp.add_pipe("legation", config={"published": "2022-06-02"})
doc = nlp("India and Israel signed a Letter of Intent on Thursday.")
doc._.claims, doc._.reading, doc.spans["claims"]
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from legation.exchange.reading_json import from_json, to_json
from legation.reader import Reader
from legation.schema import Claim, Document, Reading

KEPT_AS = "legation"
"""Where in `doc.user_data` the reading is kept, as JSON, so that the document can be written and sent."""


@Language.factory("legation", default_config={"published": None, "min_confidence": None, "model": None})
def make_component(
    nlp: Language, name: str, published: str | None, min_confidence: float | None, model: str | None
) -> Callable[[Doc], Doc]:
    """The component; `published` (ISO) stands for documents without `doc.user_data["published"]`."""
    day = _day(published)
    reader = Reader(model=model, min_confidence=min_confidence)
    for attribute, getter in (("reading", _reading), ("claims", _claims)):
        Doc.set_extension(attribute, getter=getter, force=True)

    def read(doc: Doc) -> Doc:
        reading = reader.read(_document(doc, day))
        doc.user_data[KEPT_AS] = to_json(reading)
        doc.spans["claims"] = [
            words
            for claim in reading.claims
            for span in claim.evidence
            if (words := doc.char_span(span.start, span.end, label=claim.kind, alignment_mode="expand"))
        ]
        return doc

    return read


def _document(doc: Doc, published: date | None) -> Document:
    given: dict[str, Any] = doc.user_data
    return Document(
        id=str(given.get("id", "doc")),
        text=doc.text,
        title=given.get("title"),
        source=given.get("source"),
        published=_day(given.get("published")) or published,
    )


def _day(given: object) -> date | None:
    if given is None:
        return None
    if isinstance(given, datetime):
        return given.date()
    return given if isinstance(given, date) else date.fromisoformat(str(given))


def _reading(doc: Doc) -> Reading | None:
    kept = doc.user_data.get(KEPT_AS)
    return None if kept is None else from_json(kept)


def _claims(doc: Doc) -> tuple[Claim, ...]:
    reading = _reading(doc)
    return reading.claims if reading else ()

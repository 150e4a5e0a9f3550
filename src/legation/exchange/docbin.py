"""spaCy's `DocBin`: claims and mentions as span groups, mentions that do not overlap as entities."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legation.errors import OutputError
from legation.exchange.annotations import Stretch, annotated, apart
from legation.record.selected import SelectedDocument
from legation.record.selection import Selection

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin, Span

_DOCUMENTS: Final = 2_000
"""Documents of one file: a DocBin is held in memory as a whole."""


def export(selection: Selection, path: Path) -> None:
    """One file; raises `OutputError` for more documents than one should hold."""
    documents = selection.documents()
    filled, rest = _bin(documents)
    if rest and next(documents, None):
        raise OutputError(f"more than {_DOCUMENTS:,} documents are too many for one DocBin: name a folder")
    filled.to_disk(path)


def export_folder(selection: Selection, folder: Path) -> None:
    """Files of at most 2,000 documents each, `part-0001.spacy` and on."""
    documents = selection.documents()
    number, rest = 0, True
    while rest:
        number += 1
        filled, rest = _bin(documents)
        if number == 1 or len(filled):
            filled.to_disk(folder / f"part-{number:04}.spacy")


def _bin(documents: Iterable[SelectedDocument]) -> "tuple[DocBin, bool]":
    """As many documents as one file holds, and whether that may not be all."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    filled = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "ENT_ID"], store_user_data=True)
    for count, document in enumerate(documents, 1):
        filled.add(_doc(nlp, document))
        if count == _DOCUMENTS:
            return filled, True
    return filled, False


def _doc(nlp: "Language", document: SelectedDocument) -> "Doc":
    doc = nlp.make_doc(document.text)
    found = annotated(document)
    doc.spans["claims"] = [_span(doc, one, f"{one.label}:{one.form}:{one.status}") for one in found.claims]
    doc.spans["mentions"] = [_span(doc, one, one.label) for one in found.mentions]
    doc.ents = tuple(_entities(doc, apart(found.mentions)))
    published = document.published.isoformat() if document.published else None
    doc.user_data = {
        **{"document": document.id, "title": document.title, "source": document.source},
        **{"url": document.url, "published": published},
    }
    return doc


def _span(doc: "Doc", one: Stretch, label: str) -> "Span":
    span = doc.char_span(
        one.start, one.end, label=label, span_id=one.claim or one.actor, alignment_mode="expand"
    )
    assert span is not None
    return span


def _entities(doc: "Doc", stretches: Iterable[Stretch]) -> Any:
    """Entities, without those that share a token with the one before."""
    last = 0
    for one in stretches:
        span = _span(doc, one, one.label)
        if span.start >= last:
            last = span.end
            yield span

"""The spaCy component `legation`."""

from datetime import date
from importlib.metadata import entry_points

import pytest

from legation.schema import Reading

spacy = pytest.importorskip("spacy")

TEXT = "Defence Minister Rajnath Singh of India met his Israeli counterpart in New Delhi on Thursday."


@pytest.fixture(scope="module")
def nlp() -> "spacy.Language":
    pipeline = spacy.blank("en")
    pipeline.add_pipe("legation", config={"published": "2022-06-02"})
    return pipeline


def test_spacy_finds_it_by_entry_point() -> None:
    (found,) = entry_points(group="spacy_factories", name="legation")
    assert found.value == "legation.spacy:make_component"


def test_claims_reading_and_spans(nlp: "spacy.Language") -> None:
    doc = nlp(TEXT)
    assert isinstance(doc._.reading, Reading)
    assert doc._.reading.document.published == date(2022, 6, 2)
    assert doc._.claims == doc._.reading.claims
    assert "meeting" in [claim.kind for claim in doc._.claims]
    evidence = [(span.text, claim.kind) for claim in doc._.claims for span in claim.evidence]
    for (words, kind), span in zip(evidence, doc.spans["claims"], strict=True):
        assert words in span.text
        assert span.label_ == kind


@pytest.mark.parametrize("day", ["2023-01-05", date(2023, 1, 5)])
def test_a_documents_own_date_counts(nlp: "spacy.Language", day: object) -> None:
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = day
    assert nlp(doc)._.reading.document.published == date(2023, 1, 5)


def test_the_reading_is_written_with_the_doc(nlp: "spacy.Language") -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claims == doc._.claims


def test_a_doc_that_was_not_read_has_no_claims(nlp: "spacy.Language") -> None:
    doc = nlp.make_doc(TEXT)
    assert doc._.claims == ()
    assert doc._.reading is None


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        spacy.blank("en").add_pipe("legation", config={"published": "yesterday"})

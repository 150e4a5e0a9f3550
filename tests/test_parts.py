"""A long document is read in parts, and every offset still counts in the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation import parts
from legation.schema import Document

REPORT = (
    "The defence ministers of Kenya and Ghana, Ana Mwangi and Kofi Boateng, met in Accra on Monday and "
    "signed a memorandum of understanding on military training.\n\n"
)


@given(st.text(alphabet="ab .\n", max_size=400))
def test_parts_make_up_the_whole(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LONGEST", 40)
        cut = list(parts.parts_of(Document(id="d", text=text)))
    assert "".join(part.text for _, part in cut) == text
    assert all(text[start : start + len(part.text)] == part.text for start, part in cut)
    assert all(len(part.text) <= 40 for _, part in cut)


def test_claims_of_a_later_part_quote_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 600)
    text = REPORT + "Nothing else was said of it that day.\n\n" * 20 + REPORT.replace("Monday", "Friday")
    reading = legation.read(text, published="2024-05-13")
    last = [c for c in reading.claims if c.evidence[-1].start > 700]
    assert last
    assert all(span.quotes(text) for claim in reading.claims for span in claim.spans())
    assert all(mention.quotes(text) for mention in reading.mentions)

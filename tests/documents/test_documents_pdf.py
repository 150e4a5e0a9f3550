from typing import Any

import pytest

from legation.documents import document_of
from legation.documents.dehyphenate import join
from legation.documents.printed import is_page_number
from legation.errors import DocumentError

_HEAD = "MINISTRY OF DEFENCE OF RURITANIA"


def test_lines_become_paragraphs(make: Any) -> None:
    first = [
        (72, 810, _HEAD),
        *make.column(
            [
                "The ministers of defence of Ruritania and Freedonia met in Strelsau on Thursday; the co-",
                "operation in the field of maritime security was the main topic, with the develop-",
                "ment of radars and of short-",
                "range missiles, says the statement that the ministry put out after the long talks.",
                "",
                "A second paragraph begins here and goes over the foot of the page without any stop at",
                "all, since the foot of the page comes in the midst of the long sentence and so the",
            ]
        ),
        (290, 30, "Page 1 of 2"),
    ]
    second = [
        (72, 810, _HEAD),
        *make.column(["sentence goes on at the head of the next page (with brackets)."], top=770),
        (290, 30, "Page 2 of 2"),
    ]
    document = document_of(make.pdf([first, second], title="Joint statement"), name="a.pdf")
    assert document.title == "Joint statement"
    one, two = document.text.split("\n\n")
    assert "the cooperation in the field" in one
    assert "the development of radars and of short-range missiles, says" in one
    assert two.endswith("so the sentence goes on at the head of the next page (with brackets).")
    assert _HEAD not in document.text and "Page" not in document.text


def test_an_indented_line_begins_a_paragraph(make: Any) -> None:
    lines = [
        (90, 780, "The ministers met in Strelsau on Thursday and they talked about ships and"),
        (72, 766, "radars. The talks were long."),
        (90, 752, "They will meet again in the year that comes, the ministry said in a note to"),
        (72, 738, "the press."),
    ]
    document = document_of(make.pdf([lines]), name="a.pdf")
    assert len(document.text.split("\n\n")) == 2


def test_a_title_that_a_program_wrote_is_none(make: Any) -> None:
    pdf = make.pdf([make.column([make.words])], title="Microsoft Word - statement.doc")
    assert document_of(pdf, name="a.pdf").title is None


def test_a_pdf_of_pictures(make: Any) -> None:
    with pytest.raises(DocumentError, match="a PDF of pictures") as raised:
        document_of(make.pdf([[], []]), name="scan.pdf")
    assert str(raised.value).startswith("scan.pdf: ")


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing", b"%PDF-", b"words and no PDF"])
def test_a_broken_pdf(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.pdf: damaged or not a PDF"):
        document_of(content, name="a.pdf")


def test_compounds_keep_their_hyphen() -> None:
    assert join(["air-", "to-air missiles"], ()) == "air-to-air missiles"
    assert join(["the F-", "16 and the Indo-", "Pacific"], ()) == "the F-16 and the Indo-Pacific"
    assert join(["long-", "term"], ()) == "long-term"
    assert join(["high-", "er state-", "ment"], ()) == "higher statement"
    assert join(["war-", "fighting"], {"war-fighting"}) == "war-fighting"
    assert join(["talks –", "long"], ()) == "talks – long"
    assert join(["e\ufb03cient o\ufb03ce"], ()) == "efficient office"


@pytest.mark.parametrize("text", ["3", "- 3 -", "Page 3 of 12", "p. 7", "3/12", "[4]"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2 ministers", "On 3 June", "of", "", "1 2 3", "June 2022"])
def test_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)

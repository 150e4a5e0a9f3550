import dataclasses

import pypdfium2
import pytest

from legation.exchange.dossier.blocks import Brief
from legation.exchange.dossier.pdf import pdf

pytest.importorskip("typst")


def _text(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
        assert {tuple(round(side) for side in page.get_size()) for page in document} == {(595, 842)}
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def test_a4_pages_with_the_text_and_no_time_of_day(of_the_dyad: Brief) -> None:
    made = pdf(of_the_dyad)
    text = _text(made)
    for words in (
        "India – Israel",
        "USD 20",
        "What sources disagree on",
        "<script>alert(1)</script>",
        "1 / ",
    ):
        assert words.replace("USD 20", "EUR 20 million") in text
    assert b"CreationDate" not in made
    assert pdf(of_the_dyad) == made


def test_markup_of_typst_is_text(of_the_dyad: Brief) -> None:
    title = '#panic("x") $x$ *b* @s1 <l> \\ `r`'
    assert title in _text(pdf(dataclasses.replace(of_the_dyad, title=title)))


def test_an_empty_document_says_so(of_nothing: Brief) -> None:
    assert "nothing on this" in _text(pdf(of_nothing))

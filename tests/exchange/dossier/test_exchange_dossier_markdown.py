import re

import pytest
from markdown_it import MarkdownIt

from legation.exchange.dossier.blocks import Brief
from legation.exchange.dossier.markdown import escaped, markdown


def test_every_note_has_its_source(of_the_dyad: Brief) -> None:
    text = markdown(of_the_dyad)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used == defined == {str(source.number) for source in of_the_dyad.sources}
    assert markdown(of_the_dyad) == text


def test_nothing_in_a_document_is_markup(of_the_dyad: Brief) -> None:
    text = markdown(of_the_dyad)
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert "<script" not in page
    assert "<b>" not in page
    assert 'href="javascript' not in page
    assert "*bold*" in page
    assert page.count("<table>") >= 10


@pytest.mark.parametrize(
    "text", ["1. x", "- x", "# x", "a|b", "<i>", "[a](b)", "`a`", "&lt;", "+ x", "* x", "> x"]
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    page = MarkdownIt("commonmark").enable("table").render(escaped(text))
    plain = re.sub(r"</?p>", "", page).strip().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == text


def test_an_empty_brief_says_so(of_nothing: Brief) -> None:
    assert "The record has nothing on this" in markdown(of_nothing)

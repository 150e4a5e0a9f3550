import io
import zipfile
from typing import Any

import pytest

from legation.documents import document_of, docx
from legation.errors import DocumentError


def test_paragraphs_tables_and_title(make: Any) -> None:
    cell = "<w:tc>{}</w:tc>"
    body = (
        make.run("Joint statement", style="Title")
        + make.run("The ministers ", "met in Strelsau.")
        + "<w:tbl><w:tr>"
        + cell.format(make.run("Frigates"))
        + cell.format(make.run("4"))
        + "</w:tr></w:tbl>"
        + "<w:sdt><w:sdtContent>"
        + make.run("In a content control.")
        + "</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:t>air</w:t><w:noBreakHyphen/><w:t>to</w:t><w:tab/><w:t>air</w:t></w:r></w:p>"
    )
    document = document_of(make.docx(body, title="Template"), name="a.docx")
    assert document.title == "Joint statement"
    assert document.text.split("\n\n") == [
        "The ministers met in Strelsau.",
        "Frigates | 4",
        "In a content control.",
        "air-to air",
    ]


def test_changes_are_read_as_accepted(make: Any) -> None:
    body = (
        "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>talked</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>met</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    document = document_of(make.docx(body, title="Communiqué"), name="a.docx")
    assert (document.text, document.title) == ("They met.", "Communiqué")


def test_a_real_word_file_of_python_docx(tmp_path: Any) -> None:
    python_docx = pytest.importorskip("docx")
    word = python_docx.Document()
    word.add_heading("Ruritania and Freedonia", 0)
    word.add_paragraph("The ministers met in Strelsau.")
    word.save(tmp_path / "a.docx")
    document = document_of((tmp_path / "a.docx").read_bytes(), name="a.docx")
    assert (document.title, document.text) == ("Ruritania and Freedonia", "The ministers met in Strelsau.")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"no archive"])
def test_a_damaged_file(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.docx: damaged"):
        document_of(content, name="a.docx")


def test_an_archive_that_is_no_word_file(tmp_path: Any) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.txt", "words")
    with pytest.raises(DocumentError, match="not a Word file"):
        document_of((tmp_path / "a.zip").read_bytes(), name="a.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "_MOST_XML", 1_000_000)
    bomb = make.docx(make.run("word " * 1_000_000))
    assert len(bomb) < 50_000
    with pytest.raises(DocumentError, match="unpacks to"):
        document_of(bomb, name="a.docx")


def test_entities_are_not_expanded() -> None:
    out = io.BytesIO()
    laughs = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d xmlns:w="w"><w:p><w:t>&b;</w:t></w:p></d>'
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", laughs)
    with pytest.raises(DocumentError, match="empty"):
        document_of(out.getvalue(), name="a.docx")


def test_a_first_paragraph_that_is_the_title_again_is_left_out(make: Any) -> None:
    body = make.run("Ministers meet", style="Heading1") + make.run("They met in Strelsau.")
    document = document_of(make.docx(body, title="Ministers meet"), name="a.docx")
    assert (document.title, document.text) == ("Ministers meet", "They met in Strelsau.")
    alone = document_of(make.docx(make.run("Ministers meet"), title="Ministers meet"), name="a.docx")
    assert alone.text == "Ministers meet"

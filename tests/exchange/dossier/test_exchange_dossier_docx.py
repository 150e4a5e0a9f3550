import io

from docx import Document

from legation.exchange.dossier.blocks import Brief, Table
from legation.exchange.dossier.docx import docx


def test_headings_tables_and_references_are_real(of_the_dyad: Brief) -> None:
    made = docx(of_the_dyad)
    document = Document(io.BytesIO(made))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [heading.partition("  ")[0] for heading in headings] == [
        *(part.title for part in of_the_dyad.parts),
        "Sources",
    ]
    tables = [block for part in of_the_dyad.parts for block in part.blocks if isinstance(block, Table)]
    assert len(document.tables) == len(tables) + 1
    body = document.element.xml
    for source in of_the_dyad.sources:
        assert f'w:anchor="source{source.number}"' in body
        assert f'w:name="source{source.number}"' in body
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert docx(of_the_dyad) == made


def test_text_stays_text(of_the_dyad: Brief) -> None:
    document = Document(io.BytesIO(docx(of_the_dyad)))
    assert any("<script>alert(1)</script>" in paragraph.text for paragraph in document.paragraphs)


def test_an_empty_document_says_so(of_nothing: Brief) -> None:
    document = Document(io.BytesIO(docx(of_nothing)))
    assert any("nothing on this" in paragraph.text for paragraph in document.paragraphs)

"""A brief as a Word document: real headings and tables, numbered references that lead to the sources."""

import io
from datetime import datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from legation.exchange.dossier.blocks import (
    Bars,
    Block,
    Brief,
    Cell,
    Figures,
    Paragraph,
    Run,
    SourceLine,
    Subheading,
    Table,
)
from legation.exchange.page.markup import address

_SPARKS: Final = "·▁▂▃▄▅▆▇█"
_SOFT: Final = "575C64"
_MARK: Final = "1D4F91"
_WIDTH_MM: Final = 170
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def docx(brief: Brief) -> bytes:
    """The document; the same brief gives the same bytes."""
    from docx import Document

    document = Document()
    _page(document, brief)
    document.add_paragraph(brief.title, style="Title")
    document.add_paragraph(brief.subtitle, style="Subtitle")
    _runs(document.add_paragraph(), (Run(brief.lead, tone="soft"),))
    for part in brief.parts:
        heading = document.add_heading(part.title, level=1)
        if part.aside:
            _soft(heading.add_run(f"  {part.aside}"), 9)
        for block in part.blocks:
            _block(document, block)
    if brief.sources:
        document.add_heading("Sources", level=1)
        for source in brief.sources:
            _source(document, source)
    _runs(document.add_paragraph(), (Run(brief.about, tone="soft"),))
    written = io.BytesIO()
    document.save(written)
    return _dateless(written.getvalue())


def _page(document: Any, brief: Brief) -> None:
    """A4, the brief's fonts, its title in the properties, and the page's number in the footer."""
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 24), ("Subtitle", 12), ("Heading 1", 14), ("Heading 2", 11)):
        font = styles[name].font
        font.name, font.size, font.color.rgb = "Calibri", Pt(size), RGBColor(0x1B, 0x1C, 0x1F)
        _latin(styles[name], "Calibri")
    styles["Subtitle"].font.italic = False
    its = document.core_properties
    its.title, its.subject, its.author, its.comments = brief.title, brief.subtitle, "Legation", ""
    its.created = its.modified = datetime(2000, 1, 1)
    footer = section.footer.paragraphs[0]
    _soft(footer.add_run(f"{brief.title}: {brief.subtitle}    "), 8)
    _field(footer, "PAGE")


def _latin(style: Any, name: str) -> None:
    """Takes the theme's font off a heading, which would win over the style's own."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:ascii"), name)
    fonts.set(qn("w:hAnsi"), name)


def _block(document: Any, block: Block) -> None:
    match block:
        case Table():
            _table(document, block)
        case Figures():
            _figures(document, block)
        case Bars():
            _bars(document, block)
        case Paragraph():
            _runs(document.add_paragraph(), block.cell)
        case Subheading():
            document.add_heading(block.text, level=2)


def _table(document: Any, block: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(block.columns))
    table.style, table.autofit = "Table Grid", False
    _borders(table)
    whole = sum(column.weight for column in block.columns)
    widths = [Mm(_WIDTH_MM * column.weight / whole) for column in block.columns]
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _soft(cell.paragraphs[0].add_run(column.title), 8.5)
    _repeated(table.rows[0])
    for row in block.rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            _runs(cell.paragraphs[0], words, size=9)
    for column_of, width in zip(table.columns, widths, strict=True):
        column_of.width = width
    for row in table.rows:
        for cell, column, width in zip(row.cells, block.columns, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = 0
            if column.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.space_after = 0


def _borders(table: Any) -> None:
    """Fine lines under the rows, none at the sides."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in ("bottom", "insideH") else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "C9C6BE")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeated(row: Any) -> None:
    """The row stands at the head of each page that the table runs over."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _bars(document: Any, block: Bars) -> None:
    """A small line of bars between the first and the last label."""
    from docx.shared import Pt

    most = max((number for _, number in block.bars), default=1) or 1
    line = "".join(_SPARKS[-(-number * 8 // most)] for _, number in block.bars)
    top = max(block.bars, key=lambda bar: bar[1], default=("", 0))
    paragraph = document.add_paragraph()
    _runs(paragraph, (Run(f"{block.title}: ", tone="strong"), Run(f"{block.bars[0][0]} ")))
    bars = paragraph.add_run(line)
    bars.font.name, bars.font.size = "DejaVu Sans Mono", Pt(9)
    _runs(paragraph, (Run(f" {block.bars[-1][0]}  "), Run(f"most in {top[0]}: {top[1]:,}", tone="soft")))


def _figures(document: Any, block: Figures) -> None:
    """Large numbers side by side, each over what it is."""
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(block.pairs))
    for cell, (number, what) in zip(table.rows[0].cells, block.pairs, strict=True):
        large = cell.paragraphs[0].add_run(number)
        large.font.size, large.bold = Pt(16), True
        cell.paragraphs[0].paragraph_format.space_after = 0
        _soft(cell.add_paragraph().add_run(what), 8.5)


def _runs(paragraph: Any, cell: Cell, size: float = 10) -> None:
    from docx.shared import Pt

    for run in cell:
        words = f"“{run.text}”" if run.tone == "quote" else run.text
        made = paragraph.add_run(words)
        made.font.size, made.bold = Pt(size), run.tone == "strong"
        if run.tone == "soft":
            _soft(made, size)
        for place, number in enumerate(run.notes):
            _reference(paragraph, number, first=place == 0)
        if run.more:
            more = paragraph.add_run(f" +{run.more}")
            more.font.superscript = True


def _soft(run: Any, size: float) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb, run.bold = Pt(size), RGBColor.from_string(_SOFT), False


def _reference(paragraph: Any, number: int, *, first: bool) -> None:
    """A raised number that leads to its source."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor
    from docx.text.run import Run as WordRun

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"source{number}")
    inner = OxmlElement("w:r")
    link.append(inner)
    paragraph._p.append(link)
    made = WordRun(inner, paragraph)
    made.text = str(number) if first else f", {number}"
    made.font.superscript, made.font.color.rgb = True, RGBColor.from_string(_MARK)


def _source(document: Any, source: SourceLine) -> None:
    """A paragraph with the bookmark that references lead to, then the words, indented."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(8), Mm(-8)
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{tag}")
        mark.set(qn("w:id"), str(source.number))
        if tag == "bookmarkStart":
            mark.set(qn("w:name"), f"source{source.number}")
        paragraph._p.append(mark)
    where = f", {url}" if (url := address(source.url)) else ""
    head = (
        Run(f"{source.number}  "),
        Run(source.title, tone="strong"),
        Run(f"  {source.origin}{where}", tone="soft"),
    )
    _runs(paragraph, head, size=9)
    for words in source.words:
        quoted = document.add_paragraph()
        quoted.paragraph_format.left_indent = Mm(12)
        _runs(quoted, (Run(words, tone="quote"),), size=9)


def _field(paragraph: Any, name: str) -> None:
    """A field that Word fills in, as the page's number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = name
        run._r.append(part)
    _soft(run, 8)


def _dateless(packed: bytes) -> bytes:
    """The same package with no time of day in it."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return written.getvalue()

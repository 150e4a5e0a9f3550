"""PDF files with text: their lines, as they lie on the pages."""

import re
import threading
from collections.abc import Iterator
from typing import Any

from legation.documents.draft import MOST_TEXT, Draft
from legation.documents.printed import Line, paragraphs
from legation.documents.titles import property_title
from legation.errors import DocumentError

_PDFIUM = threading.Lock()
"""PDFium works for one thread at a time."""
_BROKEN_WORD = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line together with that end."""
_ENDS = re.compile("\r?\n|\ufffe")
_MOST_PAGES = 5_000
_FEW_LETTERS = 20
"""Letters below which a PDF is one of pictures."""


def read(content: bytes, name: str) -> Draft:
    """The draft of a PDF: paragraphs joined over line and page ends, without running heads.

    Raises `DocumentError` for a PDF that can't be opened, needs a password, or holds pictures only.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise DocumentError(_why_closed(error, name)) from None
        try:
            pages = list(_pages(pdf, name))
            title = property_title(pdf.get_metadata_dict().get("Title"))
        except pypdfium2.PdfiumError:
            raise DocumentError(f"{name}: damaged: a page of this PDF can't be read") from None
        finally:
            pdf.close()
    if sum(c.isalpha() for page in pages for line in page for c in line.text[:200]) < _FEW_LETTERS:
        raise DocumentError(
            f"{name}: a PDF of pictures, without text: run it through text recognition (ocrmypdf) first"
        )
    return Draft("\n\n".join(paragraphs(pages)), title=title)


def _why_closed(error: Exception, name: str) -> str:
    if "password" in str(error).casefold():
        return f"{name}: this PDF needs a password: save a copy without one"
    return f"{name}: damaged or not a PDF: it can't be opened"


def _pages(pdf: Any, name: str) -> Iterator[list[Line]]:
    if len(pdf) > _MOST_PAGES:
        raise DocumentError(
            f"{name}: {len(pdf):,} pages; Legation reads PDFs of up to {_MOST_PAGES:,}: split it"
        )
    characters = 0
    for page in pdf:
        text_page = page.get_textpage()
        try:
            characters += text_page.count_chars()
            if characters > MOST_TEXT:
                raise DocumentError(f"{name}: more than {MOST_TEXT:,} characters of text: split it")
            yield list(_lines(text_page, page.get_height()))
        finally:
            text_page.close()
            page.close()


def _lines(text_page: Any, page_height: float) -> Iterator[Line]:
    """The lines in the order of the file; a line's place is that of its first and last characters."""
    text: str = text_page.get_text_range() if text_page.count_chars() else ""
    is_counted = len(text) == text_page.count_chars()
    start = 0
    for end in [*_ENDS.finditer(text), None]:
        raw = text[start : end.start() if end else None].rstrip()
        if raw.strip():
            first = start + len(raw) - len(raw.lstrip())
            box = _box(text_page, first, start + len(raw) - 1) if is_counted else (0.0, 0.0, 0.0, 0.0)
            hyphen = "-" if end and end[0] == _BROKEN_WORD else ""
            yield Line(raw.strip() + hyphen, *box, page_height=page_height)
        start = end.end() if end else len(text)


def _box(text_page: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, right, bottom, top, in points from the page's lower left corner."""
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    _, last_bottom, right, last_top = text_page.get_charbox(last, loose=True)
    return left, right, min(bottom, last_bottom), max(top, last_top)

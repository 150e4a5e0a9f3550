"""Word files (.docx)."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from legation.documents.draft import Draft
from legation.documents.titles import property_title
from legation.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_MOST_XML = 60_000_000
"""Bytes of text part, unpacked: a novel has five million."""
_MOST_PARTS = 20_000
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
)
"""What `zipfile` raises for an archive that is broken or locked."""
_TITLE_STYLES = ("Title",)
_UNREAD = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "footnoteReference")
)


def read(content: bytes, name: str) -> Draft:
    """The draft of a Word file: paragraphs and tables in order, as they read with all changes accepted.

    Raises `DocumentError` for what is no Word file, is damaged, or unpacks to more than it should.
    """
    if content.count(b"PK\x01\x02") > _MOST_PARTS:
        raise DocumentError(f"{name}: its archive has more than {_MOST_PARTS:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, _BODY, name)
            properties = _part(archive, _PROPERTIES, name) if _has(archive, _PROPERTIES) else b""
    except KeyError:
        raise DocumentError(f"{name}: not a Word file: the archive holds no {_BODY}") from None
    except _DAMAGES:
        raise DocumentError(f"{name}: damaged: its archive can't be unpacked") from None
    root = _xml(body)
    if root is None:
        raise DocumentError(f"{name}: damaged: its text part is not XML")
    paragraphs = list(_blocks(root))
    styled = next((text for text, style in paragraphs if style in _TITLE_STYLES), None)
    title = styled or property_title(_property(properties, "title"))
    texts = [text for text, style in paragraphs if style not in _TITLE_STYLES or text != styled]
    return Draft("\n\n".join(texts), title=title)


def _has(archive: zipfile.ZipFile, part: str) -> bool:
    return part in archive.namelist()


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    entry = archive.getinfo(part)
    if entry.file_size > _MOST_XML:
        raise DocumentError(f"{name}: its text unpacks to {entry.file_size:,} bytes, more than {_MOST_XML:,}")
    with archive.open(entry) as stream:
        return stream.read(_MOST_XML + 1)


def _xml(content: bytes) -> "_Element | None":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser) if content else None
    except (etree.LxmlError, ValueError):
        return None


def _property(properties: bytes, field: str) -> str | None:
    root = _xml(properties)
    found = [e.text for e in root.iter("{*}" + field)] if root is not None else []
    return found[0] if found else None


def _blocks(root: "_Element") -> Iterator[tuple[str, str]]:
    """Each paragraph, or row of a table, with the name of its style."""
    from lxml import etree

    words: list[str] = []
    cells: list[str] = []
    rows, style = 0, ""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start":
            if tag == "pPr":
                style = _style(element)
            if tag in _UNREAD:
                walk.skip_subtree()
            rows += tag == "tr"
            words.append(_character(tag, element))
        elif tag == "p":
            text = "".join(words).strip()
            words.clear()
            if text and rows:
                cells.append(text)
            elif text:
                yield text, style
            style = ""
        elif tag == "tr":
            rows -= 1
            if cells and not rows:
                yield " | ".join(cells), ""
                cells.clear()


def _character(tag: str, element: "_Element") -> str:
    if tag == "t":
        return element.text or ""
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(tag, "")


def _style(properties: "_Element") -> str:
    for element in properties.iter("{*}pStyle"):
        return next((value for key, value in element.attrib.items() if str(key).endswith("}val")), "")
    return ""

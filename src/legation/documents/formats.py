"""Which format bytes are in, by what they begin with, then by their name."""

import re
from pathlib import PurePath
from typing import Literal

from legation.errors import DocumentError

Format = Literal["plain", "markdown", "page", "pdf", "docx", "mail", "json", "jsonl"]

SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".txt", ".text", ".asc"), "plain"),
    **dict.fromkeys((".md", ".markdown", ".mdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "page"),
    ".pdf": "pdf",
    ".docx": "docx",
    **dict.fromkeys((".eml", ".mht", ".mhtml"), "mail"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
}
CONTENT_TYPES: dict[str, Format] = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "application/json": "json",
    **dict.fromkeys(("application/x-ndjson", "application/jsonl", "application/json-lines"), "jsonl"),
}
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt): save it as .docx"),
    (b"{\\rtf", "Rich Text: save it as .docx or .txt"),
    (b"\x89PNG", "a picture: run it through text recognition first"),
    (b"\xff\xd8\xff", "a picture: run it through text recognition first"),
    (b"GIF8", "a picture: run it through text recognition first"),
    (b"II*\x00", "a picture: run it through text recognition first"),
    (b"MM\x00*", "a picture: run it through text recognition first"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"BZh", "a compressed file: unpack it first"),
    (b"\xfd7zXZ", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf", "an archive: unpack it first"),
    (b"Rar!", "an archive: unpack it first"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_HEAD = 2_048
_PAGE = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype\s+html|html|head|body|div|article|p|h1)[\s>]",
    re.I,
)
_MAIL = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To|Sender"
    rb"|X-[A-Za-z-]{1,40}|DKIM-Signature|ARC-Seal|Authentication-Results):",
    re.I,
)
_FIELD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t])")


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in lower case."""
    return PurePath(name).suffix.casefold()


def format_of(content: bytes, name: str, declared: Format | None = None) -> Format:
    """The format of `content`; `declared` is what its envelope says, where it says anything.

    What the bytes show beyond doubt counts first, then the suffix of the name, then what the envelope
    declares, then what they look like. Raises `DocumentError` for a format that Legation does not read.
    """
    for start, what in _UNREAD:
        if content.startswith(start):
            raise DocumentError(f"{name}: {what}")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    return SUFFIXES.get(suffix_of(name)) or declared or _looks_like(content)


def _looks_like(content: bytes) -> Format:
    head = content[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith((b"{", b"[")):
        return "jsonl" if _is_lines(content) else "json"
    if _PAGE.match(head):
        return "page"
    return "mail" if _is_mail(head) else "plain"


def _is_lines(content: bytes) -> bool:
    """Several lines, of which the first two are objects of their own."""
    lines = [line.strip() for line in content.lstrip().split(b"\n", 2)[:2]]
    return len(lines) == 2 and all(line.startswith(b"{") and line.endswith(b"}") for line in lines)


def _is_mail(head: bytes) -> bool:
    """Two header lines or more before the first empty one, one of them a mail's own."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].splitlines()
    is_whole = len(headers) > 1 and all(_FIELD.match(line) for line in headers[:-1])
    return is_whole and sum(_MAIL.match(line) is not None for line in headers) >= 2

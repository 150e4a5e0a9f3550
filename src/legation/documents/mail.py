"""Mails (.eml) and pages saved as mails (.mhtml)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from legation.documents import page
from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.furniture import is_furniture
from legation.documents.normalise import line_of
from legation.documents.titles import property_title
from legation.documents.wrapped import unwrap
from legation.errors import DocumentError

_PREFIX = re.compile(r"\A(?:(?:re|fwd?)\s?:\s*)+", re.IGNORECASE)
_SIGNATURE = "\n-- \n"
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_MOST_PARTS = 1_000
_LONGEST_HEADER = 2_000
_DAMAGES = (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError)
"""What the standard parser lets through for broken mails and headers."""


def read(content: bytes, name: str) -> Draft:
    """The draft of a mail: subject, sender and date as title, source and day; its text, or its page.

    Raises `DocumentError` for a mail that has neither.
    """
    if content.count(b"\n--") > _MOST_PARTS * 20:
        raise DocumentError(f"{name}: a mail of more parts than Legation reads")
    try:
        message = BytesParser().parsebytes(content)
        plain, markup = _bodies(message, name)
    except _DAMAGES:
        raise DocumentError(f"{name}: damaged: this mail can't be taken apart") from None
    if plain is not None:
        draft = Draft(_reported(plain))
    elif markup is not None:
        draft = page.read_markup(markup, name)
    else:
        raise DocumentError(f"{name}: a mail without a text: its attachments are read on their own")
    return _with_headers(draft, message)


def _bodies(message: Message, name: str) -> tuple[str | None, str | None]:
    """The text part and the HTML part, where there are any with words."""
    found: dict[str, str] = {}
    for part in _parts(message):
        kind = part.get_content_type()
        if (
            kind in ("text/plain", "text/html")
            and part.get_content_disposition() != "attachment"
            and kind not in found
        ):
            content = part.get_payload(decode=True)
            text = decode(content, name, part.get_content_charset()) if isinstance(content, bytes) else ""
            if text.strip():
                found[kind] = _unflowed(part, text) if kind == "text/plain" else text
    return found.get("text/plain"), found.get("text/html")


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if isinstance(part, Message) and not part.is_multipart():
            yield part


def _unflowed(part: Message, text: str) -> str:
    """Lines that end in a space go on in the next, where the mail says so (RFC 3676)."""
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).casefold() != "flowed":
        return text
    kept = text.replace(_SIGNATURE, "\n--\n")
    return re.sub(r"(?<=[^\n]) \n(?=[^\n>])", " ", kept)


def _reported(text: str) -> str:
    """The text without its signature and notices, its lines joined where they were full."""
    text = re.split(r"\n-- ?\n", text, maxsplit=1)[0] or text
    blocks = _PARAGRAPH.split(unwrap(text))
    return "\n\n".join(block for block in blocks if block.strip() and not is_furniture(block))


def _with_headers(draft: Draft, message: Message) -> Draft:
    subject = _PREFIX.sub("", line_of(_header(message, "Subject")), count=1)
    sender, address = parseaddr(_header(message, "From"))
    is_person_or_body = "@" in address
    return replace(
        draft,
        title=property_title(subject) or draft.title,
        source=(line_of(sender) or address) if is_person_or_body else draft.source,
        url=_header(message, "Snapshot-Content-Location") or draft.url,
        published=draft.published if not is_person_or_body and draft.published else _date(message),
    )


def _date(message: Message) -> str | None:
    """The day in the sender's own time zone, or None where the header is missing or broken."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _header(message: Message, field: str) -> str:
    """The field in characters; empty where it is missing, too long, or can't be taken apart."""
    try:
        written = str(message.get(field, ""))
        if len(written) > _LONGEST_HEADER:
            return ""
        return str(make_header(decode_header(written)))
    except _DAMAGES:
        return ""

"""Mails (.eml) and pages saved as mails (.mhtml)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
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

_PREFIX = re.compile(r"(?:(?:re|fwd?|fw)\s?:\s*)+", re.IGNORECASE)
_SIGNATURE = "\n-- \n"
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_MOST_PARTS = 1_000


def read(content: bytes, name: str) -> Draft:
    """The draft of a mail: subject, sender and date as title, source and day; its text, or its page.

    Raises `DocumentError` for a mail that has neither.
    """
    if content.count(b"\n--") > _MOST_PARTS * 20:
        raise DocumentError(f"{name}: a mail of more parts than Legation reads")
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        plain, markup = _bodies(message, name)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError):
        # the standard parser lets all of these through for broken headers
        raise DocumentError(f"{name}: damaged: this mail can't be taken apart") from None
    if plain is not None:
        draft = Draft(_reported(plain))
    elif markup is not None:
        draft = page.read_markup(markup, name)
    else:
        raise DocumentError(f"{name}: a mail without a text: its attachments are read on their own")
    return _with_headers(draft, message)


def _bodies(message: EmailMessage, name: str) -> tuple[str | None, str | None]:
    """The text part and the HTML part, where there are any with words."""
    found: dict[str, str] = {}
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not part.is_attachment() and kind not in found:
            content = part.get_payload(decode=True)
            text = decode(content, name, part.get_content_charset()) if isinstance(content, bytes) else ""
            if text.strip():
                found[kind] = _unflowed(part, text) if kind == "text/plain" else text
    return found.get("text/plain"), found.get("text/html")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _unflowed(part: EmailMessage, text: str) -> str:
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


def _with_headers(draft: Draft, message: EmailMessage) -> Draft:
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


def _date(message: EmailMessage) -> str | None:
    """The day in the sender's own time zone, or None where the header is missing or broken."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _header(message: EmailMessage, field: str) -> str:
    try:
        return str(message[field] or "")
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):
        # a header that the standard parser can't take apart says nothing
        return ""

"""A document's own id, made from its content."""

import hashlib
import unicodedata

from legation.documents.normalise import scalars


def document_id(text: str, title: str | None) -> str:
    """`doc-` and 16 hexadecimal digits: the same text and title give the same id, whatever the file."""
    content = scalars(text) + "\x00" + (title or "")
    if not content.isascii():
        content = unicodedata.normalize("NFC", content)
    return "doc-" + hashlib.sha256(content.encode()).hexdigest()[:16]

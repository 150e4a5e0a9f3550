"""Ids that come from content: the same document and the same claim have the same id anywhere."""

import hashlib
import json
from typing import Any

from legation.schema import Claim, Document

_HEX = 20


def canonical(value: Any) -> str:
    """JSON in one way only: sorted keys, no spaces, no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content(document: Document) -> str:
    """What makes a document the same as one kept: its words, and where and when they were published."""
    published = document.published.isoformat() if document.published else None
    return digest([document.text, document.title, document.source, document.url, published])


def body(claim: Claim) -> dict[str, Any]:
    """A claim in its JSON form without its confidence, which is the reading's."""
    form = claim.to_dict()
    del form["confidence"]
    return form


def claim_id(content: str, canonical_body: str) -> str:
    """The id of a claim of the document with this `content`."""
    return "c" + hashlib.sha256(f"{content}\n{canonical_body}".encode()).hexdigest()[:_HEX]


def entry_id(claims: list[str]) -> str:
    """An entry is called by the smallest of its claims; an older name leads to it through that claim."""
    return "e" + min(claims)[1:]


def claim_in(entry: str) -> str:
    """The claim that gave an entry its name."""
    return "c" + entry[1:]


def digest(value: Any) -> str:
    """A hash of a JSON value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:32]

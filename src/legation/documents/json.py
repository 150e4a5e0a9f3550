"""JSON: one document, or a list of documents."""

import json
from collections.abc import Iterator

from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.fields import draft_of
from legation.errors import DocumentError


def read(content: bytes, name: str) -> Iterator[tuple[str, Draft | DocumentError]]:
    """Each document with the name of its place; a bad one in a list does not stop the others.

    Raises `DocumentError` for what is not JSON.
    """
    value = parse(decode(content, name), name)
    if not isinstance(value, list):
        yield name, draft_of(value, name)
        return
    if not value:
        raise DocumentError(f"{name}: empty: the list holds no document")
    for number, entry in enumerate(value, start=1):
        place = f"{name}#{number}"
        try:
            yield place, draft_of(entry, place)
        except DocumentError as error:
            yield place, error


def parse(text: str, name: str) -> object:
    """The JSON value that `text` writes; raises `DocumentError` with the place of the mistake."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        empty = "empty: it holds no text" if not text.strip() else None
        where = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise DocumentError(f"{name}: {empty or where}") from None
    except (RecursionError, ValueError):
        raise DocumentError(f"{name}: JSON that is nested too deep or holds too long a number") from None
    return value

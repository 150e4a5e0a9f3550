"""A document as fields of JSON: `id`, `text`, `title`, `source`, `url`, `published`."""

from typing import Any

from legation.documents.draft import Draft
from legation.errors import DocumentError

_TEXTS = ("title", "source", "url", "published")


def draft_of(value: Any, name: str) -> Draft:
    """The draft of one JSON value: a document, or a reading that holds one; other fields are ignored.

    Its `text` stays as it is. Raises `DocumentError` for anything else, naming the field.
    """
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("document"), dict):
        value = value["document"]
    if not isinstance(value, dict):
        raise DocumentError(f"{name}: not a document: a JSON object with the field 'text' is expected")
    text = value.get("text")
    if not isinstance(text, str):
        raise DocumentError(f"{name}: the document has no 'text', or one that is not a string")
    fields = {field: _text(value.get(field), field, name) for field in _TEXTS}
    return Draft(text, id=_id(value.get("id"), name), exact=True, **fields)


def _id(value: Any, name: str) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(value, "id", name)


def _text(value: Any, field: str, name: str) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise DocumentError(f"{name}: '{field}' is not a string")
    return value

"""Bytes to documents, whatever their format."""

from collections.abc import Iterator
from datetime import date

from legation.documents import docx, json, jsonl, mail, markdown, page, pdf, plain
from legation.documents.draft import Draft, Overrides, finish
from legation.documents.encoding import decode
from legation.documents.failure import Failure
from legation.documents.formats import Format, format_of
from legation.documents.normalise import shown
from legation.errors import DocumentError
from legation.schema import Document

MOST_BYTES = 100_000_000
"""Bytes that one file or line may have."""


def text_document(  # noqa: PLR0913
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    published: str | date | None = None,
) -> Document:
    """The document of a text at hand, stored in its normal form.

    Raises `DocumentError` where it has no words, or `published` is no day.
    """
    return finish(Draft(text, title, source, url, published, id), "text")


def document_of(  # noqa: PLR0913
    content: bytes,
    *,
    name: str,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    published: str | date | None = None,
) -> Document:
    """The one document in `content`, a file's bytes; `name` is the file's name, its suffix a hint.

    What is said here counts over what the document says. Raises `DocumentError` for bytes that can't
    be read, and for a file of several documents.
    """
    said = Overrides(title, source, url, published)
    found = list(documents_of(content, name, said))
    if len(found) != 1:
        raise DocumentError(f"{shown(name)}: holds {len(found)} documents, where one is expected")
    if isinstance(found[0], Failure):
        raise found[0].error
    return found[0]


def documents_of(
    content: bytes,
    name: str,
    said: Overrides = Overrides(),  # noqa: B008
    declared: Format | None = None,
    charset: str | None = None,
) -> Iterator[Document | Failure]:
    """Every document in `content`; one of several that can't be read is a `Failure` in its place.

    `declared` and `charset` are what the envelope of the bytes says. Raises `DocumentError` where
    nothing can be read.
    """
    for place, draft in drafts_of(content, name, declared, charset):
        yield finished(draft, place, said)


def drafts_of(
    content: bytes, name: str, declared: Format | None = None, charset: str | None = None
) -> Iterator[tuple[str, Draft | DocumentError]]:
    """The draft of every document in `content`, with the name of its place; raises as `documents_of` does."""
    name = shown(name)
    if len(content) > MOST_BYTES:
        raise DocumentError(f"{name}: more than {MOST_BYTES // 1_000_000} MB; split it")
    if not content.strip():
        raise DocumentError(f"{name}: empty: it holds no text")
    yield from _drafts(content, name, declared, charset)


def finished(draft: Draft | DocumentError, place: str, said: Overrides) -> Document | Failure:
    """The document of a draft, or why there is none."""
    if isinstance(draft, DocumentError):
        return Failure(place, draft)
    try:
        return finish(said.over(draft), place)
    except DocumentError as error:
        return Failure(place, error)


def _drafts(
    content: bytes, name: str, declared: Format | None, charset: str | None
) -> Iterator[tuple[str, Draft | DocumentError]]:
    match format_of(content, name, declared):
        case "json":
            yield from json.read(content, name)
        case "jsonl":
            lines = decode(content, name).encode("utf-8", "replace").split(b"\n")
            yield from jsonl.read(lines, name)
        case "pdf":
            yield name, pdf.read(content, name)
        case "docx":
            yield name, docx.read(content, name)
        case "mail":
            yield name, mail.read(content, name)
        case "page":
            yield name, page.read(content, name, charset)
        case "markdown":
            yield name, markdown.read(content, name, charset)
        case "plain":
            yield name, plain.read(content, name, charset)

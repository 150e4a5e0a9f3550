"""A draft: what a format's bytes say of a document, before it is checked and stored."""

from dataclasses import dataclass, replace
from datetime import date

from legation.documents.dateline import dateline
from legation.documents.identity import document_id
from legation.documents.language import identify
from legation.documents.normalise import line_of, normalise, scalars
from legation.documents.published import day
from legation.errors import DocumentError
from legation.schema import Document

MOST_TEXT = 10_000_000
"""Characters of text that one document may have."""


@dataclass(frozen=True)
class Draft:
    """`exact` keeps the text as it is, since offsets into it exist elsewhere."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | date | None = None
    id: str | None = None
    exact: bool = False


@dataclass(frozen=True)
class Overrides:
    """What a person says of a document: it counts over what the document says."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | date | None = None

    def over(self, draft: Draft) -> Draft:
        """`draft` with everything said here in place of its own."""
        said = {field: value for field, value in vars(self).items() if value is not None}
        return replace(draft, **said)


def finish(draft: Draft, name: str) -> Document:
    """The document of `draft`; `name` says in errors where it came from.

    Raises `DocumentError` where there are no words to read, too many, or a date that can't be.
    """
    title = _line(draft.title)
    text = scalars(draft.text) if draft.exact else _below(title, normalise(draft.text))
    if len(text) > MOST_TEXT:
        raise DocumentError(
            f"{name}: {len(text):,} characters of text; one document may have {MOST_TEXT:,}: split it"
        )
    if not text.strip():
        raise DocumentError(f"{name}: empty: it holds no text")
    if not any(character.isalpha() for character in text):
        raise DocumentError(f"{name}: holds no words, only figures and signs")
    published = day(draft.published, name) if draft.published else None
    if published is None and not draft.exact:
        published = dateline(text)
    return Document(
        id=draft.id or document_id(text, title),
        text=text,
        title=title,
        source=_line(draft.source),
        url=_line(draft.url),
        published=published,
        language=identify(text),
    )


def _below(title: str | None, text: str) -> str:
    """`text` without the first paragraph where that is only the title again."""
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and " ".join(first.split()) == title else text


def _line(value: str | None) -> str | None:
    return (line_of(value) or None) if value else None

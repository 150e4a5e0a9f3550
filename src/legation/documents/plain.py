"""Plain text."""

from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.frontmatter import with_front_matter
from legation.documents.wrapped import unwrap


def read(content: bytes, name: str, declared: str | None = None) -> Draft:
    """The draft of a text file; `declared` is the encoding that its envelope gives.

    Front matter gives its fields; lines broken only because they were full are joined.
    """
    text = decode(content, name, declared).replace("\r\n", "\n").replace("\r", "\n")
    draft = with_front_matter(text.lstrip("\n"))
    return Draft(unwrap(draft.text), draft.title, draft.source, draft.url, draft.published, draft.id)

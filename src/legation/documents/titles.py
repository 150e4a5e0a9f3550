"""Titles that files carry in their properties."""

from functools import cache

from legation import lexicon
from legation.documents.normalise import line_of


def property_title(value: str | None) -> str | None:
    """The title in a file's properties, or None where a program wrote it ("Microsoft Word - x.doc")."""
    title = line_of(value or "")
    plain = title.casefold()
    begins, ends = _programs_mark("untitled_begins"), _programs_mark("untitled_ends")
    if (
        len(title) < 3
        or plain in _programs_mark("untitled")
        or plain.startswith(begins)
        or plain.endswith(ends)
    ):
        return None
    return title


@cache
def _programs_mark(section: str) -> tuple[str, ...]:
    return tuple(lexicon.words("pages")[section])

"""JSON Lines: one document a line."""

from collections.abc import Iterable, Iterator

from legation.documents.draft import Draft
from legation.documents.encoding import decode
from legation.documents.fields import draft_of
from legation.documents.json import parse
from legation.errors import DocumentError


def read(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, Draft | DocumentError]]:
    """Each document with the name of its line, one line at a time; a bad one does not stop the others.

    Raises `DocumentError` where no line holds anything.
    """
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
            continue
        is_empty = False
        place = f"{name}:{number}"
        try:
            yield place, draft_of(parse(decode(line.rstrip(b"\r\n"), place), place), place)
        except DocumentError as error:
            yield place, error
    if is_empty:
        raise DocumentError(f"{name}: empty: it holds no document")

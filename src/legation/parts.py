"""Parts: a document too long to be held at once is read part by part, cut where a paragraph ends."""

from collections.abc import Iterator
from typing import Any

from legation.schema import Claim, Document, Mention

LONGEST = 200_000
"""Code points of a part at most: what keeps the memory of reading within a few hundred megabytes."""


def parts_of(document: Document) -> Iterator[tuple[int, Document]]:
    """The document in parts, each with where it starts; one part where it is short enough."""
    text, start = document.text, 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        cuts = (text.rfind(mark, start + LONGEST // 2, end) for mark in ("\n\n", "\n", ". ", " "))
        end = next((cut + 1 for cut in cuts if cut > 0), end)
        yield start, document.model_copy(update={"text": text[start:end]})
        start = end
    yield start, document if start == 0 else document.model_copy(update={"text": text[start:]})


def moved_mention(mention: Mention, by: int) -> Mention:
    """The mention, its offsets counted in the whole document."""
    return mention.model_copy(update={"start": mention.start + by, "end": mention.end + by})


def moved_claim(claim: Claim, by: int, text: str) -> Claim:
    """The claim, its offsets counted in the whole document of this text."""
    return Claim.make(text, **_moved(claim.model_dump(), by)) if by else claim


def _moved(value: Any, by: int) -> Any:
    """A dumped value with every span in it moved."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return value | {"start": value["start"] + by, "end": value["end"] + by}
        return {name: _moved(part, by) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_moved(part, by) for part in value]
    return value

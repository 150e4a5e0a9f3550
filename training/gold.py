"""Gold documents with offsets: what the training labels are made from."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.language import parse
from legation.language.parsed import Parsed
from legation.schema import Document


@dataclass(frozen=True)
class GoldClaim:
    """An annotated claim; `spans` are the offsets of its evidence, strongest first."""

    kind: str
    form: str
    data: dict[str, Any]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class GoldDocument:
    """A parsed document and its annotated claims."""

    id: str
    parsed: Parsed
    claims: tuple[GoldClaim, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.text


def span_in(text: str, piece: str) -> tuple[int, int]:
    """Offsets of a substring that stands once in the text."""
    start = text.index(piece)
    return start, start + len(piece)


def load(folder: Path) -> list[GoldDocument]:
    """Every gold document of a folder, by name."""
    return [_document(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def _document(data: dict[str, Any]) -> GoldDocument:
    fields = ("id", "text", "title", "source", "published")
    document = Document(**{field: data[field] for field in fields})
    claims = tuple(
        GoldClaim(c["kind"], c["form"], c, tuple(span_in(document.text, e) for e in c["evidence"]))
        for c in data["claims"]
    )
    return GoldDocument(data["id"], parse(document), claims)

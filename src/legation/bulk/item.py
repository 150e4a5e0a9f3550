"""What a corpus is made of: units (files), items in them (what may hold a document), and chunks of items."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from legation.documents.formats import Format

Form = Literal["document", "lines", "zip", "warc", "parquet", "list", "feed"]
"""How a unit holds its items: `document` is a file that is one; `list` and `feed` hold addresses."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A file of the corpus. `key` changes with its name, size and time; `number` is its place in order."""

    path: str
    form: Form
    size: int
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """What may hold one or more documents.

    `held` is a file's bytes, a line of JSON (`is_line`), the fields of a document, or null: then the worker
    reads `path`, or the address `url` is to be fetched. What is said beside it (`published`, `title`,
    `source`, `url`) counts where the document itself says nothing.
    """

    name: str
    held: bytes | Mapping[str, Any] | None = None
    path: str | None = None
    is_line: bool = False
    declared: Format | None = None
    charset: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None
    source: str | None = None

    @property
    def weight(self) -> int:
        """Bytes that the item takes on its way to a worker, roughly."""
        if self.held is None:
            return 100
        if isinstance(self.held, bytes):
            return len(self.held) + 100
        return sum(len(value) for value in self.held.values() if isinstance(value, str)) + 100


@dataclass(frozen=True, slots=True)
class Bad:
    """An item, or a whole unit, that can't be read, and why, in one line."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items `start` to `end` (exclusive) of a unit; `is_last` where the unit has no more."""

    key: str
    start: int
    end: int
    is_last: bool


@dataclass(slots=True)
class Chunk:
    """Items that a worker takes at once, and where they stand; `read` counts bytes of units gone through."""

    items: list[Item | Bad] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)
    read: int = 0

    @property
    def name(self) -> str:
        """A name that tells the chunk from all others of its corpus, and sorts in the corpus's order."""
        spans = " ".join(f"{s.key}:{s.start}-{s.end}" for s in self.stretches)
        digest = hashlib.sha256(spans.encode()).hexdigest()[:12]
        return f"{self.place[0]:08d}-{self.place[1]:010d}-{digest}"

"""The parts of a brief that every format writes in its own way. All text is plain and on one line."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "strong", "soft", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words with the numbers of their sources; `more` sources are not named."""

    text: str
    notes: tuple[int, ...] = ()
    more: int = 0
    tone: Tone = "plain"


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `weight` is its share of the width."""

    title: str
    weight: int
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, as many as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A few numbers that stand out, each with what it is."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A number for each of a row of labels, to be seen at once."""

    title: str
    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or more of words."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    text: str


Block = Table | Figures | Bars | Paragraph | Subheading


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the brief; `aside` says how much of it is shown."""

    anchor: str
    title: str
    aside: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A numbered source: what it is, where it is, and the words that it is cited for."""

    number: int
    title: str
    origin: str
    url: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole, in the order in which it is read."""

    title: str
    subtitle: str
    lead: str
    parts: tuple[Part, ...]
    sources: tuple[SourceLine, ...]
    about: str

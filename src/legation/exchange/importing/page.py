"""Rows of a register as the text of a document, each a line that names its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from legation.exchange.controls import controls
from legation.exchange.importing.tables import Row
from legation.schema import Claim, Span

BETWEEN: Final = " | "
"""Stands between cells of a row in the text."""


@dataclass(frozen=True)
class Line:
    """A row in its document. `start` and `end` bound its line in the text, `places` its cells, by column."""

    row: Row
    start: int
    end: int
    places: Mapping[str, tuple[int, int]]
    page: "Page"

    def __getitem__(self, column: str) -> str:
        """The cell as the document has it; empty where the row has none."""
        start, end = self.places.get(column, (0, 0))
        return self.page.text[start:end]

    @property
    def span(self) -> Span:
        """The whole row, the evidence of what it says."""
        return Span.of(self.page.text, self.start, self.end)

    def cell(self, column: str) -> Span | None:
        """The cell as a span of the text."""
        place = self.places.get(column)
        return Span.of(self.page.text, *place) if place else None

    def __contains__(self, column: str) -> bool:
        return column in self.places


class Page:
    """So many rows of a register as one document's text. `columns` are (name, label), a column's label empty
    where its cell goes with the one before it (a `?` for doubt)."""

    def __init__(self, rows: Iterable[Row], columns: Sequence[tuple[str, str]]) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.lines: list[Line] = [self._line(row, columns) for row in rows]

    @cached_property
    def text(self) -> str:
        """The text that offsets count in."""
        return "".join(self._parts)

    def claim(self, **fields: Any) -> Claim:
        """A claim of this document."""
        return Claim.make(self.text, **fields)

    def _line(self, row: Row, columns: Sequence[tuple[str, str]]) -> Line:
        start, places = self._length, {}
        for (name, label), cell in zip(columns, row.cells, strict=False):
            value = clean(cell)
            if not value:
                continue
            lead = (BETWEEN if self._length > start else "") + f"{label}: " if label else " "
            self._put(lead)
            places[name] = (self._length, self._length + len(value))
            self._put(value)
        end = self._length
        self._put("\n")
        return Line(row, start, end, places, self)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def clean(cell: str) -> str:
    """A cell on one line, without characters that command or reorder."""
    return " ".join(controls().sub(" ", cell).split())

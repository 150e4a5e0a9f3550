"""What became of every row: counts for a line, and a table of the rows that were refused or kept in part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from legation.exchange.cells import guarded, line
from legation.exchange.importing.form import Outcome

HEADER: Final = ("file", "row", "outcome", "reason")
MOST_KEPT: Final = 100_000
"""Rows that a report keeps by name; of more it keeps the counts."""


@dataclass(slots=True)
class Report:
    """`rows` is `imported` + `refused`. `kept` are the outcomes that have something to tell."""

    rows: int = 0
    imported: int = 0
    refused: int = 0
    claims: int = 0
    noted: int = 0
    kept: list[Outcome] = field(default_factory=list)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Counts outcomes in."""
        for one in outcomes:
            self.rows += 1
            self.claims += one.claims
            if one.reason:
                self.refused += 1
            else:
                self.imported += 1
                self.noted += bool(one.notes)
            if (one.reason or one.notes) and len(self.kept) < MOST_KEPT:
                self.kept.append(one)

    def plus(self, other: "Report") -> None:
        """Adds another file's report."""
        for name in ("rows", "imported", "refused", "claims", "noted"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.kept += other.kept[: MOST_KEPT - len(self.kept)]

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """The rows refused, and those of which something was left out, as (file, row, outcome, reason)."""
        for one in self.kept:
            if one.reason:
                yield one.file, str(one.row), "refused", one.reason
            for note in one.notes:
                yield one.file, str(one.row), "imported in part", note

    def to_csv(self) -> str:
        """The report as CSV; no cell can run in a spreadsheet."""
        return "".join(line(map(guarded, cells)) for cells in (HEADER, *self.lines()))

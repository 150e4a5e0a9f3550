"""What a comparison is made of: the same figures of two sides."""

from dataclasses import dataclass
from datetime import date

from legation.views.dossier_parts import Cited, Source


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a set of parties in a period, with its figures.

    `values` are sums of ordered and delivered deals in each currency. `topics` and `people` count entries
    among the newest `looked_at`. `first` and `last` are dates as the record writes them (`2022-06-02`,
    `2022-06`, `2022`), of entries that came about.
    """

    label: str
    parties: tuple[str, ...]
    since: date | None
    until: date | None
    entries: int
    disputed: int
    first: str | None
    last: str | None
    kinds: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    deals: int
    priced: int
    values: tuple[tuple[str, float], ...]
    topics: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]
    looked_at: int
    instruments: tuple["Named", ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument: the newest ones are listed."""

    entry: str
    when: Cited | None
    title: Cited
    stage: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of both sides; `group` says of what sort it is. What a side does not have is null."""

    group: str
    name: str
    one: float | None
    other: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, their figures row by row, and the sources of the instruments that are listed."""

    one: Side
    other: Side
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]

    @property
    def empty(self) -> bool:
        """Whether the record has nothing on either side."""
        return self.one.entries == 0 and self.other.entries == 0

"""What a record answers with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints, overload

if TYPE_CHECKING:
    import polars

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """An entry in one row. `day` is its start or else the day it was first reported; `sources` are
    independent ones; `decision` is accepted, rejected, corrected or null."""

    id: str
    kind: str
    form: str
    status: str
    stage: str
    parties: tuple[str, ...]
    headline: str
    start: date | None
    end: date | None
    precision: str | None
    day: date | None
    place: str | None
    sources: int
    documents: int
    claims: int
    disagreements: int
    decision: str | None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document in one row; `story` is the id of the document that stands for all copies of its story."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    language: str
    added: str
    story: str


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim in the record: `body` is its JSON form, as corrected where a person did."""

    id: str
    kind: str
    form: str
    status: str
    parties: tuple[str, ...]
    start: date | None
    evidence: str
    confidence: float | None
    withdrawn: bool
    entry: str | None
    stage: int | None
    document: str
    title: str | None
    outlet: str | None
    published: date | None
    body: dict[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class StageOf:
    """A stage of an entry, with its own date and the ids of the claims that are its evidence."""

    phase: str
    start: date | None
    end: date | None
    precision: str | None
    sources: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value of a field of an entry, with the ids of the claims that give it."""

    field: str
    value: str
    best: bool
    sources: int
    claims: tuple[str, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class EntryInFull:
    """An entry with its stages, every value of its fields, and its claims."""

    summary: EntrySummary
    stages: tuple[StageOf, ...]
    values: tuple[FieldValue, ...]
    claims: tuple[KeptClaim, ...]
    notes: tuple[str, ...]


class Rows(Sequence[T], Generic[T]):
    """Answers of one type, in order; `to_polars()` makes a data frame of them."""

    def __init__(self, rows: Sequence[T], kind: type[T]) -> None:
        self._rows = rows
        self._kind = kind

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Rows[T]":
        if isinstance(index, slice):
            return Rows(self._rows[index], self._kind)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} × {self._kind.__name__}>"

    def to_polars(self) -> "polars.DataFrame":
        """A data frame, a column a field, of one type whatever the rows; needs `polars`.

        For pandas: `.to_polars().to_pandas()`.
        """
        import polars

        names = [f.name for f in fields(self._kind) if f.name != "body"]  # type: ignore[arg-type]
        columns = {name: [_plain(getattr(row, name)) for row in self._rows] for name in names}
        types, hints = _types(), get_type_hints(self._kind)
        schema = {name: types[hints[name]] for name in names if hints[name] in types}
        return polars.DataFrame(columns, schema_overrides=schema, infer_schema_length=None)


def _types() -> dict[Any, Any]:
    """From a field's type to the column's."""
    import polars

    plain = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}
    found: dict[Any, Any] = {**plain, date: polars.Date, tuple[str, ...]: polars.List(polars.String)}
    return found | {kind | None: column for kind, column in found.items()}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value

"""Legation's own tables, as `legation export csv|excel|parquet|duckdb` writes them, into a record again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from legation.errors import DocumentError
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.joined import Joined, Joining
from legation.exchange.importing.passages import Passages
from legation.exchange.importing.table_claim import fields, items_in_words, lost, people_in_words, quotes
from legation.exchange.importing.table_files import (
    NEEDED,
    TableFile,
    columns_of,
    files,
    sort_of,
    table_of,
    value,
)
from legation.exchange.table import table
from legation.schema import Claim, Document, ReaderInfo, Reading
from legation.version import __version__

_READER: Final = ReaderInfo(version=__version__, model="import tables")
_NO_TEXT: Final = "its document is not among the tables: the passages quoted stand for it"
_DECIDED: Final = "the decision stays behind; `legation record dump` carries decisions"
_LOST: Final = "{}: not in the claim's first evidence, and the table of spans is not there; left out"
_IN_WORDS: Final = "participants are read from the column `people`: without the words that name them"

_Places = tuple[Document, Passages | None]


@dataclass(frozen=True)
class Tables:
    """Tables of a record. Each claim is a row, and so is what belongs to a claim that is not there."""

    path: Path
    files: Sequence[TableFile]

    @property
    def name(self) -> str:
        """The name of the form."""
        return "tables"

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """A reading for each document, with an outcome for every claim."""
        there = {one.name for one in self.files}
        with Joining() as joining:
            for file in self.files:
                for flawed in _put(joining, file):
                    yield None, [flawed]
            joining.index()
            for key in joining.keys("claims"):
                yield _Document(joining, key, frozenset(there)).reading(given)
            for label, row in joining.without_claim():
                yield None, [Outcome(label, row, 0, "no claim of the tables is it of")]


@dataclass(frozen=True)
class Nothing:
    """A file of tables that came in with the claims beside it."""

    path: Path
    name: str = "tables"

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """None."""
        return iter(())


def tables(path: Path, opened: set[Path]) -> Tables | Nothing:
    """The tables that a file is of; `opened` are the folders whose claims this import has come to already.

    Raises `DocumentError` for one that holds no claims and has none beside it.
    """
    if path.is_dir():
        opened.add(path.resolve())
    elif sort_of(path) in ("csv", "parquet"):
        its = table_of(columns_of(path))
        if its is None:
            raise DocumentError(f"{path}: none of Legation's tables; claims have {', '.join(sorted(NEEDED))}")
        if its != "claims":
            alone, path = path, path.with_name(f"claims{path.suffix}")
            if not path.is_file():
                raise DocumentError(f"{alone}: {its} alone make no claims; import {path.name} with it")
        if path.stem == "claims":
            if path.parent.resolve() in opened:
                return Nothing(path)
            opened.add(path.parent.resolve())
    return Tables(path, files(path))


def _put(joining: Joining, file: TableFile) -> Iterator[Outcome]:
    """Puts a table's rows in; gives an outcome for each that can't be read."""
    columns = {column.name: column for column in table(file.name).columns}
    key = "document" if file.name in ("claims", "documents") else "claim"
    for number, cells in file.rows():
        values: dict[str, Any] = {}
        reason = None
        for name, cell in cells.items():
            try:
                if name in columns and (found := value(columns[name], cell)) is not None:
                    values[name] = found
            except (ValueError, TypeError) as error:
                reason = f"{name}: {str(cell)[:40]!r} is no {columns[name].type} ({error})"
        if reason is None and not values.get(key):
            reason = f"no {key}"
        if reason is None and file.name == "claims":
            missing = sorted(name for name in ("kind", "form", "status", "evidence") if not values.get(name))
            reason = f"no {missing[0]}" if missing else None
        if reason:
            yield Outcome(file.label, number, 0, reason)
        else:
            joining.add(file.name, values[key], Joined(file.label, number, values))


class _Document:
    """A document's claims with all that belongs to them."""

    def __init__(self, joining: Joining, key: str, there: frozenset[str]) -> None:
        self._there = there
        self._key = key
        self._own = joining.under("documents", key)
        self._claims = joining.under("claims", key)
        its = [row.values.get("claim") or "" for row in self._claims]
        self._people = [self._of(joining, "participants", claim) for claim in its]
        self._items = [self._of(joining, "items", claim) for claim in its]
        spans = [self._of(joining, "spans", claim) for claim in its]
        if "participants" not in there:
            self._people = [people_in_words(row.values) for row in self._claims]
        if "items" not in there:
            self._items = [items_in_words(row.values) for row in self._claims]
        self._quotes = [
            list(quotes(row.values, spans, people))
            for row, spans, people in zip(self._claims, spans, self._people, strict=True)
        ]

    @staticmethod
    def _of(joining: Joining, name: str, claim: str) -> list[dict[str, Any]]:
        return [row.values for row in joining.under(name, claim)] if claim else []

    def reading(self, given: Given) -> tuple[Reading, list[Outcome]]:
        """The reading, and what became of each claim."""
        document, passages = self._document(given)
        made, outcomes = [], []
        for place, row in enumerate(self._claims):
            reason = None
            try:
                its = fields(
                    row.values, self._quotes[place], self._people[place], self._items[place], document.text,
                    *([passages.place] if passages else ()),
                )  # fmt: skip
                made.append(Claim.make(document.text, **its))
            except (ValidationError, KeyError, TypeError) as error:
                reason = f"not sound: {_said(error)}"
            notes = [] if reason else self._notes(place, first=place == 0 and passages is not None)
            outcomes.append(Outcome(row.label, row.number, int(reason is None), reason, notes))
        return Reading(document=document, claims=tuple(made), reader=_READER), outcomes

    def _notes(self, place: int, *, first: bool) -> list[str]:
        row = self._claims[place].values
        found = [_NO_TEXT] if first else []
        found += [_LOST.format(use) for use in lost(row, self._quotes[place])]
        if self._people[place] and "participants" not in self._there:
            found.append(_IN_WORDS)
        return found + ([_DECIDED] if row.get("decision") else [])

    def _document(self, given: Given) -> _Places:
        """The document whole, or else what its claims quote of it. A workbook's text goes on in rows that
        hold nothing else."""
        first = self._claims[0].values
        if self._own:
            head, *rest = (row.values for row in self._own)
            text = head.get("text") or ""
            text += "".join(row.get("text") or "" for row in rest if row.keys() <= {"document", "text"})
            named = (head.get("title"), head.get("source"), head.get("url"), head.get("published"))
            language, passages = head.get("language") or "en", None
        else:
            passages = Passages(quote for every in self._quotes for _, quote in every)
            text, language = passages.text, "en"
            named = tuple(first.get(n) for n in ("document_title", "outlet", "url", "published"))  # type: ignore[assignment]
        title, source, url, published = named
        document = Document(
            id=self._key, text=text, language=language, title=title or given.title, url=url or given.url,
            source=source or given.source, published=published or given.published,
        )  # fmt: skip
        return document, passages


def _said(error: Exception) -> str:
    return str(error.errors()[0]["msg"]) if isinstance(error, ValidationError) else f"lacks {error}"

"""A file of a register as readings, some rows a document, with what became of each row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from legation.documents.identity import document_id
from legation.errors import DocumentError
from legation.exchange.importing.form import About, Form, Given, Outcome
from legation.exchange.importing.forms import fitting, forms
from legation.exchange.importing.page import Line, Page
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.tables import Row, rows
from legation.schema import Claim, Document, ReaderInfo, Reading
from legation.version import __version__

ROWS: Final = 100
"""Rows of one document; the rows of one deal stay together."""
_BEFORE_HEADER: Final = 40


@dataclass(frozen=True)
class Register:
    """A file of a known form: its rows, below its header."""

    path: Path
    form: Form
    about: About
    columns: tuple[tuple[str, str], ...]
    layout: tuple[int, ...]
    width: int
    preface: tuple[str, ...]
    rows: Iterable[Row] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of its form."""
        return self.form.name

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """A reading of every so many rows, with an outcome for each row in it."""
        sound: list[list[Row]] = []
        count = 0
        for group in self._groups():
            if flawed := [row for row in group if self._flaw(row)]:
                yield None, [Outcome(str(self.path), row.number, 0, self._flaw(row)) for row in flawed]
                group = [row for row in group if row not in flawed]  # noqa: PLW2901
            if count and count + len(group) > ROWS:
                yield self._read(sound, given)
                sound, count = [], 0
            if group:
                sound.append(group)
                count += len(group)
        if sound:
            yield self._read(sound, given)

    def _groups(self) -> Iterator[list[Row]]:
        if self.form.group is None:
            yield from ([row] for row in self.rows)
            return
        place = self.layout[self.form.header.index(self.form.group)]
        for key, together in groupby(
            self.rows, lambda row: row.cells[place] if place < len(row.cells) else ""
        ):
            group = list(together)
            parts = [group] if key and len(group) <= ROWS else [[row] for row in group]
            yield from parts

    def _flaw(self, row: Row) -> str | None:
        if row.flaw:
            return row.flaw
        if len(row.cells) > self.width and any(row.cells[self.width :]):
            return f"{len(row.cells)} cells under a header of {self.width}"
        if len(row.cells) < self.width // 2:
            return f"{len(row.cells)} cells under a header of {self.width}"
        return None

    def _read(self, groups: Sequence[list[Row]], given: Given) -> tuple[Reading | None, list[Outcome]]:
        laid = [self._laid(row) for group in groups for row in group]
        page = Page(laid, self.columns)
        claims: list[Claim] = []
        outcomes: list[Outcome] = []
        lines = iter(page.lines)
        for group in groups:
            made, became = self._claims([next(lines) for _ in group])
            claims += made
            outcomes += became
        document = self._document(page, (laid[0].number, laid[-1].number), given)
        reader = ReaderInfo(version=__version__, model=f"import {self.form.name}")
        return Reading(document=document, claims=tuple(claims), reader=reader), outcomes

    def _laid(self, row: Row) -> Row:
        """The row's cells in the form's order, those of columns that the form does not know behind them."""
        cells = tuple(row.cells[at] if 0 <= at < len(row.cells) else "" for at in self.layout)
        return Row(row.number, cells)

    def _claims(self, lines: list[Line]) -> tuple[list[Claim], list[Outcome]]:
        notes: list[str] = []
        reason, made = None, []
        try:
            made = self.form.says(lines, notes)
        except Refusal as refusal:
            reason = str(refusal)
        except ValidationError as error:
            reason = f"not sound: {error.errors()[0]['msg']}"
        found = [Outcome(str(self.path), line.row.number, 0, reason) for line in lines]
        found[0].claims, found[0].notes = len(made), notes
        return made, found

    def _document(self, page: Page, span: tuple[int, int], given: Given) -> Document:
        title = given.title or self.about.title or self.form.title
        first, last = span
        named = f"{title}, rows {first}–{last}" if first != last else f"{title}, row {first}"
        return Document(
            id=document_id(page.text, named),
            text=page.text,
            title=named,
            source=given.source or self.form.source,
            url=given.url,
            published=given.published or self.about.published,
        )


def register(path: Path, name: str | None = None) -> Register:
    """The register in a file; its form is told from its header, among those that `name` stands for.

    Raises `DocumentError` for a file that is no table, that has the header of no form, or nothing below it.
    """
    among = forms(name)
    every = rows(path)
    preface: list[Row] = []
    for row in every:
        if (form := fitting(row.cells, among)) is not None:
            return _below(path, form, row, preface, every)
        preface.append(row)
        if len(preface) >= _BEFORE_HEADER:
            break
    raise DocumentError(f"{path}: {_no_header(preface, among)}")


def _below(path: Path, form: Form, header: Row, preface: Sequence[Row], every: Iterator[Row]) -> Register:
    layout = form.layout(header.cells) or []
    columns = list(form.columns)
    for place, name in enumerate(header.cells):
        if place not in layout:
            layout.append(place)
            columns.append((f"+{place} {name}", name or f"column {place + 1}"))
    first = next(every, None)
    if first is None:
        raise DocumentError(f"{path}: a header and no rows")
    lines = tuple(",".join(filter(None, row.cells)) for row in preface)
    about = form.about(lines) if form.about else About()
    below = chain([first], every)
    return Register(path, form, about, tuple(columns), tuple(layout), len(header.cells), lines, below)


def _no_header(preface: Sequence[Row], among: Sequence[Form]) -> str:
    """What is missing of the nearest form's header."""
    best: tuple[int, Form, list[str]] | None = None
    for row in preface:
        there = {cell.strip().casefold() for cell in row.cells}
        for form in among:
            named = [name for name in form.header if name.strip()]
            missing = [name for name in named if name.casefold() not in there]
            if best is None or len(named) - len(missing) > best[0]:
                best = (len(named) - len(missing), form, missing)
    if best is None or best[0] < 3:
        names = ", ".join(form.name for form in among)
        return f"no row is the header of a known form ({names}); name the form, or use a mapping file"
    shown = ", ".join(best[2][:6]) + (" …" if len(best[2]) > 6 else "")
    return f"its header is nearest to {best[1].name}, and lacks {shown}"

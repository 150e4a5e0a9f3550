"""A spreadsheet of one's own, CSV or Excel, by a mapping file."""

import math
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final

from legation.errors import DocumentError
from legation.exchange.importing.dates import between
from legation.exchange.importing.form import About, Form
from legation.exchange.importing.mapping import SEVERAL, ColumnMapping, mapping
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.register import Register
from legation.exchange.importing.tables import Row, rows
from legation.kinds.equipment import category
from legation.schema import DETAILS, Claim, When
from legation.schema.vocabulary import Precision

_SPANS: Final = ("content", "cue", "pledge")
_Days = tuple[date, date, Precision]


def spreadsheet(path: Path, mapped: Path) -> Register:
    """The spreadsheet as a register; raises `DocumentError` where the mapping names columns that it lacks."""
    its = mapping(mapped)
    every = rows(path)
    header = next((row for row in every if row.number >= its.header), None)
    if header is None:
        raise DocumentError(f"{path}: no row {its.header}, where the mapping has the column names")
    names = [cell or f"column {place + 1}" for place, cell in enumerate(header.cells)]
    missing = sorted(its.named - set(names))
    if missing:
        raise DocumentError(f"{path}: no column {missing[0]!r}; there are {', '.join(names)[:200]}")
    first = next(every, None)
    if first is None:
        raise DocumentError(f"{path}: a header and no rows")
    return Register(
        path, _form(its, names), About(), tuple((name, name) for name in names),
        tuple(range(len(names))), len(names), (), _padded(first, every, len(names)),
    )  # fmt: skip


def _padded(first: Row, every: Any, width: int) -> Any:
    """Rows of a spreadsheet end at their last cell; what is missing is empty."""
    for row in chain([first], every):
        yield Row(row.number, row.cells + ("",) * (width - len(row.cells)), row.flaw)


def _form(its: ColumnMapping, names: Sequence[str]) -> Form:
    return Form(
        name="spreadsheet",
        source=its.source,
        title=its.title,
        header=tuple(names),
        columns=tuple((name, name) for name in names),
        says=_says(its),
    )


def _says(its: ColumnMapping) -> Callable[[Sequence[Line], list[str]], list[Claim]]:
    def says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
        line = lines[0]
        said = {name: _value(its, line, name) for name in {*its.constants, *its.columns}}
        parties = _parties(said, notes)
        if not parties:
            raise Refusal("no party that the record knows")
        fields: dict[str, Any] = {
            "kind": said["kind"],
            "form": said["form"],
            "status": said.get("status") or "occurred",
            "parties": parties,
            "participants": [one for p in its.participants if (one := _person(p, line))],
            "when": _when(its, line, said, notes),
            "where": _where(said),
            "source": said.get("source"),
            "topics": tuple(said.get("topics") or ()),
            "details": _details(its, said, line),
        }
        return [line.page.claim(evidence=[line.span], **fields)]

    return says


def _value(its: ColumnMapping, line: Line, name: str) -> Any:
    """A field of the row, its cells put into terms; a constant where no column gives it. Of fields with
    several values, constants come on top."""
    cells = [line[column] for column in its.columns.get(name, ()) if line[column]]
    if name in SEVERAL:
        given = [part.strip() for cell in cells for part in cell.split(its.between) if part.strip()]
        constant = its.constants.get(name, ())
        given += [constant] if isinstance(constant, str) else list(constant)
        return [its.values.get(name, {}).get(one, one) for one in given]
    value = cells[0] if cells else its.constants.get(name)
    return its.values.get(name, {}).get(str(value), value) if value is not None else None


def _parties(said: dict[str, Any], notes: list[str]) -> tuple[str, ...]:
    """The parties given, and both ends of a transfer; a name that is none is left out with a note."""
    named = [*(said.get("parties") or ()), *(said[end] for end in ("supplier", "recipient") if said.get(end))]
    found: set[str] = set()
    for name in named:
        one = party(name)
        if one is None:
            notes.append(f"{name!r} is no party that the record knows; left out")
        else:
            found.update(one.codes)
    return tuple(sorted(found))


def _person(its: Any, line: Line) -> dict[str, Any] | None:
    """Who takes part: each field a cell, or a constant after `=`; null where the row names nobody."""
    given = {name: column[1:] if column[:1] == "=" else line[column] for name, column in its.items()}
    if not given["name"]:
        return None
    state = party(given["state"]) if given.get("state") else None
    return {
        "name": given["name"],
        "role": given["role"],
        "type": given.get("type") or "person",
        "state": state.code if state else None,
        "office": given.get("office") or None,
        "mention": line.cell(its["name"]) if its["name"][:1] != "=" else None,
    }


def _when(its: ColumnMapping, line: Line, said: dict[str, Any], notes: list[str]) -> When | None:
    text = " – ".join(str(said[end]) for end in ("start", "end") if said.get(end))
    if not text:
        return None
    first, last = (_days(its, str(said[end])) if said.get(end) else None for end in ("start", "end"))
    if first is None and last is None:
        notes.append(f"{text!r} is no date written as the mapping says; left out")
    elif first and last and last[1] < first[0]:
        notes.append(f"ends before it starts ({text}): kept with its start alone")
    return between(first, last, text)


def _days(its: ColumnMapping, text: str) -> _Days | None:
    """The days that a cell stands for, by the first way of writing that fits it."""
    for written in its.dates:
        try:
            day = datetime.strptime(text, written).date()
        except (ValueError, OverflowError):
            continue
        if any(sign in written for sign in ("%d", "%j", "%x", "%-d")):
            return day, day, "day"
        if any(sign in written for sign in ("%m", "%b", "%B")):
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), "month"
        return date(day.year, 1, 1), date(day.year, 12, 31), "year"
    return None


def _where(said: dict[str, Any]) -> dict[str, Any] | None:
    if not said.get("where"):
        return None
    state = party(said["where_state"]) if said.get("where_state") else None
    return {"name": said["where"], "state": state.code if state else None}


def _details(its: ColumnMapping, said: dict[str, Any], line: Line) -> dict[str, Any]:
    """The kind's own fields of those that are mapped."""
    fields = DETAILS.get(said["kind"], ())
    found = {name: said[name] for name in ("title", "action", "name", "subject") if said.get(name)}
    found |= {n: line.cell(its.columns[n][0]) for n in _SPANS if n in its.columns}
    for end in ("supplier", "recipient"):
        one = party(said[end]) if said.get(end) else None
        found[end] = one.code if one else None
    if said.get("item"):
        its_category = said.get("category") or category(said["item"])
        count = _number(said.get("quantity"))
        found["items"] = [{"name": said["item"], "category": its_category, "quantity": count and int(count)}]
    if (amount := _number(said.get("amount"))) is not None and said.get("currency"):
        found["value"] = {"amount": amount, "currency": said["currency"]}
    return {name: value for name, value in found.items() if name in fields and value is not None}


def _number(cell: Any) -> int | float | None:
    """A number of a cell, with commas or spaces between thousands."""
    text = str(cell if cell is not None else "").replace(",", "").replace(" ", "").replace("\u00a0", "")
    try:
        value = float(text) if len(text) <= 24 else math.nan
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value

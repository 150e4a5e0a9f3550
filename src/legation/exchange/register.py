"""What the forms of registers have in common: a header, rows of cells, and the evidence of a row."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from legation.exchange import country_codes
from legation.exchange.cells import guarded, line
from legation.lexicon import words
from legation.record.selected import SelectedClaim, SelectedEntry

EVIDENCE: Final = ("legation_entry", "legation_claims", "legation_documents", "legation_evidence")
"""Columns after the register's own that `--evidence` asks for."""

RegisterRow = tuple[Sequence[str], SelectedEntry]
"""The cells of a row, and the entry that they are of."""


def header(register: str, form: str | None = None) -> list[str]:
    """The columns of a register's form, as `lexicon/registers/` has them."""
    given = words(f"registers/{register}")
    return [column["name"] for column in (given[form] if form else given)["columns"]]


def lines(names: Sequence[str], rows: Iterable[RegisterRow], *, evidence: bool) -> Iterator[str]:
    """A header and rows; each with what it rests on where `evidence` is asked for."""
    yield line([*names, *(EVIDENCE if evidence else ())])
    for cells, entry in rows:
        yield line([*cells, *(_evidence(entry) if evidence else ())])


def standing(entry: SelectedEntry) -> list[SelectedClaim]:
    """The entry's claims that nobody rejected; all where all were."""
    return [one for one in entry.claims if one.decision != "rejected"] or list(entry.claims)


def of_the_time(entry: SelectedEntry) -> dict[str, str]:
    """Of the entry's parties those that stand for a state that they took in, as its claims name it among who
    takes part, with that state's code: `{"DEU": "DDR"}`."""
    names = {person["name"] for one in standing(entry) for person in one.body["participants"]}
    codes = sorted(code for name in names if (code := country_codes.merged(name)))
    return {country_codes.party_of(code): code for code in codes}


def said(entry: SelectedEntry) -> str:
    """The words of the entry's claims in lower case, for looking words up in."""
    return " ".join(one.body["evidence"][0]["text"] for one in standing(entry)).casefold()


def topics(entry: SelectedEntry) -> set[str]:
    """The topics of the entry's claims."""
    return {topic for one in standing(entry) for topic in one.body["topics"]}


def day_parts(day: date | None, precision: str | None) -> tuple[str, str, str]:
    """Year, month and day as cells, as far as they are known; a range is known to the day."""
    if day is None:
        return "", "", ""
    if precision == "year":
        return str(day.year), "", ""
    return str(day.year), str(day.month), "" if precision == "month" else str(day.day)


def text(value: Any) -> str:
    """A cell of text, which can't run in a spreadsheet."""
    return guarded(" ".join(str(value).split())) if value else ""


def outlets(entry: SelectedEntry) -> str:
    """Who published what the entry rests on."""
    return "; ".join(sorted({one.outlet for one in standing(entry) if one.outlet}))


def _evidence(entry: SelectedEntry) -> list[str]:
    claims = standing(entry)
    documents = sorted({one.document for one in claims})
    quoted = [text(one.body["evidence"][0]["text"]) for one in claims]
    return [
        *(entry.summary.id, " ".join(one.id for one in claims), text("; ".join(documents))),
        text(" | ".join(quoted)),
    ]

"""The dyad-year or dyad-month panel, as regressions are run on: a row a dyad, period, kind and form.

Only what occurred is counted, unless the selection asks for another status. An entry counts once for each
pair of its parties, in the period of its first day, or else of its first report. A transfer counts by stages,
each in its own period, and goes from supplier to recipient where both are known. Where parties are asked for,
only dyads of the one, or among the several, are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final, Literal, NamedTuple

from legation.errors import QuestionError
from legation.exchange import country_codes
from legation.exchange.cells import line, shown
from legation.exchange.panel_period import Period, between, period_of
from legation.exchange.register import of_the_time
from legation.exchange.table import Column, columns
from legation.lexicon import words
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection
from legation.schema import ORGANISATIONS

Unit = Literal["month", "year"]
_COUNTED: Final = "occurred"
_MOST_ROWS: Final = 20_000_000


class Cell(NamedTuple):
    """What a row of the panel is about; a party that is supplier stands first where it is `directed`."""

    one: str
    other: str
    period: Period
    directed: bool
    kind: str
    form: str


@dataclass(slots=True)
class Count:
    """What a cell holds."""

    entries: int = 0
    claims: int = 0
    evidence: list[str] = field(default_factory=list)


def export(
    selection: Selection,
    *,
    unit: Unit = "year",
    balanced: bool = False,
    evidence: bool = False,
    notes: list[str] | None = None,
) -> Iterator[str]:
    """The panel as CSV, by dyad, period, kind and form.

    Rows without a count are only there where `balanced` asks for them: every dyad in every period in which
    both its states were there, from the first to the last, for every kind and form that the selection has.
    """
    counts, left = counted(selection, unit, evidence=evidence)
    if left and notes is not None:
        notes.append(f"{left:,} entries are left out: their month is not known")
    its = panel_columns(unit, evidence=evidence)
    yield line(column.name for column in its)
    none = Count()
    for cell in _balanced(counts, selection, unit) if balanced else sorted(counts):
        row = _row(cell, counts.get(cell, none))
        yield line(shown(row[column.name], column.type) for column in its)


def panel_columns(unit: Unit, *, evidence: bool) -> tuple[Column, ...]:
    """The panel's columns."""
    without = {"month"} if unit == "year" else set()
    without |= set() if evidence else {"evidence"}
    return tuple(c for c in columns(words("exchange/panel")["long"]["columns"]) if c.name not in without)


def counted(selection: Selection, unit: Unit, *, evidence: bool = False) -> tuple[dict[Cell, Count], int]:
    """Counts by cell, with ids of entries where `evidence` asks; and how many entries have no such period."""
    status = selection.chosen.status or _COUNTED
    counts: dict[Cell, Count] = {}
    left = 0
    for entry in selection.entries():
        left += unit == "month" and entry.summary.precision == "year"
        for cell, claims in _cells(entry, unit, status):
            if not _asked(cell, selection.chosen.parties):
                continue
            count = counts.setdefault(cell, Count())
            count.entries += 1
            count.claims += claims
            if evidence:
                count.evidence.append(entry.summary.id)
    return counts, left


def _cells(entry: SelectedEntry, unit: Unit, status: str) -> Iterator[tuple[Cell, int]]:
    """The cells that an entry counts in, each with how many claims it rests on."""
    its = entry.summary
    if its.kind != "transfer":
        period = period_of(its.day, its.precision if its.start else "day", unit)
        if period and its.status == status:
            for one, other in combinations(_states(entry), 2):
                yield Cell(one, other, period, False, its.kind, its.form), its.claims
        return
    dyads, directed = _dyads(entry)
    for stage in entry.stages:
        form, _, other_status = stage.phase.partition(" (")
        period = period_of(stage.start or its.day, stage.precision if stage.start else its.precision, unit)
        if period and (other_status.rstrip(")") or _COUNTED) == status:
            for one, other in dyads:
                yield Cell(one, other, period, directed, its.kind, form), len(stage.claims)


def _asked(cell: Cell, parties: Sequence[str]) -> bool:
    """Whether the dyad is asked for: of the party's, or among the parties'."""
    asked = set(parties)
    dyad = {country_codes.party_of(cell.one), country_codes.party_of(cell.other)}
    return not asked or len(asked & dyad) == min(len(asked), 2)


def _dyads(entry: SelectedEntry) -> tuple[Sequence[tuple[str, str]], bool]:
    supplier, recipient = entry.best.get("supplier"), entry.best.get("recipient")
    if supplier and recipient and supplier != recipient:
        then = of_the_time(entry)
        return [(then.get(supplier, supplier), then.get(recipient, recipient))], True
    return list(combinations(_states(entry), 2)), False


def _states(entry: SelectedEntry) -> list[str]:
    """The parties, of those that another took in the states themselves."""
    then = of_the_time(entry)
    return [then.get(party, party) for party in entry.summary.parties]


def _balanced(counts: dict[Cell, Count], selection: Selection, unit: Unit) -> Iterator[Cell]:
    """Every cell of the balanced panel in order, a dyad at a time."""
    if not counts:
        return
    seen = [cell.period for cell in counts]
    periods = between(
        period_of(selection.chosen.since, "day", unit) or min(seen),
        period_of(selection.chosen.until, "day", unit) or max(seen),
    )
    sorts = {(cell.directed, cell.kind, cell.form) for cell in counts}
    of_dyad: dict[tuple[str, str], set[Cell]] = {}
    for cell in counts:
        of_dyad.setdefault((cell.one, cell.other), set()).add(cell)
        if any(directed for directed, _, _ in sorts):
            of_dyad.setdefault((cell.other, cell.one), set())
        of_dyad.setdefault((min(cell.one, cell.other), max(cell.one, cell.other)), set())
    size = len(of_dyad) * len(periods) * len(sorts)
    if size > _MOST_ROWS:
        raise QuestionError(
            f"a balanced panel of up to {size:,} rows: narrow it with --since, --until, --party or --kind"
        )
    for (one, other), found in sorted(of_dyad.items()):
        both = [period for period in periods if _there(one, period) and _there(other, period)]
        of_sort = [its for its in sorts if its[0] or one < other]
        yield from sorted(found.union(Cell(one, other, period, *its) for period in both for its in of_sort))


def _there(party: str, period: Period) -> bool:
    """Whether a party was there at some time of the period, by the list of Gleditsch and Ward."""
    if party in ORGANISATIONS or country_codes.has_none("gw", party):
        return True
    return any(country_codes.gleditsch_ward(party, day) is not None for day in (period.last, period.first))


def _row(cell: Cell, count: Count) -> dict[str, object]:
    return {
        **{
            "year": cell.period.year,
            "month": cell.period.month,
            "party1": country_codes.party_of(cell.one),
            "party2": country_codes.party_of(cell.other),
        },
        "directed": int(cell.directed),
        **_codes(cell.one, cell.period, "1"),
        **_codes(cell.other, cell.period, "2"),
        **{"kind": cell.kind, "form": cell.form, "entries": count.entries, "claims": count.claims},
        "evidence": count.evidence,
    }


def _codes(party: str, period: Period, side: str) -> dict[str, object]:
    """The codes of the period's last day, or else of its first: a state that ended in it had them."""
    days: tuple[date, date] = (period.last, period.first)
    systems = {"iso3": country_codes.iso3, "cow": country_codes.cow, "gw": country_codes.gleditsch_ward}
    return {
        f"{name}_{side}": next((code for day in days if (code := of(party, day)) is not None), None)
        for name, of in systems.items()
    }

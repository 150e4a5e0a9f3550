"""A SIPRI register file held against a record, row by row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from legation.exchange.importing.form import Outcome
from legation.exchange.reconciling.assignment import assign
from legation.exchange.reconciling.deal import Deal
from legation.exchange.reconciling.difference import Difference, differences
from legation.exchange.reconciling.matching import ENOUGH, Match, candidates
from legation.exchange.reconciling.record_deals import record_deals
from legation.exchange.reconciling.register_deals import Scope, register_deals
from legation.record.record import Record

Status = Literal["confirmed", "moved on", "differing", "only here", "only there"]
STATUSES: Final[tuple[Status, ...]] = ("confirmed", "moved on", "differing", "only here", "only there")
_SCALE: Final = 1000


@dataclass(frozen=True)
class Reconciled:
    """A deal as both sides, or one of them, have it. *Here* is the record, *there* the register.

    `differing` where both can't be right; `moved on` where the record has a delivery that the register
    lacks, and nothing differs. `score` and `match` say why the two are one deal. `note` tells of a possible
    partner, or why the register would not have the deal.
    """

    status: Status
    register: Deal | None
    record: Deal | None
    differences: tuple[Difference, ...] = ()
    match: Match | None = None
    note: str | None = None

    @property
    def either(self) -> Deal:
        """The register's side, or the record's where there is none."""
        found = self.register or self.record
        assert found is not None
        return found


@dataclass(frozen=True)
class Reconciliation:
    """All rows of the register in their order, then what only the record has; rows that tell no deal."""

    form: str
    rows: tuple[Reconciled, ...]
    refused: tuple[Outcome, ...]
    scope: Scope

    def of(self, *statuses: Status) -> Iterator[Reconciled]:
        """The rows of these statuses."""
        return (row for row in self.rows if row.status in statuses)

    def counts(self) -> dict[str, int]:
        """How many deals there are of each status."""
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in STATUSES}


def reconcile_sipri(record: Record, path: Path) -> Reconciliation:
    """What a file of SIPRI's trade register, of either form, and the record say of the same deals.

    Raises `DocumentError` where the file is no such register.
    """
    there = register_deals(path)
    dyads = {tuple(sorted({one.supplier or "", one.recipient or ""} - {""})) for one in there.deals}
    wide = {(code,) for code in (there.scope.supplier, there.scope.recipient) if code}
    here = record_deals(record, wide or (dyads | {(code,) for code in there.scope.recipients}))
    pairs = candidates(there.deals, here)
    weights = {
        (pair.register, pair.record): round(pair.score * _SCALE)
        for pair in pairs
        if pair.score >= ENOUGH and here[pair.record].done
    }
    chosen = assign(weights)
    by_pair = {(pair.register, pair.record): pair for pair in pairs}
    rows = [
        _row(one, here[chosen[place]], by_pair[place, chosen[place]], parts_of_one(one, there.deals))
        if place in chosen
        else Reconciled("only there", one, None, note=_possible(place, pairs, here, chosen))
        for place, one in enumerate(there.deals)
    ]
    taken = set(chosen.values())
    rows += [
        Reconciled("only here", None, one, note=_outside(one))
        for number, one in enumerate(here)
        if number not in taken and there.scope.covers(one) and one.done
    ]
    return Reconciliation(there.form, tuple(rows), there.refused, there.scope)


def parts_of_one(one: Deal, others: Sequence[Deal]) -> tuple[Deal, ...]:
    """Rows of one item between the same two, of which reports may tell as one order."""
    key = (one.supplier, one.recipient, one.item.casefold())
    return tuple(o for o in others if (o.supplier, o.recipient, o.item.casefold()) == key)


def _row(there: Deal, here: Deal, match: Match, parts: Sequence[Deal]) -> Reconciled:
    whole = sum(min(part.ordered) for part in parts if part.ordered) if len(parts) > 1 else None
    found = differences(there, here, whole)
    status: Status = "confirmed"
    if any(one.what == "differs" for one in found):
        status = "differing"
    elif found:
        status = "moved on"
    note = None
    if whole in here.ordered and not there.ordered & here.ordered:
        note = f"{whole} are the sum of rows {', '.join(part.name for part in parts)}"
    return Reconciled(status, there, here, found, match, note)


def _possible(place: int, pairs: Sequence[Match], here: Sequence[Deal], chosen: dict[int, int]) -> str | None:
    """The nearest entry of the record that is not this row's for want of points, or is another row's."""
    near = [pair for pair in pairs if pair.register == place]
    if not near:
        return None
    best = max(near, key=lambda pair: (pair.score, -pair.record))
    its = here[best.record]
    whose = "perhaps"
    if best.record in chosen.values():
        whose = "another row's partner may tell of it too:"
    elif not its.done:
        whose = f"no more than {', '.join(sorted(its.told))}:"
    return f"{whose} {its.name[:9]} ({best.score:.1f} points of {ENOUGH:.1f})"


def _outside(one: Deal) -> str | None:
    """Why a register of major conventional arms would not have a deal."""
    if one.category == "other":
        return "not of the register's categories"
    return None if one.dated else "the reports give no date"

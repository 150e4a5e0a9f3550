"""What is most useful to look at next: entries on which nobody has decided, and why they are worth it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from legation.record.answers import EntrySummary
from legation.record.queries import ENTRY, summary
from legation.record.store.rows import chunks
from legation.record.store.tables import (
    UNSURE,
    claim,
    differing,
    document,
    entry,
    entry_party,
    unsure,
)

Why = Literal["unsure", "differing", "single", "new"]
WHYS: Final[tuple[Why, ...]] = get_args(Why)
_EACH: Final = 400
"""Of each sort so many are looked at, the most telling; the queue is made of these."""
_NEWEST: Final = 100
"""Entries of the documents that came in last count as new."""
_WEIGHT: Final[dict[Why, float]] = {"unsure": 1.0, "differing": 0.6, "single": 0.2, "new": 0.2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry worth a look: `worth` is the sum of what speaks for it, `sure` its least sure claim's
    confidence."""

    entry: str
    worth: float
    whys: tuple[Why, ...]
    sure: float | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A candidate as it is now."""

    entry: EntrySummary
    whys: tuple[Why, ...]
    sure: float | None


def candidates(
    connection: Connection, why: Why | None = None, kind: str | None = None, party: str | None = None
) -> tuple[Candidate, ...]:
    """Undecided entries, the most useful first. Goes through the record: keep the answer."""
    asked = _asked(kind, party)
    first_new = (connection.execute(select(func.max(document.c.number))).scalar() or 0) - _NEWEST
    sought: dict[Why, Select[Any]] = {
        "unsure": (
            select(claim.c.entry)
            .join(entry, entry.c.number == claim.c.entry)
            .where(unsure, *asked)
            .order_by(claim.c.confidence)
        ),
        "differing": (
            select(entry.c.number)
            .where(differing, *asked)
            .order_by(entry.c.disagreements.desc(), entry.c.sources.desc())
        ),
        "single": select(entry.c.number).where(entry.c.sources <= 1, *asked).order_by(entry.c.number.desc()),
        "new": (
            select(claim.c.entry)
            .join(entry, entry.c.number == claim.c.entry)
            .where(claim.c.document > first_new, *asked)
            .order_by(claim.c.document.desc())
        ),
    }
    numbers: set[int] = set()
    for name, query in sought.items():
        if why in (None, name):
            numbers.update(connection.execute(query.limit(_EACH)).scalars())
    found = [one for one in _weighed(connection, numbers, first_new) if why is None or why in one.whys]
    return tuple(sorted(found, key=lambda one: (-one.worth, one.entry)))


def waiting(connection: Connection, found: Iterable[Candidate]) -> list[Waiting]:
    """Those of the candidates on which nobody has decided since, in their order."""
    wanted = list(found)
    rows = connection.execute(
        select(*ENTRY).where(entry.c.id.in_([one.entry for one in wanted]), entry.c.decision.is_(None))
    ).mappings()
    now = {row["id"]: summary(row) for row in rows}
    return [Waiting(now[one.entry], one.whys, one.sure) for one in wanted if one.entry in now]


def _asked(kind: str | None, party: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [entry.c.decision.is_(None)]
    if kind:
        found.append(entry.c.kind == kind)
    if party:
        found.append(entry.c.number.in_(select(entry_party.c.entry).where(entry_party.c.party == party)))
    return found


def _weighed(connection: Connection, numbers: Iterable[int], first_new: int) -> list[Candidate]:
    found = []
    for part in chunks(sorted(numbers)):
        rows: Sequence[Any] = connection.execute(
            select(
                *(entry.c.id, entry.c.sources, entry.c.disagreements),
                func.min(claim.c.confidence).label("sure"),
                func.max(claim.c.document).label("newest"),
            )
            .join(claim, claim.c.entry == entry.c.number)
            .where(entry.c.number.in_(part))
            .group_by(entry.c.number, entry.c.id, entry.c.sources, entry.c.disagreements)
        ).all()
        found += [_candidate(row, first_new) for row in rows]
    return found


def _candidate(row: Any, first_new: int) -> Candidate:
    whys: list[Why] = []
    if row.sure is not None and row.sure < UNSURE:
        whys.append("unsure")
    if row.disagreements:
        whys.append("differing")
    if row.sources <= 1:
        whys.append("single")
    if row.newest > first_new:
        whys.append("new")
    worth = sum(_WEIGHT[why] for why in whys if why != "unsure")
    if "unsure" in whys:
        worth += 1 - row.sure
    return Candidate(row.id, worth + 0.05 * min(row.disagreements, 4), tuple(whys), row.sure)

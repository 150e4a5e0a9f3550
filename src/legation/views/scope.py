"""Which entries a figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func
from sqlalchemy.sql.elements import ColumnElement

from legation.errors import QuestionError
from legation.record.choosing import Filter, conditions
from legation.record.store.tables import entry
from legation.schema import KINDS
from legation.views.rejected import not_rejected


@dataclass(frozen=True, slots=True)
class Scope:
    """Kinds, none for all, and days, inclusive. An entry counts once, at its day: its start, or else the
    day it was first reported. Raises `QuestionError` for a period that ends before it begins."""

    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise QuestionError(f"{kind}: no kind of entry; there are {', '.join(KINDS)}")
        if self.since and self.until and self.since > self.until:
            raise QuestionError(f"{self.since} to {self.until}: the period ends before it begins")

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != Scope()

    @property
    def words(self) -> str:
        """`instrument, transfer · 2010-01-01 – 2015-12-31`, or nothing."""
        kinds = ", ".join(self.kinds)
        span = f"since {self.since}" if self.since else f"until {self.until}" if self.until else ""
        if self.since and self.until:
            span = f"{self.since} – {self.until}"
        return " · ".join(part for part in (kinds, span) if part)

    def conditions(self, *, found: bool = False) -> list[ColumnElement[bool]]:
        """As conditions on the kind and day of `entry`; `found` where other conditions find the entries, and
        the store need not go through all of a kind or a day."""
        kind, day = (func.coalesce(c, c) if found else c for c in (entry.c.kind, entry.c.day))
        asked: list[ColumnElement[bool]] = []
        if self.kinds:
            asked.append(kind.in_(self.kinds))
        if self.since:
            asked.append(day >= self.since)
        if self.until:
            asked.append(day <= self.until)
        return asked


def entries_in(
    connection: Connection, scope: Scope, parties: Sequence[str] = ()
) -> list[ColumnElement[bool]]:
    """Conditions on `entry` for those in scope, with all these parties, that no person rejected."""
    if parties:
        return [*conditions(Filter(parties=parties)), *scope.conditions(found=True)]
    found = [*scope.conditions(), *not_rejected(connection, entry.c.number)]
    if scope.since or scope.until:  # the index is by kind, then day: each kind's days are looked up in it
        found.append(entry.c.kind.in_(KINDS))
    return found

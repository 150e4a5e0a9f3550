"""What stands behind a mark of a figure: the entries that it counts, and the words of one of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, func, select

from legation.record.store.rows import among, chunks, driver_rows
from legation.record.store.tables import claim, document, entry

K = TypeVar("K")

ALL_NAMED: Final = 10_000
"""A figure that counts at most so many entries names every one of them behind its mark."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries, and the number of the one that came into the record last."""

    entries: int
    newest: int


@dataclass(frozen=True, slots=True)
class Quote:
    """An entry in a line, with the words of its first claim and where they stand."""

    id: str
    headline: str
    evidence: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Support:
    """Entries behind a mark, those with most sources first. `all_named` is false in a figure of more than
    `ALL_NAMED` entries: there, `ids` has one. `quote` is on the first of them."""

    entries: int
    ids: tuple[str, ...]
    all_named: bool
    quote: Quote


def supports(
    connection: Connection, counts: Mapping[K, Count], members: Callable[[], Iterable[tuple[K, int]]]
) -> dict[K, Support]:
    """What stands behind each mark; `members` gives marks and their entries' numbers, if it is asked."""
    behind: dict[K, list[int]] = {mark: [count.newest] for mark, count in counts.items()}
    every = sum(count.entries for count in counts.values()) <= ALL_NAMED
    if every:
        behind = {mark: [] for mark in counts}
        for mark, number in members():
            if mark in behind:
                behind[mark].append(number)
    known = _entries(connection, {number for numbers in behind.values() for number in numbers})
    ordered = {mark: sorted(numbers, key=lambda n: known[n][:2]) for mark, numbers in behind.items()}
    quoted = quotes(connection, {numbers[0] for numbers in ordered.values()})
    return {
        mark: Support(
            entries=counts[mark].entries,
            ids=tuple(known[number][1] for number in numbers),
            all_named=every,
            quote=quoted[numbers[0]],
        )
        for mark, numbers in ordered.items()
    }


def quotes(connection: Connection, numbers: Iterable[int]) -> dict[int, Quote]:
    """Entries by number, each with its first claim's words."""
    found: dict[int, Quote] = {}
    for part in chunks(sorted(numbers)):
        first = (
            select(func.min(claim.c.number).label("number"))
            .where(among(connection, claim.c.entry, part))
            .group_by(claim.c.entry)
            .subquery()
        )
        rows = connection.execute(
            select(
                *(entry.c.number, entry.c.id, entry.c.headline),
                *(claim.c.evidence, document.c.source, document.c.published),
            )
            .select_from(first)
            .join(claim, claim.c.number == first.c.number)
            .join(entry, entry.c.number == claim.c.entry)
            .join(document, document.c.number == claim.c.document)
        )
        for number, *values in rows:
            found[number] = Quote(*values)
    return found


def _entries(connection: Connection, numbers: set[int]) -> dict[int, tuple[Any, ...]]:
    """Fewest sources last: a key to sort by, and the id."""
    found: dict[int, tuple[Any, ...]] = {}
    for part in chunks(sorted(numbers)):
        chosen = select(entry.c.number, entry.c.sources, entry.c.id)
        rows = driver_rows(connection, chosen.where(among(connection, entry.c.number, part)))
        found |= {number: (-sources, name) for number, sources, name in rows}
    return found

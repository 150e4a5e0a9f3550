"""What a site has pages of."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, func, select

from legation.record.record import Record
from legation.record.store.tables import document, entry, entry_pair, entry_party, name, person

OWN_PICTURES = 40
"""Parties, those with most entries, that have a map and a neighbourhood of their own."""


@dataclass(frozen=True)
class Extent:
    """Ids of all that has a page; `parties` with their entries, the most first."""

    entries: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    named: dict[str, str]
    parties: dict[str, int]
    dyads: frozenset[tuple[str, str]]
    outlets: frozenset[str]

    @cached_property
    def pictured(self) -> frozenset[str]:
        """Parties with pictures of their own."""
        return frozenset(list(self.parties)[:OWN_PICTURES])

    @cached_property
    def called(self) -> dict[str, str]:
        """From persons to the first of the names that lead to them alone."""
        found: dict[str, str] = {}
        for words, its in sorted(self.named.items()):
            found.setdefault(its, words)
        return found


def extent(record: Record) -> Extent:
    """Asks the record for its ids: some hundred bytes of memory for an entry and its documents."""
    with record.reading() as connection:

        def ids(column: object) -> frozenset[str]:
            found = connection.execute(select(column).distinct()).scalars()  # type: ignore[call-overload]
            return frozenset(one for one in found if one is not None)

        parties = connection.execute(
            select(entry_party.c.party, func.count()).group_by(entry_party.c.party)
        ).all()
        return Extent(
            entries=ids(entry.c.id),
            documents=ids(document.c.id),
            persons=ids(person.c.id),
            named=_named(connection),
            parties=dict(sorted(((code, n) for code, n in parties), key=lambda one: (-one[1], one[0]))),
            dyads=frozenset(
                (one, other)
                for one, other in connection.execute(select(entry_pair.c.one, entry_pair.c.other).distinct())
            ),
            outlets=ids(document.c.source),
        )


def _named(connection: Connection) -> dict[str, str]:
    """Persons by a name that no other bears."""
    bearers: dict[str, set[str]] = {}
    query = select(name.c.name, person.c.id).join(person, person.c.number == name.c.person)
    for called, its in connection.execute(query):
        bearers.setdefault(called, set()).add(its)
    return {called: next(iter(of)) for called, of in bearers.items() if len(of) == 1}

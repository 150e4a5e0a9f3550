"""What is new in a record since a moment: what entered, what moved a stage, what now disagrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from legation.record.collecting import rarely
from legation.record.derive import Kept
from legation.record.entry_rows import rows
from legation.record.gathered import Gathered, Paper, gathered, papers
from legation.record.journal import standing_now
from legation.record.merging.summary import disagreements
from legation.record.record import Record
from legation.record.since import Touched, count_added, first_added, touched
from legation.views.dossier_disputes import of_entry
from legation.views.dossier_items import item
from legation.views.dossier_parts import Item, Section
from legation.views.dossier_sources import Sources
from legation.views.news_parts import Disputed, Entered, Moved, News
from legation.views.parties import party_codes

SHOWN: Final = 50
"""Lines of a part, unless all are asked for."""
_LOOKED_AT: Final = 400
"""Entries that gained sources are looked into, the newest first, up to so many, unless all are asked for."""

_CLAIMS: Final = 3_000
"""…and while they have no more claims than these together: a standing relation alone may have thousands."""


@dataclass(frozen=True, slots=True)
class _Change:
    """An entry with new claims: its stage without them, null where it has no others, and the fields on
    which sources differ only since them."""

    entry: Gathered
    before: str | None
    fields: frozenset[str]
    fresh: tuple[Kept, ...]


def new(record: Record, since: str, parties: Iterable[str] = (), *, full: bool = False) -> News:
    """What documents added since the moment (UTC, ISO 8601) brought, the newest first.

    An entry all of whose claims are of such documents entered. One with older claims moved where its stage
    without the new ones was another. A disagreement is new where the older claims alone have none on the
    field. A newer reading of an older document is not news. Raises `QuestionError` for an unknown party.
    """
    codes = party_codes(parties)
    most = None if full else SHOWN
    with rarely, record.reading() as connection:
        first = first_added(connection, since)
        found = touched(connection, first, codes) if first is not None else []
        entered = [row for row in found if row.fresh == row.claims]
        grown = [row for row in found if row.fresh < row.claims]
        looked_at = grown if full else list(_few(grown[:_LOOKED_AT]))
        disputed = [row for row in entered if row.disagreements][:most]
        changes = _changes(connection, [*entered[:most], *disputed, *looked_at], first or 0)
        known = papers(connection, {c.document for its in changes.values() for c in its.entry.claims})
        documents = count_added(connection, first) if first is not None else 0
    moved = [row for row in looked_at if _moved(changes[row.entry])]
    split = [row for row in (*disputed, *looked_at) if changes[row.entry].fields]
    told = _Teller(changes, known)
    return News(
        since=since,
        parties=codes,
        documents=documents,
        entered=Section(len(entered), tuple(told.entered(row) for row in entered[:most])),
        moved=Section(len(moved), tuple(told.moved(row) for row in moved[:most])),
        disputed=Section(
            len(split) + sum(row.disagreements > 0 for row in entered) - len(disputed),
            tuple(one for row in split[:most] for one in told.disputed(row)),
        ),
        confirmed=len(looked_at)
        - len({row.entry for row in (*moved, *split)} & {r.entry for r in looked_at}),
        looked_at=len(looked_at) if len(looked_at) < len(grown) else None,
        updated=max((paper.added for paper in known.values()), default=since),
        sources=told.sources.listed(),
    )


def _few(grown: Iterable[Touched]) -> Iterable[Touched]:
    """The newest that together have few enough claims, one at least."""
    claims = 0
    for place, row in enumerate(grown):
        claims += row.claims
        if place and claims > _CLAIMS:
            return
        yield row


def _changes(connection: Connection, found: Iterable[Touched], first: int) -> dict[int, _Change]:
    """What new claims, of documents from `first` on, brought to each entry."""
    standing = standing_now(connection)
    entries = gathered(connection, [row.entry for row in found], standing)
    changes = {}
    for number, entry in entries.items():
        older = [one for one in entry.claims if one.document < first]
        now = {value.field for value in disagreements(entry.values)}
        was = rows(number, older, standing) if older else None
        then = {row["field"] for row in was.disagreements} if was else set()
        changes[number] = _Change(
            entry=entry,
            before=was.entry["stage"] if was else None,
            fields=frozenset(now - then),
            fresh=tuple(one for one in entry.claims if one.document >= first),
        )
    return changes


def _moved(change: _Change) -> bool:
    return change.before is not None and change.before != change.entry.summary.stage


class _Teller:
    """Tells of entries, with numbered sources."""

    def __init__(self, changes: Mapping[int, _Change], known: Mapping[int, Paper]) -> None:
        self.sources = Sources(known)
        self._changes = changes
        self._known = known

    def entered(self, row: Touched) -> Entered:
        """An entry that is new."""
        return Entered(*self._told(row))

    def moved(self, row: Touched) -> Moved:
        """An entry that has come to another stage."""
        its, added, sources, claims = self._told(row)
        return Moved(its, str(self._changes[row.entry].before), its.stage, added, sources, claims)

    def disputed(self, row: Touched) -> list[Disputed]:
        """The fields on which sources of an entry differ now."""
        change = self._changes[row.entry]
        its, added, sources, claims = self._told(row)
        return [
            Disputed(its, one, added, sources, claims)
            for one in of_entry(change.entry, self.sources)
            if one.field in change.fields
        ]

    def _told(self, row: Touched) -> tuple[Item, str, tuple[int, ...], tuple[str, ...]]:
        change = self._changes[row.entry]
        fresh = change.fresh or change.entry.claims
        cited = self.sources.cite("", fresh)
        added = max(self._known[one.document].added for one in fresh)
        return item(change.entry, self.sources), added, cited.sources, tuple(one.id for one in fresh)

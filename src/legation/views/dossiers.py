"""The dossier: what a record has on a state, a dyad, several parties, or an organisation with others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import Final, TypeVar

from sqlalchemy import Connection

from legation.errors import QuestionError
from legation.record.choosing import Filter
from legation.record.collecting import rarely
from legation.record.derive import Kept
from legation.record.gathered import (
    Gathered,
    details_in,
    gathered,
    kept_claims,
    offices_in,
    papers,
    settled_values,
    taking_part,
)
from legation.record.journal import standing_now
from legation.record.outline import Outline, count_pair, outlines, planned_stages, sorts
from legation.record.record import Record
from legation.views.dossier_commitments import Followed, commitment, follow
from legation.views.dossier_disputes import disputes
from legation.views.dossier_glance import ends, glance
from legation.views.dossier_items import instrument, item, statement
from legation.views.dossier_meetings import meetings
from legation.views.dossier_parts import (
    Commitment,
    Disagreement,
    Dossier,
    Item,
    Meetings,
    Section,
    Transfers,
    share,
)
from legation.views.dossier_plans import Coming, coming, plans
from legation.views.dossier_sources import Sources
from legation.views.dossier_speakers import Acting, acting, speakers
from legation.views.dossier_transfers import Deals, counted, transfers
from legation.views.parties import party_codes

T = TypeVar("T")

SHOWN: Final = 12
"""Lines of a section, unless all are asked for."""
_SPEAKERS: Final = 8
_LOOKED_AT: Final = 1_500
"""The newest entries in which persons are looked for, unless all are asked for."""


@dataclass(frozen=True)
class _Found:
    """What the record gave: outlines of all entries, and in full those that will be shown."""

    rows: Sequence[Outline]
    sorts: Mapping[tuple[str, str, str], int]
    kinds: Mapping[str, Sequence[Outline]]
    disputed: Sequence[Outline]
    coming: Coming
    entries: Mapping[int, Gathered]
    people: Mapping[str, Sequence[Acting]]
    looked_at: int
    proof: Mapping[int, Kept]
    followed: Followed


def dossier(  # noqa: PLR0913 - a question's parts, each by name
    record: Record,
    parties: Iterable[str],
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    full: bool = False,
) -> Dossier:
    """The brief on these parties: entries to which all of them are party, in the period.

    `parties` are codes or names. `as_of` is the day that plans lie ahead of; without it, the last day of
    an entry that came about. Unless `full`, each section shows its newest lines and counts the rest.
    Raises `QuestionError` for a party nobody knows or a period that ends before it starts.

    >>> views.dossier(record, ["IND", "ISR"]).glance.entries  # doctest: +SKIP
    """
    codes = party_codes(parties)
    if not codes:
        raise QuestionError("a dossier is on one party or more: IND ISR")
    if since and until and until < since:
        raise QuestionError(f"the period ends ({until}) before it starts ({since})")
    most = None if full else SHOWN
    with rarely, record.reading() as connection:
        rows = outlines(connection, Filter(parties=codes, since=since, until=until))
        day = as_of or _last_day(rows)
        found = _find(connection, codes, rows, day, most)
        return _assemble(connection, codes, found, (since, until, day), most)


def _last_day(rows: Sequence[Outline]) -> date | None:
    return next((row.day for row in rows if row.day and row.status == "occurred"), None)


def _find(
    connection: Connection, codes: Sequence[str], rows: Sequence[Outline], day: date | None, most: int | None
) -> _Found:
    """Chooses what is shown, and gathers it."""
    kinds: dict[str, list[Outline]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    many = sorts(rows)
    disputed = [row for row in rows if row.disagreements]
    acts = [row.number for kind in ("instrument", "transfer") for row in kinds.get(kind, ())]
    plans_ahead = coming(rows, planned_stages(connection, acts, day) if day else {}, day)
    shown = {row.number for kind in kinds.values() for row in share(kind, most)}
    shown |= {row.number for row in (*share(disputed, most), *share(plans_ahead.rows, most))}
    shown |= {row.number for row in ends(rows) if row}
    looked_at = rows if most is None else rows[:_LOOKED_AT]
    days = {row.number: row.day for row in looked_at}
    people = acting(taking_part(connection, days), days, codes, most and _SPEAKERS)
    standing = standing_now(connection)
    proof = {number for side in people.values() for one in side for number in one.proof}
    entries = gathered(connection, shown, standing)
    pledges = share(kinds.get("commitment", ()), most)
    followed = follow(connection, pledges, entries, standing, many if most else None)
    proved = kept_claims(connection, proof, standing)
    return _Found(rows, many, kinds, disputed, plans_ahead, entries, people, len(looked_at), proved, followed)


def _assemble(
    connection: Connection,
    codes: Sequence[str],
    found: _Found,
    period: tuple[date | None, date | None, date | None],
    most: int | None,
) -> Dossier:
    """Puts the sections together in the order in which they are read, so that sources count up."""
    claims = [*found.proof.values(), *found.followed.claims.values()]
    claims += [one for entry in found.entries.values() for one in entry.claims]
    sources = Sources(papers(connection, {one.document for one in claims}), every=most is None)
    entries = found.entries
    part = partial(_part, found, most, sources)
    return Dossier(
        parties=tuple(codes),
        since=period[0],
        until=period[1],
        glance=glance(found.rows, found.sorts, codes, _pairs(connection, codes), _ends(found, sources)),
        instruments=part("instrument", instrument),
        meetings=_meetings(connection, found, sources, most),
        transfers=_transfers(connection, found, sources, most),
        activities=part("activity", item),
        programmes=part("programme", item),
        commitments=_commitments(found, sources, most),
        relations=part("relation", item),
        statements=part("statement", statement),
        speakers=speakers(found.people, found.proof, found.looked_at, sources),
        disagreements=_disputes(found, sources, most),
        plans=plans(found.coming, entries, sources, most),
        sources=sources.listed(),
    )


def _ends(found: _Found, sources: Sources) -> tuple[Item | None, Item | None]:
    first, last = ends(found.rows)
    return (
        item(found.entries[first.number], sources) if first else None,
        item(found.entries[last.number], sources) if last else None,
    )


def _part(
    found: _Found, most: int | None, sources: Sources, kind: str, make: Callable[[Gathered, Sources], T]
) -> Section[T]:
    rows = found.kinds.get(kind, ())
    return Section(len(rows), tuple(make(found.entries[row.number], sources) for row in share(rows, most)))


def _meetings(connection: Connection, found: _Found, sources: Sources, most: int | None) -> Meetings:
    rows = found.kinds.get("meeting", ())
    return meetings(rows, found.entries, offices_in(connection, [row.number for row in rows]), sources, most)


def _transfers(connection: Connection, found: _Found, sources: Sources, most: int | None) -> Transfers:
    rows = found.kinds.get("transfer", ())
    deals = [row.number for row in counted(rows)]
    details, settled = details_in(connection, deals), settled_values(connection, deals)
    return transfers(Deals(rows, details, settled), found.entries, sources, most)


def _commitments(found: _Found, sources: Sources, most: int | None) -> Section[Commitment]:
    rows = found.kinds.get("commitment", ())
    shown = (commitment(row, found.entries[row.number], found.followed, sources) for row in share(rows, most))
    return Section(len(rows), tuple(shown))


def _disputes(found: _Found, sources: Sources, most: int | None) -> Section[Disagreement]:
    shown = share(found.disputed, most)
    return Section(len(found.disputed), disputes((found.entries[row.number] for row in shown), sources))


def _pairs(connection: Connection, codes: Sequence[str]) -> dict[tuple[str, str], int]:
    """Of three parties or more: how many entries each two of them have, with or without the others."""
    if len(codes) < 3:
        return {}
    return {pair: count_pair(connection, *pair) for pair in combinations(codes, 2)}

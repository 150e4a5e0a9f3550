"""What came of a commitment, as far as later claims say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, or_, select

from legation.errors import RecordError
from legation.record.answers import EntrySummary
from legation.record.choosing import Filter, conditions
from legation.record.derive import Kept
from legation.record.journal import standing_now
from legation.record.kept import kept, kept_group, kept_rows
from legation.record.merging.outcome import Bearing, Pledge, bears, pledge_of
from legation.record.merging.tally import ENOUGH, Point, Tally
from legation.record.offices import Offices
from legation.record.opened import Opened, entry_number
from legation.record.queries import ENTRY, summary
from legation.record.standing import Standing
from legation.record.store.rows import among, chunks
from legation.record.store.tables import claim, entry, stage

Verdict = Literal["fulfilled", "partly", "contradicted", "open", "indefinite"]
"""`open`: nothing on record yet. `indefinite`: it names no act and object ("deepen ties"), so that no single
event could be said to fulfil it."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """A later entry that bears on the pledge: how, with what points, by which claims, in what words."""

    entry: EntrySummary
    bearing: Bearing
    score: float
    enough: float
    points: tuple[Point, ...]
    claims: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a commitment: the verdict, and later entries that bear on it, the earliest first."""

    entry: str
    pledge: str
    made: date | None
    verdict: Verdict
    consequences: tuple[Consequence, ...]


class Following(Opened):
    """The part of a record that follows commitments."""

    def outcome(self, name: str) -> Outcome:
        """What came of a commitment, by its id; raises `RecordError` where it is an entry of another kind."""
        with self.reading() as connection:
            number = entry_number(connection, name)
            group = kept_group(connection, number)
            if group[0].body["kind"] != "commitment":
                raise RecordError(f"{name}: a {group[0].body['kind']}, not a commitment")
            return outcome_of(connection, group, standing_now(connection))


def outcome_of(connection: Connection, group: list[Kept], decided: Standing) -> Outcome:
    """What came of the commitment that these claims are about."""
    made = min((c.published for c in group if c.published), default=None)
    weightiest = max(group, key=lambda c: (bool(c.body["details"].get("pledge")), len(_text(c)), c.id))
    pledges = [pledge_of(c.body, c.facts, made) for c in group] if made else []
    definite = [one for one in pledges if one.definite]
    found = _consequences(connection, definite, decided) if definite else []
    return Outcome(
        entry="e" + group[0].id[1:],
        pledge=_text(weightiest),
        made=date.fromordinal(made) if made else None,
        verdict=_verdict(definite, found),
        consequences=tuple(found),
    )


def _text(one: Kept) -> str:
    span = one.body["details"].get("pledge") or one.body["evidence"][0]
    return " ".join(str(span["text"]).split())


def _consequences(connection: Connection, pledges: list[Pledge], decided: Standing) -> list[Consequence]:
    first = pledges[0]
    kinds = {act.kind for one in pledges for act in one.acts}
    parties = sorted({party for one in pledges for party in one.parties})
    made = date.fromordinal(first.made)
    later = select(stage.c.entry).where(stage.c.entry == entry.c.number, stage.c.start >= made)
    query = select(*ENTRY, entry.c.number).where(
        *conditions(Filter(parties=tuple(parties[:2]))),
        entry.c.kind.in_(sorted(kinds)),
        or_(entry.c.day >= made, later.exists()),
    )
    rows = {row["number"]: row for row in connection.execute(query).mappings()}
    offices = Offices(connection)
    best: dict[int, list[tuple[float, Bearing, Tally, Kept]]] = {}
    for part in chunks(sorted(rows)):
        chosen = kept_rows().where(among(connection, claim.c.entry, part))
        for row in connection.execute(chosen.order_by(claim.c.id)).all():
            one = kept(row, decided, offices)
            if decided.rejected(one.id):
                continue
            for pledge in pledges:
                if judged := bears(pledge, one.body, one.facts):
                    bearing, tally = judged
                    best.setdefault(row.entry, []).append((tally.score, bearing, tally, one))
    shown = {n: summary({k: v for k, v in rows[n].items() if k != "number"}) for n in best}
    found = [_consequence(shown[n], its) for n, its in best.items()]
    return sorted(found, key=lambda one: (one.entry.day or date.max, one.entry.id))


def _consequence(of: EntrySummary, judged: Iterable[tuple[float, Bearing, Tally, Kept]]) -> Consequence:
    """An entry bears on the pledge as most of its claims that do; of as many, the worse is said."""
    judged = list(judged)
    against = [one for one in judged if one[1] == "contradicts"]
    counting = against if 2 * len(against) >= len(judged) else [j for j in judged if j[1] == "fulfils"]
    score, bearing, tally, one = max(counting, key=lambda j: (j[0], j[3].id))
    return Consequence(
        entry=of,
        bearing=bearing,
        score=round(score, 2),
        enough=ENOUGH,
        points=tuple(tally.points),
        claims=tuple(sorted({j[3].id for j in counting})),
        evidence=" ".join(str(one.body["evidence"][0]["text"]).split()),
    )


def _verdict(pledges: list[Pledge], found: list[Consequence]) -> Verdict:
    """By the latest entry that bears on it; in part, where fewer items came than were pledged."""
    if not pledges:
        return "indefinite"
    if not found:
        return "open"
    if found[-1].bearing == "contradicts":
        return "contradicted"
    counted = [point for one in found for point in one.points if point.field == "quantity"]
    if counted and not any(point.weight for point in counted):
        came, pledged = sum(_counts(p)[0] for p in counted), _counts(counted[0])[1]
        return "partly" if came < pledged else "fulfilled"
    return "fulfilled"


def _counts(point: Point) -> tuple[int, int]:
    """From `6 of 24`."""
    came, _, pledged = point.note.partition(" of ")
    return int(came), int(pledged)

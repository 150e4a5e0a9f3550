"""What the pages of review ask of the record."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select

from legation.errors import RecordError
from legation.exchange import wording
from legation.record.choosing import Filter
from legation.record.decision import Decision
from legation.record.identity import claim_in
from legation.record.opened import claims_of
from legation.record.record import Record
from legation.record.standing import in_force
from legation.record.store.tables import claim, entry
from legation.web.reads.entry import told
from legation.web.reads.entry_list import citations
from legation.web.review import merges as pairing
from legation.web.review.queue import Candidate, Why, candidates, waiting
from legation.web.site import Site

SIZE: Final = 20
_LATELY: Final = 6


def queue(site: Site, why: str, kind: str, party: str, page: int) -> dict[str, Any]:
    """A page of the queue."""
    asked: Why | None = why or None  # type: ignore[assignment]

    def ask() -> tuple[Candidate, ...]:
        with site.record.reading() as connection:
            return candidates(connection, asked, kind or None, party or None)

    found = site.fresh.get(("queue", why, kind, party), ask)
    with site.record.reading() as connection:
        live = waiting(connection, found)
        shown = live[(page - 1) * SIZE : page * SIZE]
        words = citations(connection, [claim_in(one.entry.id) for one in shown])
    states = site.record.states(*(one.entry.id for one in shown))
    rows = [(one, words.get(claim_in(one.entry.id)), states[one.entry.id]) for one in shown]
    return {"rows": rows, "total": len(live), "more": page * SIZE < len(live)}


def merges(site: Site, page: int) -> dict[str, Any]:
    """A page of the merges to look at."""

    def ask() -> tuple[pairing.Pair, ...]:
        with site.record.reading() as connection:
            return pairing.pairs(connection)

    found = site.fresh.get("merges to look at", ask)
    journal = site.record.decisions()
    with site.record.reading() as connection:
        live = pairing.undecided(found, journal, pairing.decisions_of(connection, found))
        shown = pairing.shown(connection, live[(page - 1) * SIZE : page * SIZE])
    names = {name for one in shown for name in (one.pair.entry, one.pair.other_entry)}
    return {
        "rows": shown,
        "states": site.record.states(*names),
        "total": len(live),
        "more": page * SIZE < len(live),
        "apart": pairing.APART,
    }


def workbench(site: Site, name: str, other: str) -> dict[str, Any]:
    """An entry with its claims, what is decided on it, and what may be one with it."""
    record = site.record
    full = record.entry(name)
    its = full.summary
    decided = touching(record, its.id)
    others = [
        one
        for one in record.entries(Filter(kind=its.kind, parties=its.parties), newest=True, limit=40)
        if one.id != its.id
    ]
    others.sort(key=lambda one: abs((one.day - its.day).days) if one.day and its.day else 10**6)
    near = others[:8]
    chosen = None
    if other:
        try:
            chosen = record.entry(other.rpartition("/")[2]).summary
        except RecordError:
            chosen = None
    standing = {one.id for one in in_force(record.decisions())}
    verdicts = _verdicts([one for one in reversed(decided) if one.id in standing])
    return {
        "entry": its,
        "told": told(full, record.why(its.id)),
        "state": record.states(its.id)[its.id],
        "states": record.states(*(one.id for one in full.claims)),
        "other_states": record.states(*(one.id for one in near), *([chosen.id] if chosen else [])),
        "near": near,
        "chosen": chosen,
        "decided": [(one, line(one), one.id in standing) for one in decided[:30]],
        "verdicts": verdicts,
    }


def touching(record: Record, target: str) -> list[Decision]:
    """Decisions about an entry's claims or about a claim, the newest first; none for what is not there."""
    with record.reading() as connection:
        try:
            _, claims = claims_of(connection, target)
        except RecordError:
            return []
    about = set(claims)
    return [one for one in reversed(record.decisions()) if not about.isdisjoint((*one.claims, *one.against))]


def lately(record: Record, name: str) -> dict[str, Any]:
    """A person's last decision that stands, for undoing it, and what others did last."""
    journal = record.decisions()
    mine = next((one for one in reversed(in_force(journal)) if one.by == name), None)
    others = [one for one in reversed(journal) if one.by != name and one.verb != "undo"][:_LATELY]
    on = headlines(record, [*others, *([mine] if mine else [])])
    return {
        "mine": mine,
        "mine_said": line(mine) if mine else "",
        "mine_on": on.get(mine.claims[0], "") if mine else "",
        "others": [(one, line(one), on.get(one.claims[0], "")) for one in others],
    }


def headlines(record: Record, decisions: Sequence[Decision]) -> dict[str, str]:
    """From the first claim that each is about to the headline of the entry that it is in."""
    wanted = {one.claims[0] for one in decisions if one.claims}
    with record.reading() as connection:
        rows = connection.execute(
            select(claim.c.id, entry.c.headline)
            .join(entry, entry.c.number == claim.c.entry)
            .where(claim.c.id.in_(wanted))
        )
        return {row[0]: row[1] for row in rows}


def words_of(record: Record, target: str) -> str:
    """The headline of an entry, or a claim's evidence; the id of what is not there."""
    with record.reading() as connection:
        try:
            full, _ = claims_of(connection, target)
        except RecordError:
            return target
        if full.startswith("c"):
            query = select(claim.c.evidence).where(claim.c.id == full)
        else:
            query = select(entry.c.headline).where(entry.c.id == full)
        return str(connection.execute(query).scalar() or target)


def line(one: Decision) -> str:
    """A decision in words: `Ann corrected when: 2022-06-02`."""
    what = _DID[one.verb]
    if one.verb == "correct":
        value = one.value
        if isinstance(value, dict):
            value = value.get("name") or value.get("text") or value.get("start") or "…"
        elif isinstance(value, list):
            value = ", ".join(_brief(part) for part in value)
        shown = wording.plain(str(value)) if value is not None else "nothing"
        what = f"{what} {one.field}: {shown[:120]}"
    return f"{one.by} {what}"


def _brief(part: Any) -> str:
    return str(part.get("name") or part.get("text") or "…")[:60] if isinstance(part, dict) else str(part)


def _verdicts(decided: Sequence[Decision]) -> dict[str, str]:
    """What was last decided on each claim: accepted, rejected or corrected."""
    found: dict[str, str] = {}
    for one in decided:
        if one.verb in ("accept", "reject", "correct"):
            found.update(dict.fromkeys(one.claims, _DID[one.verb]))
    return found


_DID: Final = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "merged two entries",
    "split": "split an entry",
    "annotate": "noted",
    "undo": "undid a decision",
}

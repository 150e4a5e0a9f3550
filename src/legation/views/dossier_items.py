"""An entry as a line of a dossier: what it is, when, where, who was there, how far it has come."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from legation.record.derive import Kept
from legation.record.gathered import Gathered
from legation.record.merging.stages import phase
from legation.record.merging.summary import Reported, shown_when
from legation.views.dossier_parts import Cited, Instrument, Item, Present, Statement, Step
from legation.views.dossier_sources import Sources

UNDATED: Final = "undated"
_FAR: Final = 6


def item(entry: Gathered, sources: Sources) -> Item:
    """The entry as a line."""
    its = entry.summary
    place = entry.best("where")
    return Item(
        entry=its.id,
        kind=its.kind,
        form=its.form,
        status=its.status,
        stage=its.stage,
        parties=its.parties,
        what=sources.cite(_what(entry), entry.claims),
        when=_when(entry, sources),
        reported=_reported(entry),
        place=sources.cite(place.value, supporting(entry, place)) if place else None,
        independent=its.sources,
        disputed=its.disagreements > 0,
        decision=its.decision,
    )


def instrument(entry: Gathered, sources: Sources) -> Instrument:
    """The entry as a text between parties."""
    its = item(entry, sources)
    return Instrument(its, its.what, steps(entry, sources))


def statement(entry: Gathered, sources: Sources) -> Statement:
    """The entry as something said."""
    said = [one for one in present(entry) if one.role == "speaker"]
    return Statement(item(entry, sources), said[0] if said else None, _fullest(entry)["form"] == "direct")


def present(entry: Gathered) -> tuple[Present, ...]:
    """Those who take part by the claim that names most of them; a missing office comes from the others."""
    offices: dict[str, str] = {}
    for one in entry.claims:
        for its in one.body["participants"]:
            if its["office"]:
                offices.setdefault(_last_word(its["name"]), its["office"])
    return tuple(
        Present(its["name"], its["state"], its["office"] or offices.get(_last_word(its["name"])), its["role"])
        for its in _fullest(entry)["participants"]
    )


def steps(entry: Gathered, sources: Sources) -> tuple[Step, ...]:
    """The stages of an entry in their order, each with its date and the sources of it."""
    places = sorted({one.stage for one in entry.claims if one.stage is not None})
    return tuple(_step(entry.of_stage(place), sources) for place in places)


def supporting(entry: Gathered, value: Reported) -> Sequence[Kept]:
    """The claims that give a value; all of the entry's where a person gave it."""
    return [one for one in entry.claims if one.id in value.claims] or entry.claims


def best_day(claims: Iterable[Kept]) -> tuple[str, list[Kept]]:
    """The most precise date that most of these claims give, with those that give it."""
    votes: dict[str, list[Kept]] = {}
    rank: dict[str, int] = {}
    for one in claims:
        if when := one.body["when"]:
            votes.setdefault(shown_when(when), []).append(one)
            rank[shown_when(when)] = ("day", "range", "month", "year").index(when["precision"])
    if not votes:
        return UNDATED, []
    best = min(votes, key=lambda shown: (rank[shown], -len({c.story for c in votes[shown]}), shown))
    return best, votes[best]


def shown_days(start: date, end: date | None, precision: str | None) -> str:
    """`2022-06-02`, `2022-06`, `2022` or `2022-06-02/2022-06-05`."""
    last = end or start
    return shown_when({"start": start.isoformat(), "end": last.isoformat(), "precision": precision or "day"})


def _step(claims: Sequence[Kept], sources: Sources) -> Step:
    shown, dated = best_day(claims)
    return Step(phase(claims[0].body), sources.cite(shown, dated or claims))


def _reported(entry: Gathered) -> date | None:
    days = [one.published for one in entry.claims if one.published]
    return date.fromordinal(min(days)) if days else None


def _when(entry: Gathered, sources: Sources) -> Cited | None:
    if best := entry.best("when"):
        return sources.cite(best.value, supporting(entry, best))
    its = entry.summary
    if its.start is None:
        return None
    shown = shown_days(its.start, its.end, its.precision)
    giving = [one for one in entry.claims if one.body["when"] and shown_when(one.body["when"]) == shown]
    return sources.cite(shown, giving or entry.claims)


def _what(entry: Gathered) -> str:
    """The thing in words: its name or subject, or else the words of the claim that says most."""
    body = _fullest(entry)
    details = body["details"]
    for field in ("name", "subject", "title"):
        if best := entry.best(field):
            return best.value
    span: Mapping[str, Any] | None = details.get("content") or details.get("pledge")
    if body["kind"] in ("statement", "commitment", "activity", "programme", "relation"):
        return " ".join(str((span or body["evidence"][0])["text"]).split())
    return entry.summary.headline


def _fullest(entry: Gathered) -> Mapping[str, Any]:
    """The claim that says most: people first, then details, then words."""
    return max(
        entry.claims,
        key=lambda one: (
            min(len(one.body["participants"]), _FAR),
            len(str(one.body["details"])),
            len(one.body["evidence"][0]["text"]),
            one.id,
        ),
    ).body


def _last_word(name: str) -> str:
    return (name.casefold().split() or [""])[-1]

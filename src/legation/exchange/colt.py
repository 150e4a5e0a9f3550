"""Visits in COLT's columns: a row a visitor and a state visited, for the leaders of one state."""

from collections.abc import Iterator

from legation.exchange import country_codes
from legation.exchange.register import RegisterRow, day_parts, header, lines, standing, text
from legation.lexicon import words
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection
from legation.schema import ORGANISATIONS


def export(
    selection: Selection, *, state: str | None = None, evidence: bool = False, notes: list[str] | None = None
) -> Iterator[str]:
    """CSV with COLT's header: visits that took place, by persons of `state` (USA unless given), for
    the columns do not say whose leaders they are. Left out: visits without a year, or with nobody named."""
    home = (state or words("registers/colt")["visitor_state"]).upper()
    left = [0]
    yield from lines(header("colt"), _rows(selection, home, left), evidence=evidence)
    if left[0] and notes is not None:
        notes.append(f"{left[0]:,} visits are left out: not by a named person of {home}, or without a year")


def _rows(selection: Selection, home: str, left: list[int]) -> Iterator[RegisterRow]:
    for entry in selection.entries():
        its = entry.summary
        if (its.kind, its.form) != ("meeting", "visit") or its.status != "occurred":
            continue
        visitors, hosts = _visitors(entry, home), _hosts(entry, home)
        if not (its.start and visitors and hosts):
            left[0] += 1
            continue
        year, month, day = day_parts(its.start, its.precision)
        last_year, last_month, last_day = day_parts(its.end, its.precision)
        for name, office in visitors.items():
            for host in hosts:
                start, end = [day, month, year], [last_day, last_month, last_year]
                yield [text(office), text(name), *start, text(_city(entry, host)), host, *end], entry


def _visitors(entry: SelectedEntry, home: str) -> dict[str, str]:
    """Names of the visitors of this state, each with the office that a document gives."""
    by_person: dict[str, tuple[str, str]] = {}
    for claim in standing(entry):
        for person, its in zip(claim.body["participants"], claim.persons, strict=True):
            if person["role"] == "visitor" and person["type"] == "person" and person["state"] == home:
                name, office = by_person.get(its or person["name"], ("", ""))
                longest = max(name, person["name"], key=lambda one: (len(one), one))
                by_person[its or person["name"]] = longest, office or person["office"] or ""
    return dict(sorted(by_person.values()))


def _hosts(entry: SelectedEntry, home: str) -> list[str]:
    """The state of the place, or else every other party."""
    places = {claim.body["where"]["state"] for claim in standing(entry) if claim.body["where"]}
    found = places - {None, home} or set(entry.summary.parties) - {home, *ORGANISATIONS}
    return sorted(found)


def _city(entry: SelectedEntry, host: str) -> str:
    place = entry.summary.place or ""
    states = {
        c.body["where"]["state"] for c in standing(entry) if (c.body["where"] or {}).get("name") == place
    }
    return place if host in states and place != country_codes.name(host) else ""

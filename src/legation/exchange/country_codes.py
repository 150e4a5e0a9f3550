"""Codes that other data have for the record's parties, valid at a day: ISO, COW, Gleditsch–Ward, FIPS, CAMEO.

The record names a state by its present ISO 3166-1 alpha-3 code; other data name the state of the time. One
that another took in (`merged.csv`) has a code here, DDR and YMD, and the other's in the record. Each function
gives null where the list has no code for the party on that day: the state was not there yet, or the list
leaves it out (`lexicon/country_codes/none.csv` names those).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple

from legation.lexicon import table
from legation.schema import ORGANISATIONS

Register = Literal["sipri", "mme"]
_SYSTEMS: Final = ("cow", "gw")


class _Stretch(NamedTuple):
    """A code or name for a party, from one day to another, both included."""

    code: str
    party: str
    start: date
    end: date

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def cow(party: str, day: date) -> int | None:
    """The number in the Correlates of War state system: `cow("DEU", date(1988, 1, 1))` is 260."""
    return _number("cow", party, day)


def gleditsch_ward(party: str, day: date) -> int | None:
    """The number in the list of Gleditsch and Ward, their microstates included."""
    return _number("gw", party, day)


def cow_abbreviation(number: int) -> str | None:
    """The three letters of the Correlates of War project: 260 is `GFR`."""
    return next((r["abbreviation"] for r in table("country_codes/cow") if int(r["number"]) == number), None)


def iso3(party: str, day: date) -> str | None:
    """The alpha-3 code of the state of that day: `iso3("RUS", date(1988, 1, 1))` is `SUN`."""
    return _dated("iso3", party, day, None if party in ORGANISATIONS else party)


def fips(party: str, day: date) -> str | None:
    """The FIPS 10-4 code of the country, which GDELT uses for places."""
    return _dated("fips", party, day, _parties()[party]["fips"] or None if party in _parties() else None)


def cameo(party: str) -> str | None:
    """The CAMEO country code of a state, or the known-group code of an organisation; one for all years."""
    return _parties()[party]["cameo"] or None if party in _parties() else None


def name(party: str) -> str:
    """The name of a party; of a code that is none the code itself."""
    return _parties()[party]["name"] if party in _parties() else party


def wikidata(party: str) -> str | None:
    """The Wikidata id of a party, or null where it isn't known here."""
    if party in _parties() and _parties()[party]["type"] == "organisation":
        return _parties()[party]["wikidata"] or None
    from rigour.territories import get_territory

    territory = get_territory(party.lower())
    return territory.qid if territory else None


def register_name(register: Register, party: str, day: date) -> str:
    """The name that a register writes for a party on that day: SIPRI's `Soviet Union` until 1991."""
    found = [s for s in _register(register) if s.party == party and s.holds(day)]
    return found[0].code if found else name(party)


def party_named(register: Register, written: str) -> str | None:
    """The party that a register means by a name, or null where it is none."""
    return _today(_understood(register).get(" ".join(written.split()).casefold()))


def merged(name: str) -> str | None:
    """The code of a state that another took in, by a name of it: `DDR`; null for every other."""
    found = next(
        (row for row in table("country_codes/merged") if row["name"].casefold() == name.casefold()), None
    )
    return found["code"] if found else None


def merged_number(number: int) -> str | None:
    """The name of a state that another took in, by its COW number; null for every other."""
    code = _by_number("cow").get(number)
    return next((row["name"] for row in table("country_codes/merged") if row["code"] == code), None)


def party_of(code: str) -> str:
    """The party that the record has a state of the time under: `DEU` for `DDR`, and the code itself for every
    other."""
    return next((row["party"] for row in table("country_codes/merged") if row["code"] == code), code)


def party_of_cow(number: int) -> str | None:
    """The party of a COW number: 260, 255 and 265 are all `DEU`."""
    return _today(_by_number("cow").get(number))


def party_of_gleditsch_ward(number: int) -> str | None:
    """The party of a Gleditsch–Ward number."""
    return _today(_by_number("gw").get(number))


def party_of_iso3(code: str) -> str | None:
    """The party of an alpha-3 code, a former one too: `SUN` is `RUS`."""
    if code in _parties():
        return _today(code)
    return next((s.party for s in _stretches("iso3") if s.code == code), None)


def party_of_fips(code: str) -> str | None:
    """The party of a FIPS 10-4 code, a former one too."""
    present = next((party for party, row in _parties().items() if code and row["fips"] == code), None)
    return _today(present or next((s.party for s in _stretches("fips") if s.code == code), None))


def party_of_cameo(code: str) -> str | None:
    """The party of a CAMEO country code or known-group code."""
    return next((party for party, row in _parties().items() if code and row["cameo"] == code), None)


def has_none(system: Literal["cow", "gw"], party: str) -> bool:
    """Whether a list of the state system has no number for the party on any day."""
    listed = {(row["system"], row["party"]) for row in table("country_codes/none")}
    return party in ORGANISATIONS or (system, party) in listed


def _today(code: str | None) -> str | None:
    return code and party_of(code)


@cache
def _parties() -> Mapping[str, Mapping[str, str]]:
    return {row["party"]: row for row in table("country_codes/parties")}


@cache
def _stretches(system: str) -> tuple[_Stretch, ...]:
    if system in _SYSTEMS:
        rows = [(row["number"], row) for row in table(f"country_codes/{system}")]
    else:
        rows = [(row["code"], row) for row in table("country_codes/former") if row["system"] == system]
    return tuple(_Stretch(code, row["party"], *_days(row)) for code, row in rows)


@cache
def _of_party(system: str) -> Mapping[str, tuple[_Stretch, ...]]:
    found: dict[str, list[_Stretch]] = {}
    for stretch in _stretches(system):
        found.setdefault(stretch.party, []).append(stretch)
    return {party: tuple(stretches) for party, stretches in found.items()}


@cache
def _by_number(system: str) -> Mapping[int, str]:
    return {int(stretch.code): stretch.party for stretch in _stretches(system)}


@cache
def _register(register: Register) -> tuple[_Stretch, ...]:
    rows = [
        row
        for row in table("country_codes/register_names")
        if row["register"] == register and not row["read"]
    ]
    return tuple(_Stretch(row["name"], row["party"], *_days(row)) for row in rows)


@cache
def _understood(register: Register) -> Mapping[str, str]:
    rows = table("country_codes/register_names")
    return {row["name"].casefold(): row["party"] for row in rows if row["register"] == register}


def _number(system: str, party: str, day: date) -> int | None:
    found = [int(s.code) for s in _of_party(system).get(party, ()) if s.holds(day)]
    return found[0] if found else None


def _dated(system: str, party: str, day: date, otherwise: str | None) -> str | None:
    """The code of the day; of a party whose code never changed, `otherwise`."""
    stretches = _of_party(system).get(party)
    if not stretches:
        return otherwise
    return next((s.code for s in stretches if s.holds(day)), None)


def _days(row: Mapping[str, str]) -> tuple[date, date]:
    start = date.fromisoformat(row["start"]) if row["start"] else date.min
    return start, date.fromisoformat(row["end"]) if row["end"] else date.max

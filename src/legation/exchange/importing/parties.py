"""Who a register means by a name or a code, as a party of the record format.

A state that was continued has the code of the state that continues it (the Soviet Union RUS, Czechoslovakia
CZE, Yugoslavia SRB, North Yemen YEM): the day tells which is meant, and `country_codes` gives the code of the
day back. One that another took in has the other's (the German Democratic Republic DEU, South Yemen YEM) and
stays as a participant by its name, from which exports give its codes back.
Territories have the code of their state; what has no code of its own stays as a participant, by its name.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from legation import lexicon
from legation.exchange.country_codes import party_of
from legation.record.merging.words import folded
from legation.schema import ORGANISATIONS

How = Literal["state", "former", "territory", "organisation", "group", "several", "nobody"]

_MARKS: Final = re.compile(r"\s*\*{1,4}$")
_IN: Final = re.compile(r"^(?P<name>[^()]{1,120}?)\s*\((?P<state>[^()]{1,60})\)$")


@dataclass(frozen=True, slots=True)
class Party:
    """`codes` are parties of the record format; a `group` has none, and acts in `state` where known."""

    codes: tuple[str, ...]
    how: How
    name: str
    state: str | None = None

    @property
    def code(self) -> str | None:
        """The code, where it is one."""
        return self.codes[0] if len(self.codes) == 1 else None

    @property
    def takes_part(self) -> bool:
        """Whether its name says more than its code, so that it is kept as a participant."""
        return self.how in ("former", "territory", "group")


def party(name: str) -> Party | None:
    """Whom a register means by `name`: a name or an ISO code; null where nobody knows it."""
    plain = _MARKS.sub("", " ".join(name.split()))
    if not plain:
        return None
    found = _known().get(_key(plain))
    if found:
        return Party(found.codes, found.how, plain, found.state)
    if "*" in name or re.search(r"\b(?:rebels?|group)\b", plain, re.IGNORECASE):
        return _group(plain)
    return None


def organisations_in(words: str) -> tuple[str, ...]:
    """Codes of the organisations of the record format that the words name."""
    padded = f" {' '.join(re.findall(r'[a-z0-9]+', folded(words)))} "
    named = {
        one.codes[0] for key, one in _known().items() if one.how == "organisation" and f" {key} " in padded
    }
    return tuple(sorted(named))


def _group(name: str) -> Party:
    """An armed group or body that is no party: SIPRI marks them by an asterisk, bodies by two."""
    inside = _IN.match(name)
    state = party(inside["state"]) if inside else None
    return Party((), "group", inside["name"] if inside and state else name, state.code if state else None)


def _key(name: str) -> str:
    return folded(name).replace("&", "and").removeprefix("the ")


@cache
def _known() -> dict[str, Party]:
    """The register's own names first, then the lexicon of states and organisations, then rigour's."""
    found: dict[str, Party] = {}
    for row in lexicon.table("registers/parties"):
        codes = tuple(row["code"].split())
        how: How = row["how"]  # type: ignore[assignment]
        state = row["code"] or None if how == "group" else None
        found.setdefault(_key(row["name"]), Party(() if how == "group" else codes, how, row["name"], state))
    for row in lexicon.table("country_codes/register_names"):
        found.setdefault(_key(row["name"]), Party((party_of(row["party"]),), "state", row["name"]))
    for name in ("organisations", "states"):
        how = "organisation" if name == "organisations" else "state"
        for row in lexicon.table(name):
            if row["how"] == "name":
                found.setdefault(_key(row["form"]), Party((row["code"],), how, row["form"]))
    for code in ORGANISATIONS:
        found.setdefault(_key(code), Party((code,), "organisation", code))
    for key, one in _territories():
        found.setdefault(key, one)
    return found


def _territories() -> list[tuple[str, Party]]:
    """Codes and names of rigour's territories; one that is no country has its state's code."""
    from rigour.territories import get_territories

    found = []
    for one in get_territories():
        owner = one
        while not owner.is_country and not owner.is_historical and owner.parent is not None:
            owner = owner.parent
        if not one.alpha3 or not owner.alpha3 or not owner.is_country or one.is_historical:
            continue
        how: How = "state" if owner is one else "territory"
        for name in (one.alpha3, one.name):
            found.append((_key(name), Party((owner.alpha3.upper(),), how, one.name)))
    return found

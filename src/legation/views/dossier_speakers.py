"""Who speaks and acts for each side, with the offices that documents give them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.record.derive import Kept
from legation.record.gathered import Taking
from legation.views.dossier_parts import Speaker, Speakers
from legation.views.dossier_sources import Sources
from legation.views.levels import level, levels


@dataclass(slots=True)
class Acting:
    """A person of a side as found so far; `offices` leads from an office to the claims that give it."""

    name: str
    state: str
    entries: set[int] = field(default_factory=set)
    last: date = date.min
    offices: dict[str, list[int]] = field(default_factory=dict)
    claims: list[int] = field(default_factory=list)

    @property
    def office(self) -> str | None:
        """The office that most claims give."""
        return max(self.offices, key=lambda o: (len(self.offices[o]), o)) if self.offices else None

    @property
    def proof(self) -> list[int]:
        """Claims that give the office, or, of a person without one, that name the person."""
        return (self.offices[self.office] if self.office else self.claims)[-6:]


def acting(
    found: Iterable[Taking], days: Mapping[int, date | None], sides: Sequence[str], most: int | None
) -> dict[str, list[Acting]]:
    """For each side its persons, those in most entries first; `days` are of the entries by number."""
    persons: dict[tuple[str, str], Acting] = {}
    for one in found:
        if one.state not in sides or not _named(one):
            continue
        its = persons.setdefault((one.state, one.person), Acting(one.person, one.state))
        its.entries.add(one.entry)
        its.claims.append(one.claim)
        its.last = max(its.last, days.get(one.entry) or date.min)
        if one.office:
            its.offices.setdefault(one.office, []).append(one.claim)
    ranked = sorted(persons.values(), key=lambda p: (-len(p.entries), -p.last.toordinal(), p.name))
    return {side: [one for one in ranked if one.state == side][:most] for side in sides}


def _named(one: Taking) -> bool:
    """Whether this is somebody's name, neither a description ("a naval officer") nor an office."""
    if one.office and one.office.casefold() == one.person.casefold():
        return False
    return any(not word[0].islower() for word in one.person.split() if word[0].isalpha())


def speakers(
    chosen: Mapping[str, Sequence[Acting]], claims: Mapping[int, Kept], looked_at: int, sources: Sources
) -> Speakers:
    """Each side's persons as lines with the sources of their offices."""
    sides = tuple(
        (side, tuple(_speaker(one, claims, sources) for one in persons)) for side, persons in chosen.items()
    )
    return Speakers(looked_at, sides)


def _speaker(one: Acting, claims: Mapping[int, Kept], sources: Sources) -> Speaker:
    cited = sources.cite(one.office or "office not said", [claims[n] for n in one.proof if n in claims])
    return Speaker(
        name=one.name,
        state=one.state,
        office=cited,
        level=levels()[level(one.office, one.state)] if one.office else "",
        entries=len(one.entries),
        last=one.last if one.last > date.min else None,
    )

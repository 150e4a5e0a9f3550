"""Whose a person is, where the document does not say it outright: by who is known, and by the neighbours."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from legation import lexicon
from legation.actors.function_words import function_words
from legation.actors.gazetteer import Hit, hits
from legation.actors.origin import origin
from legation.actors.persons import Person
from legation.actors.stage import ORGANISATION_CODES, Stage, slug
from legation.actors.words import words_of


@cache
def notables() -> dict[str, str]:
    """Known office-holder's name in lower case → state."""
    return {slug(row["name"]): row["state"] for row in lexicon.table("notables")}


@cache
def _notable_surnames() -> dict[str, str]:
    """Surname in lower case → state, where all known holders of the name are of one state."""
    states: dict[str, set[str]] = {}
    for row in lexicon.table("notables"):
        parts = slug(row["name"].removesuffix(" Jr.")).split("-")
        states.setdefault(parts[-1], set()).add(row["state"])
    return {name: next(iter(codes)) for name, codes in states.items() if len(codes) == 1 and len(name) > 3}


def notable_state(name: str) -> str | None:
    """The state of a known office-holder of this name."""
    plain = slug(name)
    if plain in notables():
        return notables()[plain]
    last = plain.rsplit("-", 1)[-1]
    state = _notable_surnames().get(last)
    if state and "-" in plain:
        return (
            state if any(full.endswith(f"-{last}") and full[0] == plain[0] for full in notables()) else None
        )
    return state


ORIGIN = 3.5
"""What a name's look counts against the neighbours."""


class Allegiance:
    """Finds the state of persons and bodies from what stands near them."""

    def __init__(self, stage: Stage, known: Sequence[Hit]) -> None:
        self.stage = stage
        self.states = [
            hit for hit in known if hit.entry.code and hit.entry.kind in ("state", "organisation", "body")
        ]
        self.firsts = [hit.first for hit in self.states]
        self.counts: Counter[str] = Counter(
            hit.entry.code
            for hit in self.states
            if hit.entry.code and hit.entry.code not in ORGANISATION_CODES
        )
        self.home = self._home()

    def _home(self) -> str | None:
        """The state that published the document, as far as its source says."""
        source = self.stage.parsed.document.source or ""
        for hit in hits(words_of(source)):
            if hit.entry.code and hit.entry.kind in ("state", "body"):
                return hit.entry.code
        return None

    def lead(self, but: frozenset[str] = frozenset()) -> str | None:
        """The state that the document speaks of most, but for some."""
        best = [code for code, _ in self.counts.most_common() if code not in but]
        return best[0] if best else None

    def settle(self, people: Sequence[Person]) -> None:
        """Gives each person without a state the likeliest one."""
        for person in people:
            if person.state is None:
                person.state = notable_state(person.name)
        for person in people:
            if person.state is None:
                person.state = self.near(min(person.places)[0], self._holders(people, person), person.name)

    def _holders(self, people: Sequence[Person], person: Person) -> frozenset[str]:
        """The states whose holder of the same office is another person."""
        if not person.office or person.office_rank < 2:
            return frozenset()
        same = person.office.lower()
        return frozenset(
            p.state for p in people if p is not person and p.state and (p.office or "").lower() == same
        )

    def near(self, i: int, but: frozenset[str] = frozenset(), name: str | None = None) -> str | None:
        """The likeliest state of a person or body that word `i` begins.

        What stands before it in the sentence counts most, less where it is the object of a preposition;
        then the document's own state, the paragraph's first, and those it speaks of most.
        """
        words = self.stage.words
        if i >= len(words):
            return self.lead(but)
        votes: dict[str, float] = defaultdict(float)
        sentence, paragraph = self.stage.sentence(words.starts[i]), self.stage.paragraph(words.starts[i])
        weight = 3.0
        nearer: Hit | None = None
        for hit in self._before(i, paragraph):
            code = hit.entry.code or ""
            if self.stage.sentence(words.starts[hit.first]) == sentence:
                if nearer is not None and not self._paired(hit, nearer):
                    weight /= 2
                votes[code] += weight * (0.3 if self._object(hit) else 1.0)
                nearer = hit
            else:
                votes[code] += 0.25
        if self.home and self.counts[self.home]:
            votes[self.home] += 1.5
        total = sum(self.counts.values()) or 1
        for code, count in self.counts.items():
            votes[code] += 1.5 * count / total
        if name is not None:
            for code, likely in origin(name).items():
                if code in votes:
                    votes[code] += ORIGIN * likely
        return max((c for c in votes if c not in but), key=lambda c: votes[c], default=self.lead())

    def _before(self, i: int, paragraph: int) -> list[Hit]:
        """The states named before word `i` in its paragraph, the nearest first."""
        found = []
        for k in range(bisect_left(self.firsts, i) - 1, -1, -1):
            if self.stage.paragraph(self.stage.words.starts[self.firsts[k]]) != paragraph:
                break
            found.append(self.states[k])
        return found

    def _paired(self, one: Hit, other: Hit) -> bool:
        """Whether two states are named as a pair ("Indo-Israeli", "India and Israel")."""
        return other.first == one.last + 1 and self.stage.words.lowers[one.last] in ("-", "and")

    def _object(self, hit: Hit) -> bool:
        words = self.stage.words
        return (
            hit.first > 0
            and words.lowers[hit.first - 1] in function_words("object")
            and hit.entry.how != "nationality"
        )

"""References to actors named before: pronouns, "the minister", "his Israeli counterpart", "the two sides"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from legation import lexicon
from legation.actors.allegiance import Allegiance
from legation.actors.cast import Actor, ActorMention, How
from legation.actors.history import History
from legation.actors.offices import Marks, Office
from legation.actors.persons import Person
from legation.actors.stage import Stage, slug


@cache
def _lists() -> dict[str, Any]:
    return dict(lexicon.words("references"))


@cache
def _generic_heads() -> frozenset[str]:
    generic = lexicon.words("offices")["generic"]
    return frozenset((*generic["single"], *generic["plural"]))


@dataclass(frozen=True, slots=True)
class Reference:
    """Words `first` to `last` (outside) refer back; `office` where they name one."""

    first: int
    last: int
    kind: Literal["pronoun", "they", "title", "counterpart", "generic", "states", "persons", "rank"]
    office: Office | None = None
    count: int = 2


class Referrer:
    """Resolves the references of a text, from left to right, and adds their mentions to the stage."""

    def __init__(self, stage: Stage, marks: Marks, people: Sequence[Person], allegiance: Allegiance) -> None:
        self.stage, self.marks, self.words = stage, marks, marks.words
        self.people = {person.id: person for person in people}
        self.allegiance = allegiance
        self.history = History(stage)
        self.heads: dict[str, set[str]] = {key: set(person.heads) for key, person in self.people.items()}

    def resolve(self, offices: Sequence[Office]) -> None:
        """Adds a mention for every reference that can be resolved."""
        used = {office for person in self.people.values() for office in person.used}
        free = [office for office in offices if office.first not in used]
        references = [*self._pronouns(), *self._groups(), *self._of_offices(free)]
        for reference in sorted(references, key=lambda r: (r.first, -r.last)):
            core = max(reference.office.first if reference.office else reference.first, reference.first)
            free = next((i for i in range(core, reference.last) if self.stage.taken[i]), reference.last)
            if free > core and (reference.office or free == reference.last):
                self._resolve(replace(reference, last=free))

    def _pronouns(self) -> Iterator[Reference]:
        pronouns = _lists()["pronouns"]
        personal = {*pronouns["m"], *pronouns["f"]}
        for i, lower in enumerate(self.words.lowers):
            if lower in personal:
                yield Reference(i, i + 1, "pronoun")
            elif lower in pronouns["plural"]:
                yield Reference(i, i + 1, "they")
            elif lower in _lists()["ranks"]["words"] and i and self.words.lowers[i - 1] == "the":
                yield Reference(i - 1, i + 1, "rank")

    def _groups(self) -> Iterator[Reference]:
        """ "The two sides", "both ministers", "the three navies", "the pair", "both" before a verb."""
        numbers = _lists()["numbers"]
        for i, lower in enumerate(self.words.lowers):
            if lower == "the" and (group := self._group(i, i + 1)):
                yield group
            elif (
                lower in numbers
                and (i == 0 or self.words.lowers[i - 1] != "the")
                and (group := self._group(i, i))
            ):
                yield group

    def _group(self, first: int, i: int) -> Reference | None:
        """The group whose number or noun is word `i`."""
        groups, numbers, words = _lists()["groups"], _lists()["numbers"], self.words
        count = numbers.get(words.lowers[i]) if i < len(words) else None
        k = i + (count is not None)
        for last in (k + 3, k + 2, k + 1):
            noun = " ".join(words.lowers[k:last])
            if last > len(words) or words.apart(last - 1) and last - 1 > first:
                continue
            if noun in groups["states"] and (count or noun in groups["loose"]):
                return Reference(first, last, "states", count=count or 2)
            if noun in groups["bare"]:
                return Reference(first, last, "persons", count=3 if noun == "trio" else 2)
            if noun in groups["persons"] and (count or first < i):
                return Reference(first, last, "persons", count=count or 2)
        if count and k < len(words) and first < i and not words.capital(k) and words.lowers[k] in _verbs():
            return Reference(first, k, "persons", count=count)
        if words.lowers[i : i + 1] == ["both"] and k < len(words) and words.lowers[k] in _verbs():
            return Reference(first, k, "persons", count=2)
        return None

    def _of_offices(self, free: Sequence[Office]) -> Iterator[Reference]:
        for office in free:
            if office.counterpart:
                yield Reference(office.opening, office.last, "counterpart", office)
            elif office.plural:
                yield from self._plural(office)
            elif self._refers(office):
                generic = office.head in _generic_heads() and not office.definite
                yield Reference(office.opening, office.last, "generic" if generic else "title", office)

    def _plural(self, office: Office) -> Iterator[Reference]:
        """ "The two ministers" are persons named before, "officials" are some without a name."""
        before = self.words.lowers[office.first - 1] if office.first else ""
        count = _lists()["numbers"].get(before)
        known = office.definite or before == "both"
        if count and office.first > 1:
            known = known or self.words.lowers[office.first - 2] in ("the", "these", "those", "our", "their")
        if office.head in _generic_heads() and not known:
            yield Reference(office.opening, office.last, "generic", office)
        elif known or self.words.apart(office.first):
            start = office.first - (1 if count else 0) - (1 if count and before != "both" else 0)
            yield Reference(min(start, office.opening), office.last, "persons", office, count or 2)

    def _refers(self, office: Office) -> bool:
        """Whether an office stands for its holder, and is no description ("as president")."""
        before = self.words.lowers[office.opening - 1] if office.opening else ""
        if office.definite or office.state and office.opening < office.first:
            return before not in ("as", "like", "be", "is", "was", "become", "became")
        if office.indefinite:
            return office.head in _generic_heads()
        if before in _lists()["not_referring"]["before"]:
            return False
        return self.words.capital(office.first) or office.head in _generic_heads()

    def _resolve(self, reference: Reference) -> None:
        start = self.words.starts[reference.first]
        if reference.kind == "pronoun":
            pronouns = _lists()["pronouns"]
            gender = "m" if self.words.lowers[reference.first] in pronouns["m"] else "f"
            actor = self.history.person(start, gender)
            if actor is not None:
                self._add([actor], reference, "pronoun")
                if actor.gender is None:
                    self.stage.actors[actor.id] = _gendered(actor, gender)
        elif reference.kind == "they":
            self._they(reference, start)
        elif reference.kind == "states":
            codes = self.history.recent_states(start, reference.count)
            self._add([self.stage.state(code) for code in codes], reference, "group")
        elif reference.kind == "persons":
            self._persons(reference, start)
        elif reference.kind == "rank":
            rank = self.words.lowers[reference.last - 1]
            last = [
                i
                for p, _, i in self.history.people
                if p < start and rank[:3] in {h[:3] for h in self.heads.get(i, ())}
            ]
            self._add([self.stage.actors[last[-1]]] if last else [], reference, "title")
        elif reference.kind == "counterpart" and reference.office:
            self._counterpart(reference, reference.office, start)
        elif reference.kind == "title" and reference.office:
            self._title(reference, reference.office, start)
        elif reference.kind == "generic" and reference.office:
            self._generic(reference, reference.office)

    def _they(self, reference: Reference, start: int) -> None:
        """ "They" are the last group, where it was named in this sentence or the one before."""
        sentence = self.stage.sentence(start)
        for place, members in reversed(self.history.groups):
            if place < start and sentence - self.stage.sentence(place) <= 1:
                self._add([self.stage.actors[key] for key in members], reference, "group")
                return
        near = [
            actor for actor in self.history.recent_people(start, 2) if self.history.within(actor.id, start, 1)
        ]
        if len(near) == 2:
            self._add(near, reference, "group")

    def _persons(self, reference: Reference, start: int) -> None:
        members = self.history.recent_people(start, reference.count)
        office = reference.office
        if office is not None and office.state:
            members = [actor for actor in members if actor.state == office.state]
        if len(members) >= min(2, reference.count):
            self._add(members, reference, "group")
            return
        codes = self.history.recent_states(start, reference.count)
        self._add([self.stage.state(code) for code in codes], reference, "group")

    def _counterpart(self, reference: Reference, office: Office, start: int) -> None:
        """The one who holds the same office for another state, known or not."""
        own = self.history.person(start, None)
        if office.head in _lists()["others"]["words"]:
            self._other(reference, own, start)
            return
        state = office.state
        if state is None and own is not None:
            others = [code for code in self.history.recent_states(start, 3) if code != own.state]
            state = others[0] if others else None
        same = [
            actor
            for actor in self.stage.actors.values()
            if actor.kind == "person"
            and actor.state == state
            and state
            and own
            and actor.id != own.id
            and self._alike(actor.id, own.id)
        ]
        name = " ".join(self.words.between(office.opening, office.last).split()[-3:])
        adjective = self.words.between(office.opening, office.last) if office.opening < office.first else name
        name = _bare(adjective)
        actor = (
            same[0]
            if same
            else Actor(
                id=f"person:{slug(name)}-{(state or 'x').lower()}",
                kind="person",
                name=name,
                state=state,
                office=own.office if own else None,
            )
        )
        self.stage.enter(actor)
        self.heads.setdefault(actor.id, set(self.heads.get(own.id, ())) if own else set())
        self._add([self.stage.actors[actor.id]], reference, "counterpart")

    def _other(self, reference: Reference, own: Actor | None, start: int) -> None:
        """ "His guest", "the visitor": the last person of another state than the one in the foreground."""
        others = [
            actor for actor in self.history.recent_people(start, 2) if own is None or actor.id != own.id
        ]
        if others and own is not None and others[0].state != own.state:
            self._add(others[:1], reference, "title")

    def _alike(self, one: str, other: str) -> bool:
        return bool(
            self.heads.get(one, set()) & self.heads.get(other, set()) - {"of", "the", "and", "for", "general"}
        )

    def _title(self, reference: Reference, office: Office, start: int) -> None:
        """ "The minister": the holder named before, or else later, or else nobody known."""
        actor = self._holder(office, start)
        if actor is None:
            text = " ".join(self.words.between(office.first, office.last).split())
            state = office.state or self.allegiance.near(office.first)
            actor = self.stage.enter(
                Actor(f"person:{slug(text)}-{(state or 'x').lower()}", "person", text, state, text)
            )
            self.heads.setdefault(actor.id, set(text.lower().split()) | {office.head})
        self._add([actor], reference, "title")

    def _holder(self, office: Office, start: int) -> Actor | None:
        wanted = {word for word in self.words.lowers[office.first : office.last] if word.isalpha()}
        wanted -= {"the", "of", "and", "for", "then", "former", office.head, "state", "s"}
        wanted -= {
            w for i in range(office.first, office.last) if self.marks.cover[i] for w in [self.words.lowers[i]]
        }
        equal = {office.head, *_lists()["equal_heads"].get(office.head, ())}
        best: tuple[float, str] | None = None
        for place, _, actor_id in self.history.people:
            heads = self.heads.get(actor_id)
            actor = self.stage.actors[actor_id]
            if not heads or not heads & equal or not self._meant(wanted, heads):
                continue
            if office.state and actor.state and actor.state != office.state:
                continue
            score = place if place < start else -place
            if best is None or score > best[0]:
                best = (score, actor_id)
        if best is None and office.state:
            return self._unplaced(office.state, start)
        return self.stage.actors[best[1]] if best else None

    def _unplaced(self, state: str, start: int) -> Actor | None:
        """The last person of the state, if the document gives that one no office."""
        for place, _, actor_id in reversed(self.history.people):
            actor = self.stage.actors[actor_id]
            if place < start and actor.state == state and actor_id in self.people:
                return actor if self.people[actor_id].office_rank < 2 else None
        return None

    def _meant(self, wanted: set[str], heads: set[str]) -> bool:
        spelled = {w.replace("defense", "defence") for w in heads}
        return {w.replace("defense", "defence") for w in wanted} <= spelled

    def _generic(self, reference: Reference, office: Office) -> None:
        """ "A French diplomat", "officials", "a spokesman": somebody without a name."""
        text = " ".join(self.words.between(office.opening, office.last).split())
        core = " ".join(self.words.between(office.first, office.last).split())
        state = office.state or self.allegiance.near(office.first)
        told = core if office.head not in _lists()["no_office"]["words"] else None
        actor = self.stage.enter(
            Actor(f"person:{slug(text)}-{(state or 'x').lower()}", "person", text, state, told)
        )
        self.heads.setdefault(actor.id, set(core.lower().split()) | {office.head})
        self._add([actor], reference, "title")

    def _add(self, actors: Sequence[Actor], reference: Reference, how: How) -> None:
        if not actors:
            return
        first = reference.first
        for i in range(first, reference.last - 1):
            if self.stage.taken[i] or self.words.lowers[i] == "'s":
                first = i + 1
        self.stage.mention(actors, first, reference.last, how)
        start, end = self.words.starts[first], self.words.ends[reference.last - 1]
        for actor in actors:
            self.history.add(ActorMention(start, end, actor.id, how))
        if len(actors) > 1:
            self.history.groups.append((start, tuple(actor.id for actor in actors)))


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*lexicon.words("body_words")["sayings"]["words"], *_lists()["verbs"]["words"]))


def _gendered(actor: Actor, gender: str) -> Actor:
    return Actor(actor.id, actor.kind, actor.name, actor.state, actor.office, "m" if gender == "m" else "f")


def _bare(text: str) -> str:
    """The phrase without its article or possessive."""
    first, _, rest = text.partition(" ")
    return " ".join(
        (rest if rest and first.lower() in ("the", "his", "her", "their", "its", "a", "an") else text).split()
    )

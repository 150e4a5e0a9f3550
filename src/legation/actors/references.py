"""References to actors named before: pronouns, "the minister", "his Israeli counterpart", "the two sides"."""

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.allegiance import Allegiance
from legation.actors.cast import Actor, ActorMention, How
from legation.actors.history import History
from legation.actors.marks import Marks, Office
from legation.actors.persons import Person
from legation.actors.reference_finding import Reference, ReferenceFinder, reference_words
from legation.actors.stage import Stage, slug


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
        for reference in ReferenceFinder(self.marks).references(free):
            core = max(reference.office.first if reference.office else reference.first, reference.first)
            clear = next((i for i in range(core, reference.last) if self.stage.taken[i]), reference.last)
            if clear > core and (reference.office or clear == reference.last):
                self._resolve(replace(reference, last=clear))

    def _resolve(self, reference: Reference) -> None:
        start = self.words.starts[reference.first]
        if reference.kind == "pronoun":
            pronouns = reference_words()["pronouns"]
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
        if office.head in reference_words()["others"]["words"]:
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
        equal = {office.head, *reference_words()["equal_heads"].get(office.head, ())}
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
        told = core if office.head not in reference_words()["no_office"]["words"] else None
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


def _gendered(actor: Actor, gender: str) -> Actor:
    return Actor(actor.id, actor.kind, actor.name, actor.state, actor.office, "m" if gender == "m" else "f")


def _bare(text: str) -> str:
    """The phrase without its article or possessive."""
    first, _, rest = text.partition(" ")
    return " ".join(
        (rest if rest and first.lower() in ("the", "his", "her", "their", "its", "a", "an") else text).split()
    )

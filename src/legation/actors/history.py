"""What has been spoken of before a place in the text, and how much it stands in the foreground."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from legation.actors.cast import Actor, ActorMention
from legation.actors.name_words import addressing, sayings
from legation.actors.stage import Stage

REACH = 4
"""A pronoun looks back over so many sentences."""


@dataclass(slots=True)
class History:
    """The mentions on a stage in text order, kept in order as references are added."""

    stage: Stage
    people: list[tuple[int, int, str]] = field(default_factory=list)
    states: list[tuple[int, int, str, float]] = field(default_factory=list)
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    opening: dict[int, int] = field(default_factory=dict)
    speaking: set[int] = field(default_factory=set)
    totals: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for mention in sorted(self.stage.mentions, key=lambda m: m.start):
            self.add(mention)

    def add(self, mention: ActorMention) -> None:
        """Takes a mention into account."""
        actor = self.stage.actors[mention.actor]
        sentence = self.stage.sentence(mention.start)
        if actor.kind == "person":
            entry = (mention.start, sentence, actor.id)
            self.people.insert(bisect_left(self.people, entry), entry)
            self.opening[sentence] = min(self.opening.get(sentence, mention.start), mention.start)
            if self._speaks(mention):
                self.speaking.add(mention.start)
        if actor.state and mention.how != "group":
            weight = 1.0 if actor.kind in ("state", "organisation") else 0.6
            place = (mention.start, sentence, actor.state, weight)
            self.states.insert(bisect_left(self.states, place), place)
            self.totals[actor.state] += 1

    def _speaks(self, mention: ActorMention) -> bool:
        """Whether a verb of saying stands right beside the mention."""
        words = self.stage.words
        after = bisect_left(words.starts, mention.end)
        before = bisect_left(words.starts, mention.start) - 1
        behind = words.lowers[after : after + 2]
        verb = words.lowers[before] if before >= 0 else ""
        return any(word in sayings() for word in behind) or (verb in sayings() and verb not in addressing())

    def person(self, start: int, gender: str | None, but: frozenset[str] = frozenset()) -> Actor | None:
        """The person in the foreground at `start` that a pronoun of this gender can stand for."""
        sentence = self.stage.sentence(start)
        best: tuple[float, str] | None = None
        for place, number, actor_id in reversed(self.people[: bisect_left(self.people, (start,))]):
            if sentence - number > REACH:
                break
            actor = self.stage.actors[actor_id]
            if actor_id in but or (gender and actor.gender and actor.gender != gender):
                continue
            score = self._salience(place, number, sentence)
            if gender and actor.gender == gender:
                score += 0.3
            if best is None or score > best[0] + 1e-9:
                best = (score, actor_id)
        return self.stage.actors[best[1]] if best else None

    def within(self, actor_id: str, start: int, sentences: int) -> bool:
        """Whether the actor is named before `start`, at most so many sentences back."""
        sentence = self.stage.sentence(start)
        return any(p < start and sentence - n <= sentences and a == actor_id for p, n, a in self.people)

    def _salience(self, place: int, number: int, sentence: int) -> float:
        distance = sentence - number
        score = (2.0, 1.5, 0.8, 0.4, 0.2)[min(distance, 4)]
        if self.opening.get(number) == place:
            score += 0.6
        if place in self.speaking:
            score += 0.5
        return score

    def recent_people(self, start: int, count: int) -> list[Actor]:
        """The last `count` persons before `start`, of different states where possible, in text order."""
        found: list[Actor] = []
        passed: list[Actor] = []
        sentence = self.stage.sentence(start)
        for _, number, actor_id in reversed(self.people[: bisect_left(self.people, (start,))]):
            if sentence - number > 6 or len(found) == count:
                break
            actor = self.stage.actors[actor_id]
            if actor in found or actor in passed:
                continue
            if actor.state and any(actor.state == other.state for other in found):
                passed.append(actor)
            else:
                found.append(actor)
        return found[::-1]

    def recent_states(self, start: int, count: int) -> list[str]:
        """The `count` states in the foreground at `start`: named near before it, or often."""
        sentence = self.stage.sentence(start)
        votes: dict[str, float] = defaultdict(float)
        for place, number, code, weight in self.states:
            if place < start:
                votes[code] += weight * 0.6 ** (sentence - number)
        total = sum(self.totals.values()) or 1
        for code, number in self.totals.items():
            votes[code] += 1.2 * number / total
        return sorted(votes, key=lambda code: -votes[code])[:count]

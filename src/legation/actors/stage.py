"""The stage on which a cast is put together: who stands where in the text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from legation.actors.cast import Actor, ActorMention, Cast, How, Place
from legation.actors.words import Words
from legation.language.parsed import Parsed

ORGANISATION_CODES = frozenset(
    {"EU", "NATO", "UN", "ASEAN", "AU", "GCC", "QUAD", "AUKUS", "SCO", "CSTO", "ECOWAS"}
)


@dataclass(slots=True)
class Stage:
    """A cast in the making; words once taken by a mention stay taken."""

    parsed: Parsed
    words: Words
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.words) + 1)
        self.starts = [sentence.start for sentence in self.parsed.sentences]

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds `offset`."""
        sentences = self.parsed.sentences
        return sentences[self.sentence(offset)].paragraph if sentences else 0

    def free(self, first: int, last: int) -> bool:
        """Whether no mention has any of the words yet."""
        return not any(self.taken[first:last])

    def enter(self, actor: Actor) -> Actor:
        """The actor on stage with this id; what it lacks is filled from `actor`."""
        known = self.actors.get(actor.id)
        if known is None:
            self.actors[actor.id] = actor
        elif (known.state or known.office or known.gender) != (actor.state or actor.office or actor.gender):
            self.actors[actor.id] = replace(
                known,
                state=known.state or actor.state,
                office=known.office or actor.office,
                gender=known.gender or actor.gender,
            )
        return self.actors[actor.id]

    def state(self, code: str, name: str = "") -> Actor:
        """The state or organisation with this party code."""
        kind = "organisation" if code in ORGANISATION_CODES else "state"
        prefix = "org" if kind == "organisation" else "state"
        actor = self.actors.get(f"{prefix}:{code}")
        if actor is None or (name and actor.name == code):
            actor = Actor(id=f"{prefix}:{code}", kind=kind, name=name or code, state=code)  # type: ignore[arg-type]
            self.actors[actor.id] = actor
        return actor

    def mention(self, actors: Iterable[Actor], first: int, last: int, how: How) -> None:
        """Words `first` to `last` (outside) refer to the actors."""
        start, end = self.words.starts[first], self.words.ends[last - 1]
        self.mentions.extend(ActorMention(start, end, actor.id, how) for actor in actors)
        self.taken[first:last] = b"\x01" * (last - first)

    def cast(self) -> Cast:
        """The cast as it stands."""
        used = {mention.actor for mention in self.mentions}
        return Cast(
            actors={key: actor for key, actor in self.actors.items() if key in used},
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.start, m.end, m.actor))),
            places=tuple(sorted(self.places, key=lambda p: (p.start, p.end))),
        )


def slug(name: str) -> str:
    """`name` as the last part of an actor's id: plain letters and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"

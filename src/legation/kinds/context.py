"""What the kinds know of a document when they turn proposals into claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from legation.actors.cast import Actor, ActorMention, Cast
from legation.encoder.signals import NamedSpan, Signals
from legation.language.parsed import Parsed
from legation.schema import When

Bounds = tuple[int, int]

REACH = 4000
"""Code points before a claim in which what it leaves unsaid may have been named."""


@dataclass(frozen=True)
class Context:
    """A document parsed, seen by the model, with its cast; `calibration` are the weights of confidence."""

    parsed: Parsed
    signals: Signals
    cast: Cast
    calibration: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.text

    @cached_property
    def times(self) -> dict[str, When]:
        """Resolved times by `time:START/END`; the first words that give them."""
        times: dict[str, When] = {}
        for time in self.parsed.times:
            if time.when:
                times.setdefault(f"time:{time.when.start}/{time.when.end}", time.when)
        return times

    def actor(self, entity: str) -> Actor | None:
        """The actor of this id, where the document has it."""
        return self.cast.actors.get(entity)

    def sentences(self, start: int, end: int) -> Bounds:
        """The sentences that a stretch touches, as one stretch."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first >= last:
            return start, end
        return self._starts[first], self._ends[last - 1]

    def names(self, start: int, end: int) -> Sequence[NamedSpan]:
        """The tagger's spans in a stretch and within reach before it, in text order."""
        names, starts = self._names
        return names[bisect_left(starts, start - REACH) : bisect_left(starts, end)]

    @cached_property
    def _names(self) -> tuple[list[NamedSpan], list[int]]:
        names = sorted(self.signals.names, key=lambda name: name.start)
        return names, [name.start for name in names]

    def named(self, start: int, end: int) -> Sequence[ActorMention]:
        """The mentions of actors that begin at `start` or behind it, and before `end`."""
        mentions, starts = self.cast.mentions, self._named
        return mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _named(self) -> list[int]:
        return [mention.start for mention in self.cast.mentions]

    def persons(self, start: int, end: int) -> list[ActorMention]:
        """The mentions of persons that begin at `start` or behind it, and before `end`."""
        return [m for m in self.speakers(start, end) if self.cast.actors[m.actor].kind == "person"]

    def speakers(self, start: int, end: int) -> list[ActorMention]:
        """The mentions of persons and bodies that begin at `start` or behind it, and before `end`."""
        return self._speakers[bisect_left(self._spoken, start) : bisect_left(self._spoken, end)]

    @cached_property
    def _speakers(self) -> list[ActorMention]:
        actors = self.cast.actors
        return [m for m in self.cast.mentions if actors[m.actor].kind in ("person", "body")]

    @cached_property
    def _spoken(self) -> list[int]:
        return [mention.start for mention in self._speakers]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.parsed.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.end for sentence in self.parsed.sentences]

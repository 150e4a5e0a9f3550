"""What the kinds know of a document when they turn proposals into claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from legation.actors.cast import Actor, Cast
from legation.encoder.signals import Signals
from legation.language.parsed import Parsed
from legation.schema import When

Bounds = tuple[int, int]


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

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.parsed.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.end for sentence in self.parsed.sentences]

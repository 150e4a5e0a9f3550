"""Candidates: every mention that may belong to a claim, as columns.

A candidate is a mention of an actor, a time or a place. Candidates of one `entity` (an actor, the days of a
time, the name of a place) are scored apart and pooled by it.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from legation.actors.cast import ActorKind, Cast, How
from legation.language.parsed import Parsed

TYPES: Final[tuple[str, ...]] = (*get_args(ActorKind), "time", "place")
HOWS: Final[tuple[str, ...]] = get_args(How)
REACH: Final = 3000
"""Code points between a proposal and a candidate for it, at most…"""
LEAD: Final = 40
"""…save for so many of the document's first candidates."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Columns of equal length, in text order.

    `type` and `how` index `TYPES` and `HOWS` (`how` is -1 for times and places); `entity` names what the
    candidate refers to; `state` is its party code or ""; `share` is the entity's state's share of all
    mentions, `rank` the state's place by mentions (0 first), `order` the entity's place by first mention.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    type: NDArray[np.int64]
    how: NDArray[np.int64]
    entity: tuple[str, ...]
    state: tuple[str, ...]
    share: NDArray[np.float32]
    rank: NDArray[np.int64]
    sentence: NDArray[np.int64]
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.entity)

    def near(self, start: int, end: int) -> "Candidates":
        """Those within reach of `text[start:end]`, and the document's first."""
        kept = (self.start < end + REACH) & (self.end > start - REACH)
        kept[:LEAD] = True
        if kept.all():
            return self
        rows = np.flatnonzero(kept)
        return Candidates(
            start=self.start[rows],
            end=self.end[rows],
            type=self.type[rows],
            how=self.how[rows],
            entity=tuple(self.entity[row] for row in rows),
            state=tuple(self.state[row] for row in rows),
            share=self.share[rows],
            rank=self.rank[rows],
            sentence=self.sentence[rows],
            quoted=self.quoted[rows],
        )


def candidates_of(parsed: Parsed, cast: Cast) -> Candidates:
    """All candidates of a document."""
    rows: list[tuple[int, int, int, int, str, str]] = []
    for mention in cast.mentions:
        actor = cast.actors[mention.actor]
        how = HOWS.index(mention.how)
        rows.append((mention.start, mention.end, TYPES.index(actor.kind), how, actor.id, actor.state or ""))
    rows += [
        (time.start, time.end, TYPES.index("time"), -1, f"time:{time.when.start}/{time.when.end}", "")
        for time in parsed.times
        if time.when
    ]
    rows += [
        (place.start, place.end, TYPES.index("place"), -1, f"place:{place.name}", place.state or "")
        for place in cast.places
    ]
    rows.sort()
    start = np.array([row[0] for row in rows], np.int64)
    end = np.array([row[1] for row in rows], np.int64)
    states = [row[5] for row in rows]
    counts = Counter(state for state in states if state)
    ranks = {state: rank for rank, (state, _) in enumerate(counts.most_common())}
    total = max(1, counts.total())
    return Candidates(
        start=start,
        end=end,
        type=np.array([row[2] for row in rows], np.int64),
        how=np.array([row[3] for row in rows], np.int64),
        entity=tuple(row[4] for row in rows),
        state=tuple(states),
        share=np.array([counts[s] / total if s else 0.0 for s in states], np.float32),
        rank=np.array([ranks.get(s, 9) for s in states], np.int64),
        sentence=sentence_index(parsed, start),
        quoted=_quoted(parsed, start),
    )


def sentence_index(parsed: Parsed, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sentence that each offset lies in."""
    firsts = np.array([sentence.start for sentence in parsed.sentences], np.int64)
    return np.maximum(0, np.searchsorted(firsts, starts, side="right") - 1)


def _quoted(parsed: Parsed, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    inside = np.zeros(len(starts), np.bool_)
    for quotation in parsed.quotations:
        inside |= (starts >= quotation.start) & (starts < quotation.end)
    return inside

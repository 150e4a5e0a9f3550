"""Features of a (proposal, candidate) pair that the hidden states do not tell: places, distances, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from legation.language.parsed import Parsed
from legation.linking.candidates import HOWS, TYPES, Candidates, sentence_index

PAIRWISE: Final[tuple[str, ...]] = (
    "inside the stretch",
    "before it in its sentence",
    "after it in its sentence",
    "one sentence before",
    "two sentences before",
    "earlier",
    "one sentence after",
    "later",
    "distance in hundreds of characters",
    "nearest before of its type",
    "nearest after of its type",
    "the stretch has one of its type",
    "the stretch has two of its type",
    "the stretch has more of its type",
    "the stretch has none of its state",
    "the sentence has none of its type",
    "same paragraph",
    "first in the stretch of its type",
    "last in the stretch of its type",
    "candidate quoted",
    "share of its state",
    "its state is the most mentioned",
    "its state is the second",
    "its state is the third",
    "has a state",
    "in the title",
    "first sentence of the document",
    "subject of saying",
    "addressee of saying",
    "direction: supplier",
    "direction: recipient",
)
WIDTH: Final = len(PAIRWISE) + len(TYPES) + len(HOWS)


@dataclass(frozen=True, slots=True)
class Hints:
    """What rules say of one proposal: spans of the speaker and the addressee; states by direction."""

    speaker: tuple[int, int] | None = None
    addressee: tuple[int, int] | None = None
    direction: dict[str, tuple[float, float]] | None = None


NO_HINTS: Final = Hints()


def features_of(
    parsed: Parsed,
    candidates: Candidates,
    stretches: Sequence[tuple[int, int]],
    titled: frozenset[str],
    hints: Sequence[Hints],
) -> NDArray[np.float32]:
    """Stretches × candidates × `WIDTH`. `titled` holds the states that the title names."""
    paragraphs = np.array([sentence.paragraph for sentence in parsed.sentences] or [0])
    constant = _constant(candidates, titled)
    bounds = sentence_index(parsed, np.array([(s, e - 1) for s, e in stretches], np.int64).reshape(-1, 2))
    table = np.zeros((len(stretches), len(candidates), WIDTH), np.float32)
    for row, (stretch, hint) in enumerate(zip(stretches, hints, strict=True)):
        table[row, :, : len(PAIRWISE)] = _pairs(candidates, stretch, bounds[row], paragraphs, hint)
    table[:, :, PAIRWISE.index("candidate quoted") : PAIRWISE.index("first sentence of the document") + 1] = (
        constant[:, :8]
    )
    table[:, :, len(PAIRWISE) :] = constant[:, 8:]
    return table


def _constant(candidates: Candidates, titled: frozenset[str]) -> NDArray[np.float32]:
    """What does not depend on the stretch: eight columns, then types and hows one-hot."""
    count = len(candidates)
    columns = [
        candidates.quoted,
        candidates.share,
        candidates.rank == 0,
        candidates.rank == 1,
        candidates.rank == 2,
        np.array([bool(state) for state in candidates.state], np.bool_),
        np.array([state in titled for state in candidates.state], np.bool_),
        candidates.sentence == 0,
    ]
    types = np.eye(len(TYPES), dtype=np.float32)[candidates.type].reshape(count, -1)
    hows = np.vstack([np.eye(len(HOWS), dtype=np.float32), np.zeros((1, len(HOWS)), np.float32)])
    shown = [np.asarray(column, np.float32).reshape(count, 1) for column in columns]
    return np.hstack([*shown, types, hows[candidates.how].reshape(count, -1)])


def _pairs(
    candidates: Candidates,
    stretch: tuple[int, int],
    sentences: NDArray[np.int64],
    paragraphs: NDArray[np.int64],
    hint: Hints,
) -> NDArray[np.float32]:
    start, end = stretch
    first, last = sentences.tolist()
    inside = (candidates.start < end) & (candidates.end > start)
    gap = np.where(inside, 0, np.maximum(start - candidates.end, candidates.start - end))
    before, after = candidates.end <= start, candidates.start >= end
    near = (candidates.sentence >= first) & (candidates.sentence <= last)
    back, forth = first - candidates.sentence, candidates.sentence - last
    within = np.bincount(candidates.type[inside], minlength=len(TYPES))[candidates.type]
    around = np.bincount(candidates.type[near], minlength=len(TYPES))[candidates.type]
    present = {state for state, here in zip(candidates.state, inside, strict=True) if here}
    table = np.zeros((len(candidates), len(PAIRWISE)), np.float32)
    columns = [
        inside,
        near & before,
        near & after,
        back == 1,
        back == 2,
        back > 2,
        forth == 1,
        forth > 1,
        np.minimum(gap, 1000) / 100,
        _edge(candidates, before, at_end=True),
        _edge(candidates, after, at_end=False),
        within == 1,
        within == 2,
        within > 2,
        np.array([state not in present for state in candidates.state], np.bool_),
        around == 0,
        paragraphs[candidates.sentence] == paragraphs[first],
        _edge(candidates, inside, at_end=False),
        _edge(candidates, inside, at_end=True),
    ]
    for index, column in enumerate(columns):
        table[:, index] = column
    at = PAIRWISE.index("subject of saying")
    table[:, at] = _overlaps(candidates, hint.speaker)
    table[:, at + 1] = _overlaps(candidates, hint.addressee)
    if hint.direction:
        scores = [hint.direction.get(state, (0.0, 0.0)) for state in candidates.state]
        table[:, at + 2 : at + 4] = np.array(scores, np.float32).reshape(-1, 2)
    return table


def _edge(candidates: Candidates, among: NDArray[np.bool_], *, at_end: bool) -> NDArray[np.bool_]:
    """Whether a candidate is the last (or first) of its type among those marked."""
    edge = np.zeros(len(candidates), np.bool_)
    for kind in range(len(TYPES)):
        where = np.flatnonzero(among & (candidates.type == kind))
        if len(where):
            edge[where[-1 if at_end else 0]] = True
    return edge


def _overlaps(candidates: Candidates, span: tuple[int, int] | None) -> NDArray[np.bool_]:
    if span is None:
        return np.zeros(len(candidates), np.bool_)
    return (candidates.start < span[1]) & (candidates.end > span[0])

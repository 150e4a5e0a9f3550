"""Decoding: from a document's logits to named spans and claim proposals."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from legation.encoder.labels import BLOCKS, CLASSES, KIND_OF_CLASS, NAMES, columns
from legation.encoder.signals import NamedSpan, Proposal
from legation.encoder.windows import Pieces

COLUMNS = columns(BLOCKS)
SHORTEST = 3
"""Word pieces that a proposal has at least."""


def probabilities(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logistic function, element by element."""
    clipped: NDArray[np.float32] = np.clip(logits, -30, 30)
    return 1 / (1 + np.exp(-clipped))


def proposals_of(
    chances: NDArray[np.float32], pieces: Pieces, sentences: Sequence[tuple[int, int]], threshold: float
) -> Iterator[Proposal]:
    """Runs of pieces within a sentence that lie in evidence of one class, cut where a new claim starts."""
    kinds = chances[:, COLUMNS["inside_kind"]]
    forms = chances[:, COLUMNS["inside"]]
    starts = chances[:, COLUMNS["start_kind"]] > 0.5
    both = (forms > threshold) & (kinds[:, KIND_OF_CLASS] > threshold)
    for start, end in sentences:
        first, last = np.searchsorted(pieces.starts, (start, end)).tolist()
        for column in np.flatnonzero(both[first:last].any(axis=0)).tolist():
            kind, form = CLASSES[column]
            cuts = starts[first:last, KIND_OF_CLASS[column]]
            for a, b in _runs(both[first:last, column], cuts):
                if b - a < SHORTEST:
                    continue
                chance = float(forms[first + a : first + b, column].mean())
                yield Proposal(
                    int(pieces.starts[first + a]), int(pieces.ends[first + b - 1]), kind, form, chance
                )


def _runs(on: NDArray[np.bool_], cuts: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    at, flags, marks = 0, on.tolist(), cuts.tolist()
    while at < len(flags):
        if not flags[at]:
            at += 1
            continue
        end = at + 1
        while end < len(flags) and flags[end] and not marks[end]:
            end += 1
        yield at, end
        at = end


def names_of(chances: NDArray[np.float32], pieces: Pieces, text: str) -> Iterator[NamedSpan]:
    """Runs of pieces that the tagger takes for a name, widened to whole words."""
    begins, within = chances[:, COLUMNS["name_begin"]], chances[:, COLUMNS["name_in"]]
    for column, label in enumerate(NAMES):
        on = within[:, column] > 0.5
        if not on.any():
            continue
        for a, b in _runs(on, begins[:, column] > 0.5):
            start, end = int(pieces.starts[a]), int(pieces.ends[b - 1])
            while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                end += 1
            yield NamedSpan(start, end, label, float(within[a:b, column].mean()))

"""Decoding: from a document's logits to named spans and claim proposals."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from legation.encoder.labels import BLOCKS, FORMS_OF, NAMES, columns
from legation.encoder.signals import CLASSES, NamedSpan, Proposal
from legation.encoder.windows import Pieces

COLUMNS = columns(BLOCKS)
SHORTEST = 4
"""Word pieces that a proposal has at least, on each side of a cut as well."""
TAIL = 0.18
"""A proposal reaches over neighbours whose chance is this share of the threshold."""
BESIDE = 0.6
"""A second form of the same words needs this chance over a run of them."""


def probabilities(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logistic function, element by element."""
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


def proposals_of(
    chances: NDArray[np.float32],
    pieces: Pieces,
    text: str,
    sentences: Sequence[tuple[int, int]],
    threshold: float,
) -> Iterator[Proposal]:
    """Runs of pieces within a sentence in evidence of one kind, cut where a new claim starts.

    A run holds a piece that reaches the threshold, and all likely enough ones about it. It has the form
    that is likeliest over it; another that is likely over many of its pieces makes a proposal of its own.
    """
    kinds = chances[:, COLUMNS["inside_kind"]]
    forms = chances[:, COLUMNS["inside"]]
    starts = chances[:, COLUMNS["start_kind"]]
    for start, end in sentences:
        first, last = np.searchsorted(pieces.starts, (start, end)).tolist()
        for column in np.flatnonzero((kinds[first:last] > threshold).any(axis=0)).tolist():
            kind, own = kinds[first:last, column], FORMS_OF[column]
            for a, b in _runs(kind > TAIL * threshold, starts[first:last, column]):
                if kind[a:b].max() <= threshold:
                    continue
                for c, d, form, share, beside in _forms(forms[first + a : first + b, own]):
                    span = whole_words(
                        text, int(pieces.starts[first + a + c]), int(pieces.ends[first + a + d - 1])
                    )
                    chance = float(kind[a + c : a + d].mean())
                    kind_of, name = CLASSES[own.start + form]
                    peak = float(kind[a + c : a + d].max())
                    yield Proposal(*span, kind_of, name, chance, share, beside, peak)


def _forms(chances: NDArray[np.float32]) -> Iterator[tuple[int, int, int, float, bool]]:
    """(first, last, form, share of chance, beside another) of a run: its likeliest form, others beside."""
    means = chances.mean(axis=0)
    total = max(float(means.sum()), 1e-6)
    best = int(means.argmax())
    yield 0, len(chances), best, float(means[best]) / total, False
    for form in range(chances.shape[1]):
        if form == best:
            continue
        for a, b in _runs(chances[:, form] > BESIDE, np.zeros(len(chances), np.float32)):
            yield a, b, form, float(chances[a:b, form].mean()), True


def _runs(on: NDArray[np.bool_], starts: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Runs of marked pieces, cut where a start is likelier than not and likelier than its neighbours."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], on.view(np.int8), [0]))))
    for a, b in edges.reshape(-1, 2).tolist():
        at = a
        for cut in range(a + SHORTEST, b - SHORTEST + 1):
            peak = starts[max(a, cut - 2) : cut + 3].max()
            if starts[cut] > 0.5 and starts[cut] == peak and cut - at >= SHORTEST:
                yield at, cut
                at = cut
        if b - at >= SHORTEST:
            yield at, b


def _names(on: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Runs of marked pieces, cut before every piece that begins a name."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], on.view(np.int8), [0]))))
    for a, b in edges.reshape(-1, 2).tolist():
        cuts = [a, *(a + 1 + np.flatnonzero(begins[a + 1 : b])).tolist(), b]
        yield from pairwise(cuts)


def names_of(chances: NDArray[np.float32], pieces: Pieces, text: str) -> Iterator[NamedSpan]:
    """Runs of pieces that the tagger takes for a name, widened to whole words."""
    begins, within = chances[:, COLUMNS["name_begin"]], chances[:, COLUMNS["name_in"]]
    for column, label in enumerate(NAMES):
        on = within[:, column] > 0.5
        if not on.any():
            continue
        for a, b in _names(on, begins[:, column] > 0.5):
            start, end = whole_words(text, int(pieces.starts[a]), int(pieces.ends[b - 1]))
            yield NamedSpan(start, end, label, float(within[a:b, column].mean()))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end

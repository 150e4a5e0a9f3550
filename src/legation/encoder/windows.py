"""Windows: a document's word pieces, cut at sentences into stretches that the encoder can take.

Each window begins with some of the sentences before it as context; every token of the document is read in
exactly one window outside that context.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

LENGTH = 384
"""Tokens in a window, special ones apart."""
CONTEXT = 64
"""Tokens of context at most, in place of as many of the window's own."""
SLICE = 20_000
"""Sentences' text is tokenised in slices of about this many characters, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The document's word pieces: ids, and the offsets of each in the text."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `context` to `end`, of which those from `start` on are the window's own."""

    context: int
    start: int
    end: int


def pieces_of(tokenizer: Tokenizer, text: str, sentences: Sequence[tuple[int, int]]) -> Pieces:
    """Word pieces of the sentences, with offsets into the text."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for batch in _slices(sentences):
        encodings = tokenizer.encode_batch([text[a:b] for a, b in batch], add_special_tokens=False)
        for (base, _), encoding in zip(batch, encodings, strict=True):
            ids.extend(encoding.ids)
            starts.extend(base + a for a, _ in encoding.offsets)
            ends.extend(base + b for _, b in encoding.offsets)
    return Pieces(np.array(ids, np.int64), np.array(starts, np.int64), np.array(ends, np.int64))


def _slices(sentences: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    batches: list[list[tuple[int, int]]] = [[]]
    size = 0
    for start, end in sentences:
        if size > SLICE:
            batches.append([])
            size = 0
        batches[-1].append((start, end))
        size += end - start
    return batches


def windows_of(pieces: Pieces, sentences: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows over the pieces, cut where a sentence ends wherever one does within reach."""
    firsts = np.searchsorted(pieces.starts, [start for start, _ in sentences]).tolist()
    bounds = [*firsts, len(pieces.ids)]
    windows: list[Window] = []
    at, sentence = 0, 0
    while at < len(pieces.ids):
        context = _context(bounds, at, sentence)
        room = LENGTH - (at - context)
        last = sentence
        while last + 1 < len(bounds) and bounds[last + 1] - at <= room:
            last += 1
        end = bounds[last] if bounds[last] > at else min(at + room, len(pieces.ids))
        windows.append(Window(context, at, end))
        at = end
        sentence = last
    return windows


def _context(bounds: list[int], at: int, sentence: int) -> int:
    first = sentence
    while first > 0 and at - bounds[first - 1] <= CONTEXT:
        first -= 1
    return max(min(bounds[first], at), at - CONTEXT)

"""Batches: some documents' windows as one padded tensor, and the way back to each document."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from examples import Example, sentence_of, token_spans
from labels import WIDTH
from network import Means
from tokenizers import Tokenizer
from torch import Tensor


@dataclass(frozen=True)
class Batch:
    """Tensors of all windows, and for each document the (row, first, last) of its windows' own pieces."""

    ids: Tensor
    mask: Tensor
    target: Tensor
    weight: Tensor
    places: list[list[tuple[int, int, int]]]

    def hidden(self, place: int, hidden: Tensor) -> Tensor:
        """A document's hidden states, pieces × width."""
        return torch.cat([hidden[row, first:last] for row, first, last in self.places[place]])

    def view(self, place: int, example: Example, draw: random.Random) -> tuple[Means, Tensor]:
        """How the claims' stretches are seen this time: the exact evidence, its sentences, or it roughly."""
        view = draw.choice(example.views)
        spans = token_spans(example, view.spans)
        length = len(example.pieces.ids)
        rough = [_roughly(span, length, draw) for span in spans]
        around = token_spans(example, [sentence_of(example.document, span) for span in view.spans])
        each = zip(example.candidates.start.tolist(), example.candidates.end.tolist(), strict=True)
        mentions = token_spans(example, list(each))
        means = Means(_rows(rough, length), _rows(around, length), _rows(mentions, length))
        return means, torch.from_numpy(view.features)


def batch_of(documents: list[Example], tokenizer: Tokenizer) -> Batch:
    """All windows of the documents, padded to one length."""
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    windows = [(e, place, window) for place, e in enumerate(documents) for window in e.windows]
    length = max(window.end - window.context for _, _, window in windows) + 2
    ids = np.zeros((len(windows), length), np.int64)
    mask = np.zeros((len(windows), length), np.int64)
    target = np.zeros((len(windows), length, WIDTH), np.float32)
    weight = np.zeros_like(target)
    places: list[list[tuple[int, int, int]]] = [[] for _ in documents]
    for row, (example, place, window) in enumerate(windows):
        size = window.end - window.context + 2
        own = window.start - window.context + 1
        ids[row, :size] = [first, *example.pieces.ids[window.context : window.end], last]
        mask[row, :size] = 1
        target[row, own : size - 1] = example.tokens.target[window.start : window.end]
        weight[row, own : size - 1] = example.tokens.weight[window.start : window.end]
        places[place].append((row, own, size - 1))
    tensors = (torch.from_numpy(array) for array in (ids, mask, target, weight))
    return Batch(*tensors, places)


def _roughly(span: slice, length: int, draw: random.Random) -> slice:
    """A stretch moved by a few pieces at each end, as the model's own proposals are."""
    start = min(max(0, span.start + draw.randint(-2, 2)), length - 1)
    return slice(start, min(length, max(start + 1, span.stop + draw.randint(-2, 2))))


def _rows(spans: list[slice], length: int) -> Tensor:
    rows = np.zeros((len(spans), length), np.float32)
    for row, span in enumerate(spans):
        if span.stop > span.start:
            rows[row, span] = 1 / (span.stop - span.start)
    return torch.from_numpy(rows)

"""What the trained model proposes for a document: typed spans and claim proposals, with probabilities."""

from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from legation.schema.vocabulary import FORMS, KINDS, Kind

CLASSES: Final[tuple[tuple[Kind, str], ...]] = tuple((kind, form) for kind in KINDS for form in FORMS[kind])
"""(kind, form) pairs: a piece of text may lie inside evidence of several."""

NameLabel = Literal[
    "person", "organisation", "office", "equipment", "instrument", "exercise", "place", "subject"
]
"""What the model's name tagger tells apart. A `person` may be a generic one ("a spokesman")."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span that the tagger takes for a name (or a title, an item, an office)."""

    start: int
    end: int
    label: NameLabel
    probability: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of text that seems to make a claim of one kind and form.

    `probability` is that of the kind, averaged over the stretch, `peak` that of its likeliest piece;
    `share` that of the form among its kind's forms; `beside`: a second form of words that make a proposal
    of another form already.
    """

    start: int
    end: int
    kind: Kind
    form: str
    probability: float
    share: float = 1.0
    beside: bool = False
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Signals:
    """All that the model proposes for one document, in text order.

    Behind the proposals stand the word pieces (`starts`, `ends`), their `hidden` states (pieces × width),
    and the probability of each piece to lie in evidence of each of `KINDS` and of each of `CLASSES`.
    """

    names: tuple[NamedSpan, ...]
    proposals: tuple[Proposal, ...]
    starts: NDArray[np.int64] = field(repr=False)
    ends: NDArray[np.int64] = field(repr=False)
    hidden: NDArray[np.float32] = field(repr=False)
    kinds: NDArray[np.float32] = field(repr=False)
    forms: NDArray[np.float32] = field(repr=False)

    def pieces(self, start: int, end: int) -> slice:
        """The word pieces that overlap `text[start:end]`."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return slice(first, int(np.searchsorted(self.starts, end)))

    def mean(self, start: int, end: int) -> NDArray[np.float32]:
        """The mean hidden state of a stretch; zeros where it holds no word piece."""
        where = self.pieces(start, end)
        if where.start >= where.stop:
            return np.zeros(self.hidden.shape[1], np.float32)
        mean: NDArray[np.float32] = self.hidden[where].mean(axis=0)
        return mean

    def likelihood(self, kind: Kind, start: int, end: int) -> float:
        """How probable it is, on average, that the pieces of a stretch lie in evidence of a kind."""
        return _mean(self.kinds[self.pieces(start, end), KINDS.index(kind)])

    def form_likelihood(self, kind: Kind, form: str, start: int, end: int) -> float:
        """The same for a kind and form."""
        return _mean(self.forms[self.pieces(start, end), CLASSES.index((kind, form))])


def _mean(chances: NDArray[np.float32]) -> float:
    return float(chances.mean()) if len(chances) else 0.0

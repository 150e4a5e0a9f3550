"""What the trained model proposes for a document: typed spans and claim proposals, with probabilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from legation.schema.vocabulary import Kind

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
    """A stretch of text that seems to make a claim of one kind and form."""

    start: int
    end: int
    kind: Kind
    form: str
    probability: float
    status: Mapping[str, float]
    action: Mapping[str, float]
    topics: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signals:
    """All that the model proposes for one document, in text order."""

    names: tuple[NamedSpan, ...]
    proposals: tuple[Proposal, ...]

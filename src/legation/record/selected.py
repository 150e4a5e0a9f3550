"""What a selection is made of: claims, entries and documents, each with what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from legation.record.answers import EntrySummary, StageOf


@dataclass(frozen=True, slots=True)
class SelectedClaim:
    """A claim with its document and entry. `body` is its JSON form, as corrected where a person did;
    `persons` gives for each of its participants the id of the person, or null; `decision` is accepted,
    rejected, corrected or null."""

    id: str
    entry: str
    stage: int | None
    body: dict[str, Any] = field(repr=False)
    confidence: float | None
    decision: str | None
    document: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    reported: date | None
    persons: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class SelectedEntry:
    """An entry with its stages, its claims, and for each field the value it stands by (`best`)."""

    summary: EntrySummary
    reported: date | None
    stages: tuple[StageOf, ...]
    claims: tuple[SelectedClaim, ...]
    best: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SelectedDocument:
    """A document whole, with the mentions of its current reading and its selected claims."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    language: str
    text: str = field(repr=False)
    mentions: tuple[dict[str, Any], ...] = field(repr=False)
    claims: tuple[SelectedClaim, ...]

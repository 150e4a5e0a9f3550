"""What is new in a record."""

from dataclasses import dataclass

from legation.views.dossier_parts import Disagreement, Item, Section, Source


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry all of whose claims are new. `added` is when its newest document came in (UTC, ISO 8601);
    `claims` are the ids of the new ones."""

    item: Item
    added: str
    sources: tuple[int, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry that new claims brought from one stage to another; `sources` are of the new claims."""

    item: Item
    before: str
    after: str
    added: str
    sources: tuple[int, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A field on which sources differ now, and did not before the new claims."""

    item: Item
    disagreement: Disagreement
    added: str
    sources: tuple[int, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What came since a moment (UTC, ISO 8601): `documents` came in; `confirmed` entries gained sources and
    are otherwise as they were; of more than `looked_at` that gained sources, the newest were looked at."""

    since: str
    parties: tuple[str, ...]
    documents: int
    entered: Section[Entered]
    moved: Section[Moved]
    disputed: Section[Disputed]
    confirmed: int
    looked_at: int | None
    updated: str
    sources: tuple[Source, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing entered, moved or came into dispute."""
        return not (self.entered.total or self.moved.total or self.disputed.total)

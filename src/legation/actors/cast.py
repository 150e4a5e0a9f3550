"""The cast of a document: its actors, and every mention of each."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "organisation", "body", "person"]
"""A state; an organisation with a short name in the format; a public body or company; a person."""

How = Literal[
    "name", "surname", "alias", "nationality", "metonym", "pronoun", "title", "counterpart", "group"
]
"""How a mention refers: "Benjamin Gantz", "Gantz", "DRDO", "Israeli", "Seoul", "he", "the minister",
"his Israeli counterpart", "the two ministers"/"both sides"/"the two countries" (one for each member)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of one document.

    `id` is `state:IND`, `org:NATO`, `body:IND:indian-navy` (or `body:indian-navy`), `person:benjamin-gantz`;
    `name` is the fullest form that the document gives; `state` the party code it belongs to, where known
    (for a state or organisation itself: its own code); `office` the office that the document gives a person.
    """

    id: str
    kind: ActorKind
    name: str
    state: str | None = None
    office: str | None = None
    gender: Literal["m", "f"] | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """`text[start:end]` refers to the actor."""

    start: int
    end: int
    actor: str
    how: How


@dataclass(frozen=True, slots=True)
class Place:
    """A place other than a state's bare name: a city, base, sea; `state` is a party code or null."""

    start: int
    end: int
    name: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and where: actors by id, all mentions in text order, places in text order."""

    actors: dict[str, Actor]
    mentions: tuple[ActorMention, ...]
    places: tuple[Place, ...]

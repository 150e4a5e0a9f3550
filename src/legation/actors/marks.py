"""Offices and the words around them, as the finders of names and bodies see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.actors.gazetteer import Hit
from legation.actors.words import Words


@dataclass(frozen=True, slots=True)
class Office:
    """Words `first` to `last` (outside) name an office; `state` is what stands before or after it.

    `opening` is the first word of the whole phrase, with the state's name and the article.
    """

    first: int
    last: int
    opening: int
    head: str
    state: str | None
    plural: bool
    definite: bool
    indefinite: bool
    counterpart: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Which hit covers each word, if any."""

    words: Words
    cover: Sequence[Hit | None]

    def state(self, i: int) -> str | None:
        """The code of the state or organisation whose name word `i` is part of."""
        hit = self.cover[i] if 0 <= i < len(self.cover) else None
        return hit.entry.code if hit and hit.entry.kind in ("state", "organisation", "body") else None

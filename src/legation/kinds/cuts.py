"""Cuts: where, within one unit, the clause of another act of saying begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from legation import lexicon
from legation.kinds.cues import Cue
from legation.kinds.units import Unit, quoted


@dataclass(frozen=True, slots=True)
class Cuts:
    """Offsets in a unit that divide its acts of saying, each in order.

    `clauses`: a clause of saying begins ("… | and thanked …"); `halves`: behind a semicolon; `tags`: a tag
    begins, and ends what follows an earlier cue ("… told us that …, | an official said").
    """

    clauses: tuple[int, ...]
    halves: tuple[int, ...]
    tags: tuple[int, ...]

    def left(self, cue: Cue, start: int) -> int:
        """Where the clause of the cue begins, in a unit that begins at `start`."""
        return max((cut for cut in (*self.clauses, *self.halves) if cut <= cue.start), default=start)

    def right(self, cue: Cue, end: int) -> int:
        """Where what follows the cue ends, in a unit that ends at `end`."""
        cuts = (*self.clauses, *self.halves, *self.tags)
        return min((cut for cut in cuts if cut > cue.end), default=end)

    def far_right(self, cue: Cue, end: int) -> int:
        """Where what stands around the cue as around a tag ends: a semicolon may stand within it."""
        return min((cut for cut in (*self.clauses, *self.tags) if cut > cue.end), default=end)


def cuts_of(text: str, unit: Unit, cues: Sequence[Cue]) -> Cuts:
    """The cuts of a unit that holds the cues."""
    clauses: set[int] = set()
    tags: set[int] = set()
    for previous, cue in pairwise(cues):
        at = _joint(text, unit, previous, cue)
        if at is not None:
            clauses.add(at)
        else:
            tags.update(_tag(text, unit, previous, cue))
    halves = set(_semicolons(text, unit))
    clauses.update(half for half in halves if any(_same_half(text, half, cue) for cue in cues))
    return Cuts(tuple(sorted(clauses)), tuple(sorted(halves)), tuple(sorted(tags)))


def _same_half(text: str, half: int, cue: Cue) -> bool:
    return half <= cue.start < half + 200 and ";" not in text[half : cue.start]


def _semicolons(text: str, unit: Unit) -> Iterator[int]:
    for match in re.finditer(r";\s", text[unit.start : unit.end]):
        at = unit.start + match.end()
        if not quoted(unit.quotations, at - 2) and text[at : at + 1] not in '“"':
            yield at


def _joint(text: str, unit: Unit, previous: Cue, cue: Cue) -> int | None:
    """Where the clause of `cue` begins, if it stands beside the clause of `previous` and not within it."""
    between = text[previous.end : cue.start]
    if cue.participle:
        match = re.search(r",\s(?:while |and |but |instead |also )?$|\s(?:while|and|by)\s$", between)
    else:
        match = _coordinate().search(between) or _colon().search(between)
        if match is None and between.endswith(", ") and _relative().search(text, unit.start, previous.start):
            match = re.search(r",\s$", between)
    if match is None or quoted(unit.quotations, previous.end + match.end() - 1):
        return None
    return previous.end + match.start() + len(match[0]) - len(match[0].lstrip(' ,:–—”"'))


def _tag(text: str, unit: Unit, previous: Cue, cue: Cue) -> Iterator[int]:
    if (
        cue.frame == "guarded"
        and text[cue.start : cue.end].lower() not in lexicon.words("saying")["strength"]["strong"]
    ):
        return
    tag = re.search(r",\s(?!that\b|and\b)(?=[^,;:“”\"]{0,70}$)", text[previous.end : cue.start])
    if tag is not None and _ends_tag(text, unit, cue):
        at = previous.end + tag.end()
        if not quoted(unit.quotations, at - 2):
            yield at


@cache
def _coordinate() -> re.Pattern[str]:
    """A conjunction that joins a second verb of saying, with or without a short subject, to the first."""
    words = "|".join(lexicon.words("saying")["between"]["words"])
    return re.compile(
        rf"(?:,\s|\s|[”\"]\s?)(?:and|but|while|whereas|who|which|as|though|although|yet|or)\s(?:(?:{words})\s)*$"
        r"|,\s(?:and|but|while|whereas|as)\s[^,;:“”\"]{1,60}\s$"
        r"|\b(?:who|which)\s[^;:“”\"]{1,90},\s(?:(?:also|then|later|in turn)\s)?$"
        r"|[–—]\s(?:[^,;:“”\"]{1,40}\s)?$"
    )


@cache
def _colon() -> re.Pattern[str]:
    """A colon behind which a clause begins with a tag in it ("…: the port, he said, …")."""
    return re.compile(r":\s(?=[^;:“”\"]{3,90},\s[^,;:“”\"]{1,40}\s$)")


@cache
def _relative() -> re.Pattern[str]:
    """A relative clause that begins right before a cue."""
    words = "|".join(lexicon.words("saying")["between"]["words"])
    return re.compile(rf",\s(?:who|which)\s(?:(?:{words})\s){{0,3}}$")


def _ends_tag(text: str, unit: Unit, cue: Cue) -> bool:
    """Whether little but an adverbial stands behind the cue, so that what is said stands before it."""
    rest = text[cue.end : unit.end].strip(" .")
    return len(rest) < 60 and not re.search(r"\bthat\b|[:;“\"]|,\s", rest)

"""Cues: the words of saying in a text ("said", "ruled out", "made it clear")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from legation import lexicon

Frame = Literal["clause", "guarded", "object", "either"]
"""What a cue governs: a clause or quotation; the same, but only with "that", a quotation or in a tag; a noun
phrase or infinitive; either of the two."""

NOUN_LIKE = re.compile(r"(?:ed|ing|said|told|wrote|spoke|thought)$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying at `text[start:end]`; `word` is their first word in lower case.

    `addressed`: the person spoken to may stand behind it; `thanking`/`asking`: that person is no part of what
    is said; `guarded`: as an object verb it needs a subject right before it.
    """

    start: int
    end: int
    word: str
    frame: Frame
    addressed: bool = False
    thanking: bool = False
    asking: bool = False
    guarded: bool = False

    @property
    def participle(self) -> bool:
        """ "adding", "calling for"."""
        return self.word.endswith("ing")


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    frame: Frame
    addressed: bool = False
    thanking: bool = False
    asking: bool = False
    guarded: bool = False
    base: bool = False


def cues_in(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """The cues of `text[start:end]` in text order; a longer one wins over a shorter one in it."""
    return tuple(_found(text, start, end))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _found(text: str, start: int, end: int) -> Iterator[Cue]:
    entries = _entries()
    tokens = [(m.start(), m.end(), m[0]) for m in _word().finditer(text, start, end)]
    lowered = [token[2].lower() for token in tokens]
    place = 0
    while place < len(tokens):
        length = 1
        for entry in entries.get(lowered[place], ()):
            size = len(entry.words)
            if tuple(lowered[place : place + size]) != entry.words:
                continue
            if _says(entry, tokens, lowered, place):
                yield Cue(
                    tokens[place][0],
                    tokens[place + size - 1][1],
                    lowered[place],
                    entry.frame,
                    entry.addressed,
                    entry.thanking,
                    entry.asking,
                    entry.guarded,
                )
                length = size
            break
        place += length


def _says(entry: _Entry, tokens: list[tuple[int, int, str]], lowered: list[str], place: int) -> bool:
    """Whether the words at `place` can be an act of saying, by the words before them."""
    word = tokens[place][2]
    beside = place > 0 and tokens[place][0] - tokens[place - 1][1] == 1
    before = lowered[place - 1] if beside else ""
    if before in _set("determiners") or before.endswith(("'s", "’s")):
        return len(entry.words) > 1 and not (word.isupper() and len(word) > 1)
    shown = word[0].islower() or (word.lower().endswith("ing") and not word.isupper())
    if not shown or before == "be" or _silenced(lowered, place):
        return False
    if entry.base:
        return _plural(tokens, lowered, place)
    if len(entry.words) == 1 and not NOUN_LIKE.search(entry.words[0]):
        return before not in _set("prepositions") and not before.isdigit()
    return True


def _plural(tokens: list[tuple[int, int, str]], lowered: list[str], place: int) -> bool:
    """Whether the base form at `place` is a verb, by a plural subject, a name or "to" before it."""
    if place > 1 and lowered[place - 1].endswith("ly"):
        place -= 1
    before = lowered[place - 1] if place else ""
    name = place > 0 and tokens[place - 1][2][0].isupper()
    return name or before in _set("base_after") or (before.endswith("s") and not before.endswith("ss"))


def _silenced(lowered: list[str], place: int) -> bool:
    return any(tuple(lowered[max(0, place - size) : place]) in _silence() for size in (1, 2, 3))


@cache
def _silence() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in lexicon.words("saying")["silence"]["before"])


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("saying")["context"][name])


@cache
def _entries() -> dict[str, list[_Entry]]:
    """Entries by first word, longest first."""
    said = lexicon.words("saying")
    lists = {
        name: frozenset(said[name]["verbs"]) for name in ("clause", "guarded", "object", "object_guarded")
    }
    addressed, asking = frozenset(said["addressed"]["verbs"]), frozenset(said["addressed"]["asking"])
    thanking = frozenset(said["addressed"]["thanking"])
    entries: dict[str, list[_Entry]] = {}
    for verb in sorted(frozenset().union(*lists.values())):
        frame = _frame(verb, lists)
        marks = (verb in addressed, verb in thanking, verb in asking, verb in lists["object_guarded"])
        for form in _forms(verb):
            entries.setdefault(form, []).append(
                _Entry((form,), frame, *marks, base=form == verb and form != "read")
            )
    for frame in ("clause", "object"):
        for phrase in said["phrases"][frame]:
            words = tuple(phrase.split())
            entries.setdefault(words[0], []).append(_Entry(words, frame))
    for phrase in said["nominal"]["noun"]:
        words = tuple(phrase.split())
        entries.setdefault(words[0], []).append(_Entry(words, "object"))
    for found in entries.values():
        found.sort(key=lambda entry: -len(entry.words))
    return entries


def _frame(verb: str, lists: dict[str, frozenset[str]]) -> Frame:
    takes_clause = verb in lists["clause"] or verb in lists["guarded"]
    if verb in lists["object"] or verb in lists["object_guarded"]:
        return "either" if takes_clause else "object"
    return "guarded" if verb in lists["guarded"] else "clause"


def _forms(verb: str) -> list[str]:
    """The inflected forms of `verb`; irregular and rare ones come from the lexicon."""
    irregular = lexicon.words("saying")["irregular"].get(verb)
    if irregular is not None:
        return list(irregular)
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    return [verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), verb + "ed", verb + "ing"]

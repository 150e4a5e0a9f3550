"""Subjects of programmes: what parties research, develop, produce or maintain together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.kinds.equipment_phrases import phrases
from legation.language.parsed import Parsed

ProgrammeForm = Literal[
    "research", "development", "production", "technology_transfer", "maintenance", "industry"
]
BACK = 250
"""Code points before a stretch in which what "it" or "them" means may have been named."""


Bounds = tuple[int, int]
LONE = 10
"""Letters of a lone word that may be a subject, at least."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject at `text[start:end]`; `name` is it without article."""

    start: int
    end: int
    name: str


def subject_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> Subject | None:
    """What a programme is about: the tagger's subject or equipment, equipment in the words, or the noun
    phrase behind a word of joint work; None where the stretch names nothing."""
    text = parsed.text
    governed = _governed(text, start, end)
    equipment = _equipment(text, start, end)
    for label in ("subject", "equipment"):
        tagged = [n for n in names if n.label == label and n.start < end and n.end > start]
        if tagged:
            best = max(tagged, key=lambda n: n.probability)
            whole = _whole(text, (best.start, best.end), [*equipment, *([governed] if governed else [])])
            if whole is not None:
                return _subject(text, *whole)
    clear = [span for span in equipment if not _vague(text, *span)]
    if governed is not None and not _vague(text, *governed) and _about(governed, clear):
        return _subject(text, *governed)
    if clear:
        return _subject(text, *clear[0])
    before = [span for span in _equipment(text, max(0, start - BACK), start) if not _vague(text, *span)]
    chosen = before[-1] if before else governed or (equipment[0] if equipment else None)
    subject = _subject(text, *chosen) if chosen else None
    return subject if subject and subject.name.lower() not in _list("no_subject", "words") else None


def _whole(text: str, tagged: Bounds, phrases: Sequence[Bounds]) -> Bounds | None:
    """What the tagger found, as far as the phrase that it is a part of; null for a lone word in lower case
    that is part of none ("co", "set")."""
    around = [span for span in phrases if span[0] < tagged[1] and tagged[0] < span[1]]
    if around:
        return min(tagged[0], around[0][0]), max(tagged[1], around[0][1])
    word = text[slice(*tagged)]
    return None if word.isalpha() and word.islower() and len(word) < LONE else tagged


def _about(governed: tuple[int, int], equipment: Sequence[tuple[int, int]]) -> bool:
    """Whether the governed words name equipment, or the stretch names none elsewhere."""
    return not equipment or any(e[0] < governed[1] and e[1] > governed[0] for e in equipment)


def _equipment(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(phrase.start, phrase.end) for phrase in phrases(text, start, end)]


def _vague(text: str, start: int, end: int) -> bool:
    """Whether the words only point back to something named before."""
    name = re.sub(r"^(?:the|a|an|its|their|new|own)\s", "", text[start:end].lower().strip())
    return name in _list("vague", "words")


def form_in(parsed: Parsed, start: int, end: int) -> ProgrammeForm:
    """The form of joint work that a stretch speaks of; "industry" where its words show none."""
    stretch = parsed.text[start:end].lower()
    return next((form for form, pattern in _forms().items() if pattern.search(stretch)), "industry")


def _subject(text: str, start: int, end: int) -> Subject | None:
    name = re.sub(r"\s?\([^()]{1,40}\)", "", text[start:end])
    name = re.sub(r"^(?:the|a|an|its|their|his|her|our)\s", "", name.strip(), flags=re.IGNORECASE)
    name = re.sub(r"\s+", " ", name).strip(" ,.;:“”\"‘’'")
    return Subject(start, end, name) if name else None


def _governed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind a word of joint work ("production of X", "to build X")."""
    place = start
    while (match := _before().search(text, place, end)) is not None:
        behind = _noun_phrase().match(text, match.end(), end)
        place = match.end()
        if behind is None or _before().match(text, _past_article(text, place), end):
            continue
        stop = _stop().search(text, behind.start() - 1, behind.end())
        finish = stop.start() if stop else behind.end()
        if finish > behind.start() and _names(text[behind.start() : finish]):
            return behind.start(), finish
    return None


def _past_article(text: str, at: int) -> int:
    return at + 4 if text.startswith("the ", at) else at


def _names(phrase: str) -> bool:
    words = re.sub(r"^(?:the|a|an|its|their|new|joint)\s", "", phrase.lower()).split()
    return bool(words) and not (len(words) == 1 and words[0] in _list("no_subject", "words"))


@cache
def _before() -> re.Pattern[str]:
    nouns = _alternatives("before", "nouns")
    verbs = _alternatives("before", "verbs")
    return re.compile(rf"\b(?:{nouns}|{verbs})\s(?=\S)", re.IGNORECASE)


@cache
def _noun_phrase() -> re.Pattern[str]:
    return re.compile(r"[^,;:.()“”\"\n!?–—]{2,80}")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_alternatives('stops', 'words')})\b")


@cache
def _forms() -> dict[ProgrammeForm, re.Pattern[str]]:
    """One pattern for each form, in order of rank."""
    return {
        form: re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")
        for form, words in lexicon.words("programmes")["forms"].items()
    }


def _alternatives(section: str, name: str) -> str:
    words = sorted(lexicon.words("programmes")[section][name], key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


@cache
def _list(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.words("programmes")[section][name])

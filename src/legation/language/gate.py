"""The gate: whether a text may be within the field at all, told from names and cues before any parsing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from legation import lexicon

LENGTH = 12_000
"""Code points that the gate looks at: the beginning of a longer text shows what it is about."""


@dataclass(frozen=True, slots=True)
class FieldScore:
    """What the gate sees: how many parties a text names, and what its cues come to."""

    parties: int
    cues: int


@dataclass(frozen=True, slots=True)
class _Terms:
    """Words and phrases with their worth; phrases by their first word."""

    words: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, str], ...]]


def within_field(text: str, title: str | None = None) -> bool:
    """Whether `text` may report on defence or diplomacy between states; if not, it holds no claims."""
    score = field_score(text, title)
    least = lexicon.words("gate")["pass"]
    if score.parties >= least["parties"]:
        return bool(score.cues >= min(least["score"], least["floor"] + len(text) // least["per"]))
    return bool(score.parties and score.cues >= least["alone"])


def may_be_within_field(blocks: Iterable[str]) -> bool:
    """Whether a document somewhere in `blocks`, a page's with all that stands around its article, may pass.

    Counts only what speaks for it, in the whole page, and asks for half of what the gate asks for: what it
    turns away, the gate would turn away too, save an article that hardly fills its own page.
    """
    text = "\n".join(blocks)
    words = _word().findall(text)
    parties = len(set(_found(_names(), set(words), words)))
    if not parties:
        return False
    small = [word.lower() for word in words]
    stems = set(small)
    stems.update([word[:-1] for word in stems if word.endswith("s")])
    weights = lexicon.words("gate")["weights"]
    cues = sum(max(weights[kind], 0) for kind in _found(_cues(), stems, small))
    least = lexicon.words("gate")["pass"]
    needed = min(least["score"], least["floor"] + len(text) // least["per"])
    return bool(cues >= (needed / 2 if parties >= least["parties"] else least["alone"] / 2))


def field_score(text: str, title: str | None = None) -> FieldScore:
    """How many parties (states, organisations) `text` and `title` name, and what their cues come to."""
    seen = text[:LENGTH] if not title else f"{title} . {text[:LENGTH]}"
    words = _word().findall(seen)
    cased = set(words)
    small = [word.lower() for word in words]
    stems = set(small)
    stems.update([word[:-1] for word in stems if word.endswith("s")])
    parties = set(_found(_names(), cased, words))
    weights = lexicon.words("gate")["weights"]
    return FieldScore(len(parties), sum(weights[kind] for kind in _found(_cues(), stems, small)))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def _found(terms: _Terms, seen: set[str], words: list[str]) -> list[str]:
    """The worth of each term that occurs, once a term."""
    found = [terms.words[word] for word in terms.words.keys() & seen]
    starts = terms.phrases.keys() & seen
    if starts:
        joined = f" {' '.join(words)} "
        found += [worth for start in starts for phrase, worth in terms.phrases[start] if phrase in joined]
    return found


def _terms(pairs: Iterable[tuple[str, str]]) -> _Terms:
    single: dict[str, str] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for form, worth in pairs:
        words = _word().findall(form)
        if len(words) == 1:
            single[words[0]] = worth
        elif words:
            phrases.setdefault(words[0], []).append((f" {' '.join(words)}", worth))
    return _Terms(single, {start: tuple(found) for start, found in phrases.items()})


@cache
def _names() -> _Terms:
    rows = (*lexicon.table("states"), *lexicon.table("organisations"))
    pairs = [(row["form"], row["code"]) for row in rows if row["how"] != "prefix"]
    return _terms([*pairs, *((form.upper(), code) for form, code in pairs)])


@cache
def _cues() -> _Terms:
    return _terms((cue, kind) for kind, cues in lexicon.words("gate")["cues"].items() for cue in cues)

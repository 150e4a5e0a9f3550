"""Wordings as sets of comparable words."""

import re
import unicodedata
from functools import cache

from legation import lexicon

_WORD = re.compile(r"[a-z0-9]+(?:[-/.'][a-z0-9]+)*")
_DESIGNATOR = re.compile(r"[a-z]{1,8}[-./]?\d[\w./-]{0,12}")
_STEM = 7
_NOTHING: frozenset[str] = frozenset()


def folded(text: str) -> str:
    """Lower case, accents and typographic marks gone."""
    if not text.isascii():
        text = text.replace("’", "'").replace("‑", "-").replace("–", "-")
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.lower()


def tokens(text: str) -> list[str]:
    """The words of a text, in order, possessive endings gone, designators (`F-16`) in one piece."""
    found = []
    for raw in _WORD.findall(folded(text)):
        word = raw.removesuffix("'s")
        if _DESIGNATOR.fullmatch(word):
            found.append(word.replace("-", "").replace("/", "").replace(".", ""))
        elif "-" in word or "/" in word or "." in word:
            found.extend(part for part in re.split(r"[-/.]", word) if part)
        else:
            found.append(word)
    return found


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section of the merging lexicon."""
    words: str = lexicon.words("merging")[section]
    return frozenset(words.split())


@cache
def stem(word: str) -> str:
    """What stands for the word in comparisons: its crude common beginning (`industries`, `industrial` and
    `industry` become one), or that of the first of its synonyms."""
    cut = _cut(word)
    return _synonyms().get(cut, cut)


@cache
def _synonyms() -> dict[str, str]:
    rows: list[str] = lexicon.words("merging")["synonyms"]
    return {_cut(word): _cut(words[0]) for row in rows for words in [row.split()] for word in words}


def _cut(word: str) -> str:
    if any(c.isdigit() for c in word):
        return word.removesuffix("s")
    for ending in ("ies", "es", "s", "ing", "ed", "ly"):
        if len(word) - len(ending) >= 4 and word.endswith(ending) and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word[:_STEM].rstrip("ey") if len(word) > 4 else word


def telling(text: str, section: str | None = None) -> frozenset[str]:
    """The stems that tell one wording from another: no stop words, none of the lexicon's `section`."""
    stop = listed("stop")
    common = listed(section) if section else _NOTHING
    return frozenset(
        stem(word) for word in tokens(text) if word not in stop and word not in common and len(word) > 1
    )


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter wording that the other has too, 0 to 1; 0 where one is empty."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two wordings are, 0 to 1, kind to a short one that quotes a long one."""
    shared = len(a & b)
    if not shared:
        return 0.0
    shorter = min(len(a), len(b))
    inside = shared / shorter if shorter >= 3 else shared / (shorter + 1)
    return 0.75 * inside + 0.25 * shared / len(a | b)

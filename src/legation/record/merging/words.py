"""Wordings as sets of comparable words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from legation import lexicon

_WORD = re.compile(r"[a-z0-9]+(?:[-/.'][a-z0-9]+)*")
_NUMBER = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)(bn|billion|mn|million)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MULTIPLES = {"bn": "billion", "mn": "million"}
_LETTERS = str.maketrans(
    {"’": "'", "‑": "-", "–": "-", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)
"""What takes the place of letters and marks that no decomposition turns into Latin ones."""
_DESIGNATOR = re.compile(r"[a-z]{1,8}[-./]?\d[\w./-]{0,12}")
_STEM = 7
_NOTHING: frozenset[str] = frozenset()


def folded(text: str) -> str:
    """Lower case, accents and typographic marks gone."""
    if not text.isascii():
        text = text.translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.lower()


def tokens(text: str) -> list[str]:
    """The words of a text, in order, possessive endings gone, designators (`F-16`) in one piece, numbers
    without marks (`2,770`) and apart from what they count (`2.5bn`)."""
    found = []
    for raw in _WORD.findall(_THOUSANDS.sub("", folded(text))):
        word = raw.removesuffix("'s")
        if number := _NUMBER.fullmatch(word):
            found.append(number[1])
            if number[2]:
                found.append(_MULTIPLES.get(number[2], number[2]))
        elif word.startswith("co-") and len(word) > _STEM:
            found.append(word.replace("-", ""))
        elif _DESIGNATOR.fullmatch(word):
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
def common(section: str) -> frozenset[str]:
    """The words of a section as they are in a text's `tokens`: `anti-ship` is two."""
    return frozenset(token for word in listed(section) for token in tokens(word))


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
    return told(tokens(text), section)


def told(words: Iterable[str], section: str | None = None) -> frozenset[str]:
    """The same of words that are cut already."""
    stop, usual = listed("stop"), common(section) if section else _NOTHING
    return frozenset(stem(word) for word in words if word not in stop and word not in usual and len(word) > 1)


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

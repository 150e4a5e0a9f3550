"""Whether two names are one person's."""

from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler, Levenshtein

from legation import lexicon
from legation.record.merging.words import folded, listed

Verdict = Literal["same", "maybe", "different"]

_FUZZY = 0.8
_SHORT = 3
_LONG = 6
"""From how many letters on a family name alone may be another transliteration: `Zelensky`, `Zelenskyy`."""


@lru_cache(maxsize=200_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, ranks, styles and particles gone; empty for "a spokesman"."""
    if name[:1].islower() and " " in name:
        return ()
    cleaned = f"{folded(name)} ".replace("'s ", " ").replace(".", " ").replace("'", "").replace(",", " ")
    words = cleaned.replace("-", " ").replace("(", " ").replace(")", " ").split()
    honorific, particle = listed("honorific"), listed("particle")
    kept = tuple(w for w in words if w not in honorific and w not in particle)
    return kept or tuple(w for w in words if w not in honorific)


@cache
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon.table("nicknames")):
        for name in row["names"].split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=100_000)
def same_token(a: str, b: str) -> bool:
    """Whether two words of names may be one: equal, initial, nickname, or another transliteration."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    families = _families()
    if families.get(a, frozenset()) & families.get(b, frozenset()) or _plain(a) == _plain(b):
        return True
    if min(len(a), len(b)) <= _SHORT:
        return False
    return Levenshtein.normalized_similarity(a, b) >= _FUZZY and JaroWinkler.similarity(a, b) >= 0.88


def _plain(word: str) -> str:
    """Two letters that stand for one with a mark become one: `Paal` is `Pål`."""
    for two, one in (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u")):
        word = word.replace(two, one)
    return word


@lru_cache(maxsize=400_000)
def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> Verdict:
    """Compares two names given as `name_tokens`, in the same state or where the state is unknown.

    One whose every word is in the other (`Gantz`, `Benny Gantz`) is the same where two words or more
    agree, and `maybe` where a single one does.
    """
    if not a or not b:
        return "maybe"
    if a == b:
        return "same"
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    left, matched, exact = list(longer), 0, 0
    for token in shorter:
        hit = next((t for t in left if t == token), None) or next(
            (t for t in left if same_token(token, t)), None
        )
        if hit is not None:
            left.remove(hit)
            matched += 1
            exact += hit == token and len(token) > 1
    if matched == len(shorter) and (exact or matched > 1):
        return "same" if matched > 1 or len(longer) == 1 else "maybe"
    if matched == len(shorter) and len(shorter[0]) >= _LONG:
        return "maybe"
    return "different"

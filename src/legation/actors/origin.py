"""A guess at where a name comes from, by its letters: enough to choose among the few states of a document."""

import math
from collections import Counter
from functools import cache

from legation import lexicon
from legation.actors.stage import slug

SMOOTH = 0.4
"""What every three letters count in every group before any name is seen."""


def origin(name: str) -> dict[str, float]:
    """State → how likely the name is one of its group of states, from 0 to 1."""
    pieces = _pieces(name)
    scores = {
        group: sum(table.get(piece, default) for piece in pieces)
        for group, (table, default) in _model().items()
    }
    top = max(scores.values())
    likely = {group: math.exp((score - top) / 2) for group, score in scores.items()}
    total = sum(likely.values())
    return {code: likely[group] / total for group, codes in _groups().items() for code in codes}


def _pieces(name: str) -> list[str]:
    """The threes of letters of each word, with its bounds; the ends of words count twice."""
    pieces: list[str] = []
    for word in slug(name).split("-"):
        bound = f"^{word}$"
        pieces.extend(bound[i : i + 3] for i in range(len(bound) - 2))
        pieces.append(bound[-4:])
    return pieces


@cache
def _groups() -> dict[str, list[str]]:
    return dict(lexicon.words("name_origins")["groups"])


@cache
def _model() -> dict[str, tuple[dict[str, float], float]]:
    """Group → (log-probability of each three letters, of one not seen)."""
    group_of = {code: group for group, codes in _groups().items() for code in codes}
    counts: dict[str, Counter[str]] = {group: Counter() for group in _groups()}
    for row in lexicon.table("notables"):
        if row["state"] in group_of:
            counts[group_of[row["state"]]].update(_pieces(row["name"]))
    kinds = len(set().union(*counts.values()))
    model = {}
    for group, count in counts.items():
        total = sum(count.values()) + SMOOTH * kinds
        table = {piece: math.log((n + SMOOTH) / total) for piece, n in count.items()}
        model[group] = (table, math.log(SMOOTH / total))
    return model

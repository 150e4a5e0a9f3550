"""The level of an office and of a meeting, as protocol counts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from legation import lexicon
from legation.record.merging.words import tokens

UNSAID = "level not said"


@dataclass(frozen=True, slots=True)
class _Rule:
    """An office fits that has every word of one of `words` and none of `without`."""

    level: int
    words: tuple[frozenset[str], ...]
    without: tuple[str, ...]
    states: frozenset[str] = frozenset()


@cache
def levels() -> tuple[str, ...]:
    """The levels' names, highest first; the last is of meetings whose documents give no office."""
    listed = lexicon.words("levels")
    return (*(row["name"] for row in listed["level"]), listed["rest"]["name"], UNSAID)


@lru_cache(maxsize=20_000)
def level(office: str, state: str) -> int:
    """The place of an office in `levels()`; `state` tells apart what two states call alike."""
    spelling: dict[str, str] = lexicon.words("levels")["spelling"]
    listed = [spelling.get(token, token) for token in tokens(office)]
    words, line = frozenset(listed), f" {' '.join(listed)} "
    for rule in _rules():
        if rule.states and state not in rule.states:
            continue
        if any(f" {word} " in line for word in rule.without):
            continue
        if any(needed <= words for needed in rule.words):
            return rule.level
    return len(levels()) - 2


def meeting_level(offices: Iterable[tuple[str, str, str]]) -> int:
    """The level of a meeting of people with (state, role, office), a place in `levels()`.

    A visit is of the level of the visitors' highest. Talks are of the level that both sides reach: of each
    side's highest the lower; where only one side's offices are known, of that side's.
    """
    lowest = len(levels()) - 1
    sides: dict[str, int] = {}
    visitors = lowest
    for state, role, office in offices:
        its = level(office, state)
        if its < sides.get(state, lowest):
            sides[state] = its
        if role == "visitor" and its < visitors:
            visitors = its
    if visitors < lowest:
        return visitors
    return max(sorted(sides.values())[:2], default=lowest)


@cache
def _rules() -> tuple[_Rule, ...]:
    listed = lexicon.words("levels")
    place = {name: number for number, name in enumerate(levels())}
    exceptions = [_rule(row, place[row["level"]], [row["words"]]) for row in listed["exception"]]
    return (*exceptions, *(_rule(row, place[row["name"]], row["words"]) for row in listed["level"]))


def _rule(row: dict[str, Any], level: int, words: list[list[str]]) -> _Rule:
    return _Rule(
        level,
        tuple(frozenset(one) for one in words),
        tuple(row["without"]),
        frozenset(row.get("states", ())),
    )

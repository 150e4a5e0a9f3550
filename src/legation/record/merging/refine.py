"""Finer keys in the place of one that too many wordings share.

What a wording's finer keys are depends on what it says and on nothing else, so that which wordings are
compared depends on which there are, not on the order in which they came.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import combinations
from typing import Final

from legation.record.merging.facts import Facts, hash64
from legation.record.merging.period import Period

_YEAR, _MONTH, _DAYS = 366, 32, 2
_MOST_WINDOWS = 8
_STEMS: Final = (16, 8, 7)
"""How many telling words go into keys of one, two and three of them."""


def finer(key: int, step: int, facts: Facts) -> frozenset[int] | None:
    """The finer keys, `step` steps below the first, in the place of `key`; null where none is finer."""
    ladder = _ladder(facts.kind, facts.form)
    if step >= len(ladder):
        return None
    return frozenset(hash64(f"{key}|{part}") for part in ladder[step](facts))


Step = Callable[[Facts], list[str]]


@lru_cache(maxsize=1_000)
def _ladder(kind: str, form: str) -> tuple[Step, ...]:
    """The steps for a kind: what is told by its words by more and more of these, the rest by the days.

    Windows of days overlap, so that what is reported all along hangs together; what says the same but
    for its date is always compared.
    """
    if kind in ("statement", "commitment") or (kind == "relation" and form in ("trend", "dispute")):
        return (*(_by_words(count) for count in (1, 2, 3)), _exactly)
    if kind in ("meeting", "activity"):
        return _within(_DAYS), _on_days_with, _exactly
    return _within(_YEAR), _within(_MONTH), _within(_DAYS), _exactly


def _by_words(count: int) -> Step:
    def step(facts: Facts) -> list[str]:
        chosen = sorted(sorted(facts.wording, key=hash64)[: _STEMS[count - 1]])
        return [" ".join(words) for words in combinations(chosen, count)] or ["-"]

    return step


def _within(width: int) -> Step:
    def step(facts: Facts) -> list[str]:
        return windows(facts.period, width)

    return step


def windows(period: Period, width: int) -> list[str]:
    """The windows of `width` days, each beginning in the middle of the one before, that a period is in;
    of a long one a few, evenly spread."""
    if not period.known:
        return ["?"]
    half = max(1, width // 2)
    every = range(period.low // half - 1, period.high // half + 1)
    if len(every) > _MOST_WINDOWS:
        last = len(every) - 1
        every_few = sorted({every[place * last // (_MOST_WINDOWS - 1)] for place in range(_MOST_WINDOWS)})
        return [f"{width}w{number}" for number in every_few]
    return [f"{width}w{number}" for number in every]


def _on_days_with(facts: Facts) -> list[str]:
    named = {figure.name[-1] for figure in facts.people if figure.name}
    beside = sorted(named | facts.place | facts.title | facts.wording, key=hash64)[: _STEMS[1]] or ["-"]
    return [f"{window} {word}" for window in windows(facts.period, _DAYS) for word in beside]


def _exactly(facts: Facts) -> list[str]:
    """All but the date."""
    parts = (
        *(facts.form, facts.status, facts.parties, sorted(map(repr, facts.people))),
        *(sorted(map(sorted, facts.bodies)), sorted(facts.place), facts.action, sorted(facts.title)),
        *([(sorted(g.type), g.category, g.quantity) for g in facts.goods], facts.amount, facts.currency),
        *(facts.supplier, facts.recipient, sorted(facts.wording)),
    )
    return [repr(parts)]

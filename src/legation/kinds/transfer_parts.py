"""Several suppliers or recipients in one stretch: a transfer is one claim for each pair of states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from legation import lexicon
from legation.kinds.context import Context
from legation.kinds.transfer import sides
from legation.linking.linked import Linked

LIKELY: Final = 0.15
"""Chance of the side, at least, for a state named in one list with the likeliest."""
NEAR: Final = 80
"""Code points between two states of one list, at most."""
LINKS: Final = ("from", "to")


def sides_apart(linked: Linked, context: Context) -> Iterator[Linked]:
    """The proposal as linked, or once for each state that a list names as its supplier or its recipient."""
    supplier, recipient = sides(linked)
    if linked.proposal.kind == "transfer" and supplier and recipient:
        for link, own, other in zip(LINKS, (supplier, recipient), (recipient, supplier), strict=True):
            listed = _listed(linked, context, link, own, other)
            if listed:
                yield from (_of_one(linked, context, {own, *listed} - {one}) for one in (own, *listed))
                return
    yield linked


def _listed(linked: Linked, context: Context, link: str, own: str, other: str) -> list[str]:
    """States in one list with `own` that may stand on its side too, in text order."""
    start, end = linked.proposal.start, linked.proposal.end
    actors = context.cast.actors
    named = [
        (m.start, m.end, state)
        for m in context.named(start, end)
        if m.end <= end and (state := actors[m.actor].state) is not None
    ]
    same, across = linked.states[link], linked.states[LINKS[link == "from"]]
    found: list[str] = []
    for _, _, state in named:
        likely = same.get(state, 0.0) >= max(LIKELY, across.get(state, 0.0))
        if likely and state not in (own, other, *found) and _in_one_list(context.text, named, own, state):
            found.append(state)
    return found


def _in_one_list(text: str, named: list[tuple[int, int, str]], own: str, state: str) -> bool:
    """Whether nothing but items of a list stands between a mention of the one and one of the other."""
    pairs = [(a, b) for a in named for b in named if (a[2], b[2]) in ((own, state), (state, own))]
    return any(_between().fullmatch(text, a[1], b[0]) for a, b in pairs if a[1] < b[0] <= a[1] + NEAR)


def _of_one(linked: Linked, context: Context, others: set[str]) -> Linked:
    """The proposal without the states in `others` and those who act for them."""
    states = {
        link: {state: chance for state, chance in chances.items() if state not in others}
        for link, chances in linked.states.items()
    }
    entities = {
        role: {e: chance for e, chance in chances.items() if _state(context, e) not in others}
        for role, chances in linked.entities.items()
    }
    return replace(linked, states=states, entities=entities)


def _state(context: Context, entity: str) -> str | None:
    actor = context.actor(entity)
    return actor.state if actor else None


@cache
def _between() -> re.Pattern[str]:
    """A comma or a conjunction, with few words about it and none that begins another clause."""
    apart = "|".join(lexicon.words("listing")["apart"]["words"])
    word = rf"(?!(?:{apart})\b)[^\s,;:.]{{1,24}}"
    some = rf"(?:\s{word}){{0,9}}"
    return re.compile(
        rf"(?:['’]s?)?{some}(?:,{some}){{0,6}}(?:,?\s(?:and|or|as well as|along with|nor)|,|\s&){some}\s?"
        r"[“‘\"'(]?",
        re.IGNORECASE,
    )

"""Texts that the words show to be signed or adopted, where the model overlooks them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legation.encoder.signals import Proposal
from legation.kinds.context import Context
from legation.kinds.titles import Title, titles_of

CHANCE = 0.5
"""What such a proposal counts; its confidence is reckoned from this."""
LEAST = 0.05
"""The model's own chance for the title, at least: a trade agreement is none of ours."""
BEFORE = 40
"""Code points before a title in which the act stands."""


def signed_texts(context: Context, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """A proposal for each named text right behind words such as "signed the", where none lies over it."""
    taken = [(p.start, p.end) for p in proposals if p.kind == "instrument"]
    for title in titles_of(context.text):
        begin = _act(context, title)
        chance = context.signals.likelihood("instrument", title.start, title.end)
        if begin is None or chance < LEAST:
            continue
        if not any(a < title.end and title.start < b for a, b in taken):
            yield Proposal(begin, title.end, "instrument", title.form, CHANCE, 1.0, True)


def _act(context: Context, title: Title) -> int | None:
    """Where the sentence begins that says that this text was signed; null where it does not say so."""
    if title.pointing or not title.specific or not title.name[:1].isupper():
        return None
    start = max(context.sentences(title.start, title.end)[0], title.start - BEFORE)
    act = _signing().search(context.text[start : title.start])
    return context.sentences(title.start, title.end)[0] if act else None


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:signed|adopted|inked|exchanged|concluded|initialled|initialed)\s(?:(?:the|a|an|their|its)\s)?$"
    )

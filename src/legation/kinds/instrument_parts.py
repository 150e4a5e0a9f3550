"""Several texts in one stretch: an instrument is one claim for each text and act."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from legation.encoder.signals import Proposal
from legation.kinds.actions import action_weights
from legation.kinds.context import Context
from legation.kinds.titles import Title, titles_in


def texts_apart(context: Context, proposal: Proposal) -> list[Proposal]:
    """The proposal, or one for each of several texts in its stretch, in the form that its title shows."""
    found = titles_in(
        context.parsed, proposal.start, proposal.end, context.names(proposal.start, proposal.end)
    )
    parts, start, title = [], proposal.start, None
    for one, other in pairwise([title for title in found if not title.pointing]):
        cut = _clause(context, start, one, other) or _listed(context, one, other)
        if cut is not None:
            parts.append(replace(proposal, start=start, end=cut[0], form=one.form, beside=True))
            start, title = cut[1], other
    if title is None:
        return [proposal]
    return [*parts, replace(proposal, start=start, form=title.form, beside=True)]


def _clause(context: Context, start: int, one: Title, other: Title) -> tuple[int, int] | None:
    """Where the first's clause ends and the second's begins: both texts have words of acting before them."""
    joint = _joint().search(context.text, one.end, other.start)
    if joint is None or not action_weights(context.parsed, start, one.start):
        return None
    return joint.span() if action_weights(context.parsed, joint.end(), other.start) else None


def _listed(context: Context, one: Title, other: Title) -> tuple[int, int] | None:
    """Where, of two different texts named one after the other, the first ends and the second begins."""
    between = _list().fullmatch(context.text, one.end, other.start)
    return (between.end("first"), between.start("noun")) if between and one.head != other.head else None


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"(?:[,;]\s(?:and|while|but)\s|;\s|\sand\s)")


@cache
def _list() -> re.Pattern[str]:
    return re.compile(
        r"(?P<first>(?:\s\([^()]{1,20}\))?)(?:,\s(?:and\s)?|\sand\s|\sas well as\s)(?P<noun>(?:an?|two)\s)"
    )

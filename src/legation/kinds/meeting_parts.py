"""Several meetings in one stretch: a meeting is one claim for each pair or group that met."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from legation import lexicon
from legation.actors.cast import ActorMention
from legation.encoder.signals import Proposal
from legation.kinds.context import Context


def met_apart(context: Context, proposal: Proposal) -> Iterator[Proposal]:
    """The proposal, cut where a second verb of meeting begins ("met X | and held talks with Y | and with Z").

    Each part names a person whom no other names.
    """
    if proposal.form not in {"talks", "call"}:
        yield proposal
        return
    start = proposal.start
    people = _people(context, proposal)
    for joint in _second_verb().finditer(context.text, proposal.start, proposal.end):
        verb = joint.start(joint.lastgroup or 0)
        before = {
            m.actor
            for m in people
            if _first_verb().search(context.text, start, m.start) and m.end <= joint.start()
        }
        after = {m.actor for m in people if m.start >= verb}
        if before and after and not before & after:
            yield replace(proposal, start=start, end=joint.start())
            start = verb
    yield replace(proposal, start=start)


def _people(context: Context, proposal: Proposal) -> list[ActorMention]:
    return [m for m in context.persons(proposal.start, proposal.end) if m.end <= proposal.end]


@cache
def _first_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()})\b")


@cache
def _second_verb() -> re.Pattern[str]:
    after = "|".join(lexicon.words("meetings")["after"]["words"])
    return re.compile(
        rf"(?:,?\s(?:and|before|then)\s|,\s|;\s)(?P<verb>(?:{_verbs()})\b)"
        rf"|,?\sand,?\s(?:(?:{after}),?\s)?(?P<side>(?:with|by)\s)|,\s(?:and\s)?then\s(?P<next>(?=[A-Z]))"
    )


@cache
def _verbs() -> str:
    words = sorted(lexicon.words("meetings")["verbs"]["words"], key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)

"""The parts that claims of every kind have: parties, time, place, source, status, topics."""

from typing import Final

from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import When, Where
from legation.schema.vocabulary import STATUSES, TOPICS, Kind, Status, Topic

SURE = 0.5
BEGIN: Final[frozenset[Kind]] = frozenset({"relation", "instrument", "meeting"})
"""Kinds whose claims date from a beginning, where others last from it to the day of publication."""
SECOND_PARTY = 0.1
"""A relation has two sides: the second likeliest party needs no more than this."""
OUTSIDE = 0.8
"""A third party needs this much where the claim's own words name two other states and not this one…"""
FEW = 3
"""…save where more than so many are likely, as in a gathering."""
DATED = 0.25
"""A time that the model links to a claim needs no more than this…"""
DATED_INSIDE = 0.1
"""…and one that stands in the claim's own words still less."""


def parties(linked: Linked, context: Context) -> tuple[str, ...]:
    """The states and organisations that the claim is about, the likeliest two at least.

    Of three that are likely, one that the claim's own words do not name needs more, where they name two.
    """
    ranked = sorted(linked.states["party"].items(), key=lambda pair: (-pair[1], pair[0]))
    named = _named(linked, context)
    few = sum(chance >= SURE for _, chance in ranked) <= FEW
    outside = OUTSIDE if few and len(named) > 1 else SURE
    return tuple(
        code
        for place, (code, chance) in enumerate(ranked)
        if (place < 2 and chance >= SECOND_PARTY) or chance >= (SURE if code in named else outside)
    )


def _named(linked: Linked, context: Context) -> frozenset[str]:
    """The states that the claim's own words name, and those of whom they speak as a group."""
    start, end = linked.proposal.start, linked.proposal.end
    states = (context.cast.actors[m.actor].state for m in context.named(start, end))
    return frozenset(state for state in states if state)


def likeliest(chances: dict[str, float], least: float = SURE) -> str | None:
    """The likeliest of all that reach `least`; the first by name of equals."""
    entity = min(chances, key=lambda e: (-chances[e], e), default=None)
    return entity if entity is not None and chances[entity] >= least else None


def when(linked: Linked, context: Context) -> When | None:
    """The time that the model links to the claim; for a fact "since 2014", the year it began."""
    proposal, chances = linked.proposal, dict(linked.entities["when"])
    spans = {entity: linked.mentions["when", entity] for entity in chances}
    inside = {e: chances[e] for e, (a, b) in spans.items() if proposal.start <= a and b <= proposal.end}
    entity = likeliest(chances, DATED) or likeliest(inside, DATED_INSIDE)
    start, end = spans[entity] if entity else (proposal.start, proposal.end)
    beginning = _beginning(context, start, end) if proposal.kind in BEGIN else None
    if beginning is not None or entity is None:
        return beginning
    return context.times[entity].model_copy(update={"text": context.text[start:end]})


def _beginning(context: Context, start: int, end: int) -> When | None:
    """The one moment since which a stretch says that something has been so."""
    inside = (time for time in context.parsed.times if start <= time.start and time.end <= end)
    moments = [time.moment for time in inside if time.moment and time.moment != time.when]
    return moments[0] if len(moments) == 1 else None


def where(linked: Linked, context: Context) -> Where | None:
    """The place that the model links to the claim."""
    entity = likeliest(dict(linked.entities["where"]))
    if entity is None:
        return None
    start, end = linked.mentions["where", entity]
    actor = context.actor(entity)
    if actor is not None:
        return Where(name=context.text[start:end], state=actor.state)
    states = (place.state for place in context.cast.places if place.start == start)
    return Where(name=entity.removeprefix("place:"), state=next(states, None))


def source(linked: Linked, context: Context) -> str | None:
    """The actor whom the document credits."""
    entity = likeliest(dict(linked.entities["source"]))
    actor = context.actor(entity) if entity else None
    if entity is None or actor is None:
        return None
    start, end = linked.mentions["source", entity]
    return context.text[start:end] if actor.kind in ("state", "organisation") else actor.name


def status(linked: Linked) -> Status:
    """The likeliest status."""
    return max(STATUSES, key=lambda s: linked.status[s])


def topics(linked: Linked) -> tuple[Topic, ...]:
    """Topics that are likelier than not."""
    return tuple(topic for topic in TOPICS if linked.topics[topic] >= SURE)

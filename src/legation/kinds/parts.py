"""The parts that claims of every kind have: parties, participants, time, place, source, topics."""

from collections.abc import Iterable
from typing import Final

from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import Participant, Span, When, Where
from legation.schema.vocabulary import STATUSES, TOPICS, Kind, Role, Status, Topic

SURE = 0.5
BEGIN: Final[frozenset[Kind]] = frozenset({"relation", "instrument", "meeting"})
"""Kinds whose claims date from a beginning, where others last from it to the day of publication."""
SECOND_PARTY = 0.1
"""A relation has two sides: the second likeliest party needs no more than this."""
OTHER_SIDE = 0.1
"""One of the other side needs no more than this, where all the others are of one side."""
TWO_SIDED: Final[frozenset[Kind]] = frozenset({"meeting", "instrument"})
Chosen = dict[str, tuple[tuple[int, int], Role]]
"""Who takes part, by entity: the mention and the role."""
DATED = 0.25
"""A time that the model links to a claim needs no more than this."""


def parties(linked: Linked) -> tuple[str, ...]:
    """The states and organisations that the claim is about, the likeliest two at least."""
    ranked = sorted(linked.states["party"].items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        code
        for place, (code, chance) in enumerate(ranked)
        if chance >= SURE or (place < 2 and chance >= SECOND_PARTY)
    )


def with_states_of(people: Iterable[Participant], parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties, with the states that the persons act for."""
    return (*parties, *(one.state for one in people if one.type == "person" and one.state))


def participants(linked: Linked, context: Context, roles: Iterable[Role]) -> tuple[Participant, ...]:
    """Persons and bodies in these roles, each in its likeliest, in text order."""
    roles = tuple(roles)
    chances: dict[str, float] = {}
    best: Chosen = {}
    for role in roles:
        for entity, chance in linked.entities[role].items():
            if chance >= SURE and chance > chances.get(entity, 0.0):
                chances[entity], best[entity] = chance, (linked.mentions[role, entity], role)
    best |= _joined(linked, context, best)
    best |= _other_side(linked, context, best, roles)
    found = sorted((span, entity, role) for entity, (span, role) in best.items())
    made = (participant(context, entity, role, span) for span, entity, role in found)
    return tuple(one for one in made if one)


def _joined(linked: Linked, context: Context, best: Chosen) -> Chosen:
    """Those named in one breath with one who takes part ("Singh and Gantz"): they do so in the same role."""
    found: Chosen = {}
    for entity, (_, role) in best.items():
        start, end = linked.mentions[role, entity]
        for mention in context.cast.mentions:
            if mention.actor in best or context.cast.actors[mention.actor].kind != "person":
                continue
            if context.text[min(end, mention.end) : max(start, mention.start)] == " and ":
                found[mention.actor] = (mention.start, mention.end), role
    return found


def _other_side(linked: Linked, context: Context, best: Chosen, roles: Iterable[Role]) -> Chosen:
    """Where all who take part are of one side: the likeliest of the other, if the stretch names one."""
    proposal = linked.proposal
    sides = {actor.state for entity in best if (actor := context.actor(entity))}
    if proposal.kind not in TWO_SIDED or len(sides) > 1:
        return {}
    rows = []
    for role in roles:
        for entity, chance in linked.entities[role].items():
            span, actor = linked.mentions[role, entity], context.actor(entity)
            inside = proposal.start <= span[0] and span[1] <= proposal.end
            if entity not in best and inside and chance >= OTHER_SIDE and actor and actor.state not in sides:
                rows.append((chance, entity, span, role))
    found: Chosen = {}
    for _, entity, span, role in sorted(rows, reverse=True):
        actor = context.actor(entity)
        if actor and actor.state not in sides:
            sides.add(actor.state)
            found[entity] = span, role
    return found


def participant(context: Context, entity: str, role: Role, span: tuple[int, int]) -> Participant | None:
    """The actor as a participant; a state takes part by the words that stand for it ("Seoul")."""
    actor = context.actor(entity)
    if actor is None:
        return None
    mention = Span.of(context.text, *span)
    person = actor.kind == "person"
    return Participant(
        name=mention.text if actor.kind in ("state", "organisation") else actor.name,
        type="person" if person else "organisation",
        role=role,
        state=actor.state,
        office=actor.office if person else None,
        mention=mention,
    )


def likeliest(chances: dict[str, float], least: float = SURE) -> str | None:
    """The likeliest of all that reach `least`; the first by name of equals."""
    entity = min(chances, key=lambda e: (-chances[e], e), default=None)
    return entity if entity is not None and chances[entity] >= least else None


def when(linked: Linked, context: Context) -> When | None:
    """The time that the model links to the claim; for a fact "since 2014", the year it began."""
    entity = likeliest(dict(linked.entities["when"]), DATED)
    proposal = linked.proposal
    start, end = linked.mentions["when", entity] if entity else (proposal.start, proposal.end)
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

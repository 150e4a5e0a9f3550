"""Participants: the persons and bodies that take part in what a claim is about, each in its role."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final

from legation import lexicon
from legation.actors.cast import Actor
from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import Participant, Span
from legation.schema.vocabulary import Kind, Role

SURE = 0.5
"""Chance of a role, at least."""
OTHER_SIDE = 0.1
"""One of the other side needs no more than this, where all the others are of one side."""
TWO_SIDED: Final[frozenset[Kind]] = frozenset({"meeting", "instrument"})
BY_STATES: Final[frozenset[Role]] = frozenset({"speaker", "addressee"})
"""Roles that a state has as such ("Seoul said"); in others its persons and bodies act."""
BY_SHIPS: Final[frozenset[Kind]] = frozenset({"activity", "meeting"})
"""Kinds in which ships take part; elsewhere they are what is built, bought or mended."""
BREATH = 120
"""Code points between the beginnings of two names said in one breath, at most."""
Chosen = dict[str, tuple[tuple[int, int], Role]]
"""Who takes part, by entity: the mention and the role."""


def participants(linked: Linked, context: Context, roles: Iterable[Role]) -> tuple[Participant, ...]:
    """Persons and bodies in these roles, each in its likeliest, in text order."""
    roles = tuple(roles)
    best = _likely(linked, context, roles)
    best |= _together(linked, context, best)
    best |= _other_side(linked, context, best, roles)
    found = sorted((span, entity, role) for entity, (span, role) in best.items())
    made = (participant(context, entity, role, span) for span, entity, role in found)
    return tuple(one for one in made if one)


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


def with_states_of(people: Iterable[Participant], parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties, with the states that the persons act for."""
    return (*parties, *(one.state for one in people if one.type == "person" and one.state))


def _likely(linked: Linked, context: Context, roles: tuple[Role, ...]) -> Chosen:
    """Those whom the model takes to have a role, each in its likeliest."""
    chances: dict[str, float] = {}
    best: Chosen = {}
    for role in roles:
        for entity, chance in linked.entities[role].items():
            actor = context.actor(entity)
            if actor is None or not _fits(linked.proposal.kind, role, actor):
                continue
            if chance >= SURE and chance > chances.get(entity, 0.0):
                chances[entity], best[entity] = chance, (linked.mentions[role, entity], role)
    return best


def _fits(kind: Kind, role: Role, actor: Actor) -> bool:
    """Whether an actor of this sort can have the role."""
    if actor.kind == "state":
        return role in BY_STATES
    return kind in BY_SHIPS or actor.kind != "body" or actor.name.partition(" ")[0] not in _ships()


@cache
def _ships() -> frozenset[str]:
    return frozenset(row["prefix"] for row in lexicon.table("ships"))


def _together(linked: Linked, context: Context, best: Chosen) -> Chosen:
    """Those named in one breath with one who takes part ("Singh and Gantz", "the two ministers")."""
    found: Chosen = {}
    for (start, end), role in best.values():
        for mention in context.persons(start - BREATH, end + BREATH):
            between = context.text[min(end, mention.end) : max(start, mention.start)]
            if mention.actor not in best and between == " and ":
                found[mention.actor] = (mention.start, mention.end), role
    if linked.proposal.kind == "statement":
        return found
    first, last = linked.proposal.start, linked.proposal.end
    inside = (m for m in context.persons(first, last) if m.how == "group" and m.end <= last)
    for span, members in groupby(inside, key=lambda m: (m.start, m.end)):
        group = [member.actor for member in members]
        roles = [best[entity][1] for entity in group if entity in best]
        if roles:
            found |= {entity: (span, roles[0]) for entity in group if entity not in best}
    return found


def _other_side(linked: Linked, context: Context, best: Chosen, roles: tuple[Role, ...]) -> Chosen:
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
            if actor and inside and chance >= OTHER_SIDE and _fits(proposal.kind, role, actor):
                rows.append((chance, entity, span, role, actor.state))
    found: Chosen = {}
    for _, entity, span, role, state in sorted(rows, reverse=True):
        if state not in sides:
            sides.add(state)
            found[entity] = span, role
    return found

"""A proposal with what the model links to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.encoder.signals import Proposal

Chances = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Linked:
    """Probabilities of a proposal's attributes and parts.

    `states[link]` gives chances by party code (links `party`, `from`, `to`); `entities[link]` by entity
    (roles, `source`, `when`, `where`): an actor id, `time:START/END` or `place:NAME`.
    `mentions[link, entity]` is the span of the mention that speaks most for the link. Chances under one in
    fifty are left out.
    """

    proposal: Proposal
    status: Chances
    action: Chances
    topics: Chances
    states: Mapping[str, Chances]
    entities: Mapping[str, Chances]
    mentions: Mapping[tuple[str, str], tuple[int, int]]

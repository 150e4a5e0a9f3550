"""Instruments: a text between parties, and what is done with it."""

from typing import Final

from legation.kinds.actions import action_weights
from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.kinds.titles import title_in, titles_in
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import ACTIONS, Action, Role

ROLES: Final[tuple[Role, ...]] = ("signatory",)
WORDED: Final = 0.3
"""What words of acting in the stretch add to the model's chance of an action."""


def decide(linked: Linked, context: Context) -> Own | None:
    """The title from the words; the action from the model, backed by the words of acting.

    A stretch that neither names a text nor has words of acting makes no claim.
    """
    start, end = linked.proposal.start, linked.proposal.end
    named = titles_in(context.parsed, start, end, context.names(start, end))
    if not named and not action_weights(context.parsed, start, end):
        return None
    title = title_in(context.parsed, start, end, context.names(start, end))
    return Own(Details(title=title.name if title else None, action=_action(linked, context)))


def _action(linked: Linked, context: Context) -> Action:
    worded = action_weights(context.parsed, linked.proposal.start, linked.proposal.end)
    return max(ACTIONS, key=lambda a: linked.action.get(a, 0.0) + WORDED * worded.get(a, 0.0))

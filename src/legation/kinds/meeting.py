"""Meetings: people or delegations of two or more parties meet, or travel to meet."""

from typing import Final

from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("visitor", "host", "participant")


def decide(linked: Linked, context: Context) -> Own | None:
    """A meeting has no details of its own."""
    return Own(Details())

"""Programmes: joint work on equipment or technology."""

from typing import Final

from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.kinds.subjects import subject_in
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("participant",)


def decide(linked: Linked, context: Context) -> Own | None:
    """What the work is about, from the words."""
    start, end = linked.proposal.start, linked.proposal.end
    subject = subject_in(context.parsed, start, end, context.names(start, end))
    return Own(Details(subject=subject.name if subject else None))

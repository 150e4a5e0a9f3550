"""Activities: forces or services act together."""

from typing import Final

from legation.kinds.activity_names import name_in
from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("participant",)


def decide(linked: Linked, context: Context) -> Own | None:
    """The name of the exercise or operation, from the words."""
    start, end = linked.proposal.start, linked.proposal.end
    name = name_in(context.parsed, start, end, context.names(start, end))
    return Own(Details(name=name.name if name else None))

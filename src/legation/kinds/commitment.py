"""Commitments: parties undertake, or declare the will, to do something together."""

from typing import Final

from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.kinds.pledges import pledge_in
from legation.linking.linked import Linked
from legation.schema import Details, Span
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("participant",)


def decide(linked: Linked, context: Context) -> Own | None:
    """What is undertaken, from the words. A commitment is planned by definition (gold, point 13)."""
    start, end = linked.proposal.start, linked.proposal.end
    pledge = pledge_in(context.parsed, start, end, context.names(start, end))
    return Own(Details(pledge=Span.of(context.text, pledge.start, pledge.end)), status="planned")

"""Transfers: arms or military services pass, or are to pass, from one party to another."""

from typing import Final

from legation.kinds import parts
from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.kinds.items import items_of, value_in
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("manufacturer", "supplier", "recipient")


def decide(linked: Linked, context: Context) -> Own | None:
    """Items and value from the words; supplier and recipient from the links."""
    start, end = linked.proposal.start, linked.proposal.end
    supplier = parts.likeliest(dict(linked.states["from"]))
    recipient = parts.likeliest({c: p for c, p in linked.states["to"].items() if c != supplier})
    details = Details(
        supplier=supplier,
        recipient=recipient,
        items=items_of(context.parsed, [(start, end)], context.signals.names, supplier),
        value=value_in(context.parsed, start, end),
    )
    return Own(details)

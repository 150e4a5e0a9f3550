"""Transfers: arms or military services pass, or are to pass, from one party to another."""

from typing import Final

from legation.kinds import parts
from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.kinds.items import items_of, value_in
from legation.linking.linked import Linked
from legation.schema import Details, Money
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
        value=value_in(context.parsed, start, end) or _only_sum(linked, context),
    )
    return Own(details)


def _only_sum(linked: Linked, context: Context) -> Money | None:
    """Of a sum over a period: the one that its sentences give, where they give one alone."""
    if linked.proposal.form != "total":
        return None
    first, last = context.sentences(linked.proposal.start, linked.proposal.end)
    sums = [s.money for s in context.parsed.sums if first <= s.start and s.end <= last]
    return sums[0] if len(sums) == 1 else None

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

BOTH: Final = 0.01
"""Chance of two states together as the two sides, at least: nearly every transfer has both."""
THIRD: Final = 0.9
"""Chance of a third party, at least."""

YEAR: Final = 400
"""Days."""


def decide(linked: Linked, context: Context) -> Own | None:
    """Items and value from the words; supplier and recipient from the links."""
    start, end = linked.proposal.start, linked.proposal.end
    supplier, recipient = sides(linked)
    details = Details(
        supplier=supplier,
        recipient=recipient,
        items=items_of(context.parsed, [(start, end)], context.names(start, end), supplier),
        value=value_in(context.parsed, start, end) or _only_sum(linked, context),
    )
    form = "total" if details.value and _of_years(linked, context) else None
    return Own(details, form=form, parties=_parties(linked, supplier, recipient))


def _of_years(linked: Linked, context: Context) -> bool:
    """Whether the claim is dated by a period of more than a year: a sum over it is no single deal."""
    period = parts.when(linked, context)
    return period is not None and (period.end - period.start).days > YEAR


def sides(linked: Linked) -> tuple[str | None, str | None]:
    """Supplier and recipient, the likeliest pair of states; one alone where no second state is in sight."""
    gives, gets = linked.states["from"], linked.states["to"]
    pairs = [(gives[a] * gets[b], a, b) for a in sorted(gives) for b in sorted(gets) if a != b]
    chance, supplier, recipient = max(pairs, default=(0.0, "", ""))
    if chance >= BOTH:
        return supplier, recipient
    only = parts.likeliest(dict(gives))
    return only, parts.likeliest({c: p for c, p in gets.items() if c != only})


def _parties(linked: Linked, supplier: str | None, recipient: str | None) -> tuple[str, ...] | None:
    """The two sides, and a third state only where it is sure: one that consents to a re-export, say."""
    if supplier is None or recipient is None:
        return None
    sure = (code for code, chance in linked.states["party"].items() if chance >= THIRD)
    return tuple(sorted({supplier, recipient, *sure}))


def _only_sum(linked: Linked, context: Context) -> Money | None:
    """Of a sum over a period: the one that its sentences give, where they give one alone."""
    if linked.proposal.form != "total":
        return None
    first, last = context.sentences(linked.proposal.start, linked.proposal.end)
    sums = [s.money for s in context.parsed.sums if first <= s.start and s.end <= last]
    return sums[0] if len(sums) == 1 else None

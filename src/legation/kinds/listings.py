"""Listings: a sentence that only says what a sum over a period bought ("The main purchases include …")."""

import re
from collections.abc import Sequence
from functools import cache

from legation import lexicon
from legation.schema import Claim

BACK = 20
"""Claims before a listing among which its sum is looked for."""
NEAR = 250
"""Code points between a sum and the listing that belongs to it, at most."""


def with_listings(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, each listing of goods joined to the sum before it between the same two sides."""
    kept: list[Claim] = []
    for claim in claims:
        near = range(len(kept) - 1, max(-1, len(kept) - 1 - BACK), -1) if _is_listing(claim, text) else ()
        place = next((k for k in near if _lists(claim, kept[k])), None)
        if place is None:
            kept.append(claim)
        else:
            kept[place] = _joined(kept[place], claim, text)
    return kept


def _is_listing(claim: Claim, text: str) -> bool:
    """Whether a transfer's words only list what was bought."""
    if claim.kind != "transfer" or claim.details.value:
        return False
    return _listing().match(text, claim.evidence[0].start) is not None


def _lists(listing: Claim, total: Claim) -> bool:
    """Whether the listing is of what the sum of the other was spent on."""
    if total.kind != "transfer" or total.form != "total":
        return False
    a, b = listing.details, total.details
    gap = listing.evidence[0].start - total.evidence[0].end
    return (a.supplier, a.recipient) == (b.supplier, b.recipient) and 0 <= gap <= NEAR


def _joined(total: Claim, listing: Claim, text: str) -> Claim:
    fields = total.model_dump()
    fields["details"]["items"] = listing.details.model_dump()["items"]
    fields["evidence"] = [*fields["evidence"], *listing.model_dump()["evidence"]]
    return Claim.make(text, **fields)


@cache
def _listing() -> re.Pattern[str]:
    words = lexicon.words("equipment_directions")["listings"]
    ranks, goods, verbs = ("|".join(words[name]) for name in ("ranks", "goods", "verbs"))
    return re.compile(rf"(?:the\s|its\s|their\s)?(?:(?:{ranks})\s)?(?:{goods})\s(?:{verbs})\b", re.IGNORECASE)

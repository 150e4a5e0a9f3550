"""Listings: a sentence that only says what a sum over a period bought ("The main purchases include …")."""

import re
from collections.abc import Sequence
from functools import cache

from legation import lexicon
from legation.schema import Claim

NEAR = 250
"""Code points between a sum and the listing that belongs to it, at most."""


def with_listings(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, each listing of goods joined to the sum before it between the same two sides."""
    kept: list[Claim] = []
    for claim in claims:
        place = next((k for k in range(len(kept) - 1, -1, -1) if _lists(claim, kept[k], text)), None)
        if place is None:
            kept.append(claim)
        else:
            kept[place] = _joined(kept[place], claim, text)
    return kept


def _lists(claim: Claim, total: Claim, text: str) -> bool:
    """Whether a transfer's words only list what the sum of the other was spent on."""
    if claim.kind != "transfer" or total.kind != "transfer" or total.form != "total" or claim.details.value:
        return False
    sides = (claim.details.supplier, claim.details.recipient)
    start, gap = claim.evidence[0].start, claim.evidence[0].start - total.evidence[0].end
    same = sides == (total.details.supplier, total.details.recipient)
    return same and 0 <= gap <= NEAR and bool(_listing().match(text, start))


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

"""Claims in a text: which colours a stretch of it bears, and what lights up together."""

from collections.abc import Sequence
from typing import Final

from legation.exchange.page.segments import Anchor, Segment
from legation.schema import Claim

SLOTS: Final = "abc"
"""Places for lines of colour under one word; the style has as many."""


class Marks:
    """The claims of one text by number, from 1; `size` is how many the style must have rules for."""

    def __init__(self, claims: Sequence[Claim], ids: Sequence[str]) -> None:
        self._kinds = [claim.kind for claim in claims]
        self._ids = ids
        self.size = 1 << max(4, (len(claims) - 1).bit_length()) if claims else 0

    def kind(self, number: int) -> str:
        """The kind of a claim."""
        return self._kinds[number - 1]

    def anchor(self, anchor: Anchor) -> str:
        """What an address calls the words: `claim-c…` for a claim's first, `claim-c…-2` for its next."""
        name = f"claim-{self._ids[anchor.claim - 1]}"
        return name if anchor.part == 1 else f"{name}-{anchor.part}"

    def classes(self, segment: Segment) -> str:
        """`a-meeting b-statement c1 c4`: up to three kinds in place, and every claim."""
        kinds = dict.fromkeys(self.kind(number) for number in segment.claims)
        slots = [f"{slot}-{kind}" for slot, kind in zip(SLOTS, kinds, strict=False)]
        return " ".join([*slots, *(f"c{number}" for number in segment.claims)])


def rules(count: int) -> str:
    """A style sheet for so many claims: the one that is the address's target stands out."""
    found = []
    for n in range(1, count + 1):
        chosen = f':root:has([data-c="{n}"]:target)'
        found.append(f"{chosen} mark.c{n}{{background-color:var(--lit)}}")
        found.append(f"{chosen} #fields-{n}{{border-color:var(--k);box-shadow:0 0 0 2px var(--k)}}")
    return "\n".join(found)

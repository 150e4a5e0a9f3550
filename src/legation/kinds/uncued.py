"""What is said without a verb of saying: credited words ("according to …"), a bare quotation."""

import re
from collections.abc import Sequence
from functools import cache

from legation import lexicon
from legation.kinds.said import Bounds, Said, finite_verb, trim
from legation.kinds.units import overlapping
from legation.language.parsed import Quotation


def credited(text: str, start: int, end: int) -> Said | None:
    """What `text[start:end]` credits to somebody: "According to X, …", "…, according to X"."""
    match = _credit().search(text, start, end)
    if match is None:
        return None
    source = match.span("source")
    if match["more"] and finite_verb().search(match["more"]):
        source = (source[0], match.start("more"))
    before = trim(text, start, match.start())
    behind = trim(text, source[1], end)
    if before[1] - before[0] > 12 and (text[source[1] : source[1] + 1] != "," or goes_on(text, source[1])):
        return Said(before, source, None)
    if before[1] - before[0] > 12 and not text[before[0] : before[1]].lower().endswith("which"):
        return Said((before[0], behind[1]), source, None)
    return Said(behind, source, None) if behind[0] < behind[1] else None


def goes_on(text: str, at: int) -> bool:
    """Whether a clause on whoever is credited, or one beside it, follows at `at` (", which added that …")."""
    return re.compile(r",\s(?:which|who|and|adding|noting|saying)\b").match(text, at) is not None


@cache
def _credit() -> re.Pattern[str]:
    phrases = "|".join(lexicon.words("saying")["nominal"]["phrases"])
    return re.compile(
        rf"\b(?:{phrases})\s(?P<source>[^,:;.“\"]{{2,90}}(?P<more>,\s[A-Z][^,:;“\"]{{2,90}}(?=,))?)",
        re.IGNORECASE,
    )


def credit_in(text: str, start: int, end: int) -> Bounds | None:
    """Whom `text[start:end]` credits with its words."""
    match = _credit().search(text, start, end)
    return match.span("source") if match else None


def bare(text: str, quotations: Sequence[Quotation], start: int, end: int) -> Bounds | None:
    """The quotations of a stretch, first to last, if they make up most of it or a colon brings them."""
    inside = overlapping(quotations, start, end)
    if not inside:
        return None
    span = (inside[0].inner_start, inside[-1].inner_end)
    if text[start : inside[0].start].rstrip().endswith(":"):
        return span
    return span if min(span[1], end) - max(span[0], start) > 0.5 * (end - start) else None

"""Tagged quotations: `"…," X said` and what goes on behind the tag."""

import re
from collections.abc import Sequence

from legation.kinds.cues import Cue
from legation.kinds.said import Bounds, Said, trim
from legation.kinds.units import Unit
from legation.language.parsed import Parsed, Quotation

FARTHEST = 160
"""Code points between a quotation and the cue of its tag, at most."""


def tagged(parsed: Parsed, unit: Unit, cue: Cue, zone: Bounds, after: Sequence[Unit]) -> Said | None:
    """The quotation before the cue as what is said, with what of it is resumed; None where there is none.

    The content bears its quotation marks still. `after` holds the next unit, if any.
    """
    text = parsed.text
    before = [q for q in unit.quotations if q.end <= cue.start]
    if not before or before[-1].end < zone[0]:
        return None
    last = before[-1]
    gap = text[last.end : cue.start]
    if (
        len(gap) > FARTHEST
        or re.search(r"[;:]|[.!?]\s+(?:He|She|It|They|The)\b", gap)
        or not _closed(text, last, gap)
    ):
        return None
    if not _opens(text, unit, last, zone[0]):
        return None
    end = _resumed(text, unit, cue, zone[1], after) or last.end
    subject = trim(text, last.end, cue.start)
    behind = _behind(text, cue, zone[1])
    if subject[0] < subject[1]:
        return Said((last.start, end), subject, behind if cue.addressed else None)
    return Said((last.start, end), behind, None)


def _closed(text: str, quotation: Quotation, gap: str) -> bool:
    """Whether the quotation ends with a mark that sets it off from a tag."""
    return text[quotation.inner_end - 1] in ",.?!…–—-" or gap.lstrip()[:1] in (",", "–", "—")


def _opens(text: str, unit: Unit, quotation: Quotation, left: int) -> bool:
    """Whether nothing but a lead-in stands before the quotation."""
    opening = text[max(unit.start, min(left, quotation.start)) : quotation.start].strip(" \n\t,;–—-•*>")
    return not opening or bool(re.fullmatch(r"[^.]{0,80}:|and|but|And|But", opening))


def _resumed(text: str, unit: Unit, cue: Cue, right: int, after: Sequence[Unit]) -> int | None:
    """Where the quotation that goes on behind the tag ends, or None."""
    for quotation in unit.quotations:
        if cue.end <= quotation.start <= right:
            gap = text[cue.end : quotation.start]
            opens = gap.rstrip()[-1:] in (",", ":", ".", "–", "—") or re.search(r",\s(?:and|but)\s$", gap)
            return quotation.end if opens else None
    if right < unit.end - 1 or not after or after[0].paragraph != unit.paragraph:
        return None
    lead = after[0].quotations[:1]
    if lead and lead[0].start == after[0].start and lead[0].end >= after[0].end - 1:
        return lead[0].end
    return None


def _behind(text: str, cue: Cue, right: int) -> Bounds | None:
    comma = re.compile(r"[,;:“\"]").search(text, cue.end, right)
    span = trim(text, cue.end, comma.start() if comma else right)
    return span if span[0] < span[1] else None

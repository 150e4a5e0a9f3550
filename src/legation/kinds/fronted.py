"""Fronted speech: "…, she said" and "…, said the minister, …", without quotation marks around it all."""

import re

from legation.kinds.cues import Cue
from legation.kinds.said import (
    WIDE,
    Bounds,
    Said,
    clause_like,
    complement,
    finite_verb,
    first_word,
    is_adverbial,
    trim,
    word_set,
)


def fronted(text: str, cue: Cue, left: int, right: int) -> Said | None:
    """What is said before the cue, or around it ("…, he said", "…, said the minister, …")."""
    subject = None if cue.frame == "object" or cue.participle else _subject(text, cue, left)
    if subject is None or complement(text, cue, right):
        return None
    inverted = subject[0] == subject[1]
    end, person = _tag_end(text, cue, right, inverted)
    if end is None:
        return None
    swapped = inverted and person is not None and not cue.addressed
    if inverted and not swapped:
        subject = _apposed(text, left, subject[0])
    until = subject[0]
    goes_on = (
        text[end : end + 1] in ("," if inverted or cue.addressed else ",;")
        and end < right
        and _continues(text, end + 1, right)
    )
    clause = goes_on or clause_like(text, left, until)
    if not clause or (inverted and not (cue.addressed or _main_clause(text, left, until))):
        return None
    content = trim(text, left, right if goes_on else until)
    if content[1] - content[0] < 3:
        return None
    return Said(content, person, None) if swapped else Said(content, trim(text, *subject), person)


def _apposed(text: str, left: int, end: int) -> Bounds:
    """The subject "X, head of Y," that ends with a comma at `end`."""
    marks = [m.end() for m in re.finditer(r",\s", text[left:end])]
    if len(marks) < 2:
        return left, end
    return left + (marks[-3] if len(marks) > 2 else marks[-2] if len(marks) > 1 else 0), end


def _tag_end(text: str, cue: Cue, right: int, inverted: bool) -> tuple[int | None, Bounds | None]:
    """Where the tag around the cue ends, and the noun phrase behind it; None where it is no tag."""
    comma = re.compile(r"[,;–—]\s|$").search(text, cue.end, right)
    end = comma.start() if comma else right
    rest = text[cue.end : end].strip(" .")
    if not rest:
        return end, None
    word = rest.split()[0]
    if is_adverbial(word.lower()):
        return (None, None) if word.lower() in ("that", "a") and finite_verb().search(rest) else (end, None)
    if inverted and not cue.addressed:
        good = not finite_verb().search(rest) or len(rest.split()) <= 3
        return (end, trim(text, cue.end, end)) if good else (None, None)
    if cue.addressed and not finite_verb().search(rest):
        return end, trim(text, cue.end, end)
    return None, None


def _continues(text: str, start: int, right: int) -> bool:
    """Whether what is said goes on behind the tag, rather than the tag itself."""
    word = first_word(text, start, right)
    if not word or word in word_set("clauses", "no_continuation"):
        return False
    rest = text[start:right]
    return (
        not rest.lstrip()[:1].isupper() or bool(finite_verb().search(rest)) or bool(re.search('[“"]', rest))
    )


def _subject(text: str, cue: Cue, left: int) -> Bounds | None:
    """The subject before a cue, between it and the comma that ends what is said; empty where inverted.

    None where nothing set off by a comma or a quotation mark stands before it.
    """
    left = max(left, cue.start - WIDE)
    stretch = text[left : cue.start]
    if not stretch.strip():
        return None
    marks = [m.end() for m in re.finditer(r"[,”\"»’?!–—]\s", stretch)]
    if not marks:
        return None
    last = marks[-1]
    if stretch[last:].strip():
        return left + last, cue.start
    return left + last, left + last


def _main_clause(text: str, start: int, end: int) -> bool:
    """Whether a finite verb stands in `text[start:end]` outside a relative clause behind its first words."""
    return bool(
        finite_verb().search(
            re.sub(r",\s(?:who|which|whose)\b[^,]{0,200}", "", text[start : min(end, start + WIDE)])
        )
    )

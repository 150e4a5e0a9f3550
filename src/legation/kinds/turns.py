"""Turns: posts, answers under a speaker's label and quotations that no words of saying bring."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from legation.kinds.said import Bounds, trim
from legation.kinds.units import Unit, overlapping
from legation.language.parsed import Parsed

LONGEST = 600
"""Code points; of a longer turn each sentence is a candidate as well."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go; `speaker` is the label's stretch, or null."""

    evidence: Bounds
    content: Bounds
    speaker: Bounds | None


class Taken:
    """Stretches, any of which may overlap others; asked whether one has something in common with any."""

    def __init__(self, spans: Sequence[Bounds]) -> None:
        joined: list[Bounds] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._joined = joined

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch has anything in common with `start:end`."""
        place = bisect_right(self._joined, start, key=lambda span: span[1])
        return place < len(self._joined) and self._joined[place][0] < end


@cache
def _label() -> re.Pattern[str]:
    """A speaker's label or handle at the start of a line."""
    small = r"@\w{2,30}|of|the|for|on|and|de|bin|al|van|von"
    return re.compile(
        r"^[ \t>•*–-]{0,4}(?P<label>@\w{2,30}(?: \([^)\n]{1,60}\))?"
        rf"|(?:[A-Z][\w.'’-]{{0,24}}|{small})(?:,? (?:[A-Z(][\w.'’()-]{{0,24}}|{small})){{0,9}}"
        r"(?: \[\w{1,20}\])?)"
        r"[ \t]?(?::|\.[–—-]|—)[ \t\n]{1,3}(?=\S)",
        re.MULTILINE,
    )


def turns_in(parsed: Parsed) -> list[Turn]:
    """The turns and posts of a document, in text order."""
    text = parsed.text
    labels = list(_label().finditer(text))
    found: list[Turn] = []
    for place, match in enumerate(labels):
        following = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        end = _paragraph_end(text, match.end(), following)
        content = _spoken(parsed, trim(text, match.end(), end))
        if content[1] - content[0] < 8 or _question(match["label"]):
            continue
        found.append(Turn((match.start("label"), content[1]), content, match.span("label")))
        if content[1] - content[0] > LONGEST:
            found.extend(_sentences(parsed, content, match.span("label")))
    return found + list(_dialogue(text))


def _spoken(parsed: Parsed, content: Bounds) -> Bounds:
    """Of a turn that begins with a quotation, that quotation."""
    first = overlapping(parsed.quotations, *content)[:1]
    return (first[0].start, first[0].end) if first and first[0].start == content[0] else content


def _dialogue(text: str) -> Iterator[Turn]:
    """Answers to questions, where a dash opens each turn of an interview."""
    asked = False
    for match in re.compile(r"^[ \t]{0,4}[—–-][ \t]{1,3}(\S[^\n]{0,4000})$", re.MULTILINE).finditer(text):
        question = match[1].rstrip().endswith("?")
        if asked and not question:
            yield Turn(match.span(1), match.span(1), None)
        asked = question


def bare_quotations(parsed: Parsed, units: Sequence[Unit], taken: Sequence[Bounds]) -> Iterator[Turn]:
    """Quotations that are whole sentences and that no statement in `taken` holds."""
    text = parsed.text
    spans = Taken(taken)
    for unit in units:
        for quotation in unit.quotations:
            inner = (quotation.inner_start, quotation.inner_end)
            if spans.holds(*inner):
                continue
            lead = text[max(unit.start, quotation.start - 200) : quotation.start].strip(" \n")
            if not _speaks(text, inner) and not lead.endswith(":"):
                continue
            speaker = (unit.start, quotation.start) if lead.endswith((":", ",")) else None
            yield Turn((unit.start, unit.end), inner, trim(text, *speaker) if speaker else None)


def _speaks(text: str, inner: Bounds) -> bool:
    words = text[inner[0] : inner[1]].split()
    return len(words) >= 4 and (words[-1][-1] in ".?!," or len(words) >= 7)


def _question(label: str) -> bool:
    return label.rstrip(".").lower() in (
        "q",
        "question",
        "also read",
        "read more",
        "read also",
        "related",
        "note",
    )


def _paragraph_end(text: str, start: int, end: int) -> int:
    blank = text.find("\n\n", start, end)
    return blank if blank >= 0 else end


def _sentences(parsed: Parsed, content: Bounds, label: Bounds) -> Iterator[Turn]:
    first = bisect_right(parsed.sentences, content[0], key=lambda sentence: sentence.end)
    for sentence in parsed.sentences[first:]:
        if sentence.start >= content[1]:
            return
        span = (max(sentence.start, content[0]), min(sentence.end, content[1]))
        yield Turn(span, trim(parsed.text, *span), label)

"""Units: stretches in which an act of saying is looked for, a sentence or the sentences one quotation joins."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from legation.language.parsed import Parsed, Quotation


@dataclass(frozen=True, slots=True)
class Unit:
    """`text[start:end]` is a sentence, or several that a quotation runs through; `quotations` begin in it."""

    start: int
    end: int
    paragraph: int
    quotations: tuple[Quotation, ...]


def units_of(parsed: Parsed) -> tuple[Unit, ...]:
    """The units of a document, in order; every sentence lies in exactly one."""
    starts = [quotation.start for quotation in parsed.quotations]
    joined: list[tuple[int, int, int]] = []
    for sentence in parsed.sentences:
        if joined and _covers(parsed.quotations, starts, joined[-1][1], sentence.start):
            joined[-1] = (joined[-1][0], sentence.end, joined[-1][2])
        else:
            joined.append((sentence.start, sentence.end, sentence.paragraph))
    return tuple(
        Unit(start, end, paragraph, _within(parsed.quotations, starts, start, end))
        for start, end, paragraph in joined
    )


def quoted(quotations: Sequence[Quotation], position: int) -> bool:
    """Whether `position` lies in one of the quotations."""
    return any(q.start <= position < q.end for q in quotations)


def _covers(quotations: Sequence[Quotation], starts: Sequence[int], end: int, start: int) -> bool:
    """Whether one quotation holds the end of a sentence and the start of the next."""
    place = bisect_right(starts, end - 1) - 1
    return place >= 0 and quotations[place].start < end and quotations[place].end > start


def _within(
    quotations: Sequence[Quotation], starts: Sequence[int], start: int, end: int
) -> tuple[Quotation, ...]:
    first = bisect_right(starts, start - 1)
    return tuple(quotations[first : bisect_right(starts, end - 1)])

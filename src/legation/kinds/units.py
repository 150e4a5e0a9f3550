"""Units: stretches in which an act of saying is looked for: sentences, joined where a quotation runs on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from legation.language.parsed import Parsed, Quotation

LONGEST = 3000
"""Code points; sentences are not joined beyond, whatever quotation runs through them."""


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
        near = joined and sentence.end - joined[-1][0] <= LONGEST
        if near and _covers(parsed.quotations, starts, joined[-1][1], sentence.start):
            joined[-1] = (joined[-1][0], sentence.end, joined[-1][2])
        else:
            joined.append((sentence.start, sentence.end, sentence.paragraph))
    return tuple(
        Unit(start, end, paragraph, _within(parsed.quotations, starts, start, end))
        for start, end, paragraph in joined
    )


def quoted(quotations: Sequence[Quotation], position: int) -> bool:
    """Whether `position` lies in one of the quotations."""
    return bool(overlapping(quotations, position, position + 1))


def overlapping(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """The quotations (in order, none within another) that have anything in common with `start:end`."""
    first = bisect_right(quotations, start, key=lambda quotation: quotation.end)
    return quotations[first : bisect_left(quotations, end, key=lambda quotation: quotation.start)]


def _covers(quotations: Sequence[Quotation], starts: Sequence[int], end: int, start: int) -> bool:
    """Whether one quotation holds the end of a sentence and the start of the next."""
    place = bisect_right(starts, end - 1) - 1
    return place >= 0 and quotations[place].start < end and quotations[place].end > start


def _within(
    quotations: Sequence[Quotation], starts: Sequence[int], start: int, end: int
) -> tuple[Quotation, ...]:
    first = bisect_right(starts, start - 1)
    return tuple(quotations[first : bisect_right(starts, end - 1)])

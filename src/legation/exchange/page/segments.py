"""A text cut where evidence begins and ends, so that overlapping evidence can be marked."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.schema import Claim

_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The `part`-th span of evidence of claim number `claim`; both count from 1."""

    claim: int
    part: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text within which the same claims have evidence.

    `begins` and `ends` are the spans of evidence whose first or last segment this is.
    """

    text: str
    claims: tuple[int, ...]
    begins: tuple[Anchor, ...]
    ends: tuple[Anchor, ...]


def paragraphs(text: str, claims: Sequence[Claim]) -> Iterator[list[Segment]]:
    """The text's lines that hold anything, each cut into segments; claims count from 1."""
    edges = _Edges(text, claims)
    start = 0
    for end, after in [*(match.span() for match in _LINE_ENDS.finditer(text)), (len(text), len(text))]:
        if start < end:
            yield list(edges.cut(start, end))
        start = after


class _Edges:
    """Walks the text once, from left to right, knowing which evidence is open."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        spans = []
        for number, claim in enumerate(claims, 1):
            for part, span in enumerate(claim.evidence, 1):
                trimmed = span.text.strip("\r\n")
                start = span.start + len(span.text) - len(span.text.lstrip("\r\n"))
                if trimmed:
                    spans.append((start, start + len(trimmed), Anchor(number, part)))
        self._text = text
        self._to_begin = deque(sorted(spans, key=lambda s: (s[0], s[2].claim, s[2].part)))
        self._to_end = deque(sorted(spans, key=lambda s: (s[1], s[2].claim, s[2].part)))
        self._open: dict[Anchor, None] = {}

    def cut(self, start: int, end: int) -> Iterator[Segment]:
        """The segments of `text[start:end]`, which must lie after all that was cut before."""
        at = start
        while at < end:
            begins = self._begin(at)
            claims = tuple(sorted({anchor.claim for anchor in self._open}))
            stop = min(end, self._edge_after(at))
            yield Segment(self._text[at:stop], claims, begins, self._end(stop))
            at = stop

    def _begin(self, at: int) -> tuple[Anchor, ...]:
        begins = []
        while self._to_begin and self._to_begin[0][0] <= at:
            begins.append(self._to_begin.popleft()[2])
        self._open.update(dict.fromkeys(begins))
        return tuple(begins)

    def _edge_after(self, at: int) -> int:
        start = self._to_begin[0][0] if self._to_begin else len(self._text)
        end = self._to_end[0][1] if self._to_end else len(self._text)
        return max(at + 1, min(start, end))

    def _end(self, stop: int) -> tuple[Anchor, ...]:
        ends = []
        while self._to_end and self._to_end[0][1] <= stop:
            ends.append(self._to_end.popleft()[2])
            self._open.pop(ends[-1], None)
        return tuple(ends)

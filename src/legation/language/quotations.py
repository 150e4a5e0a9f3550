"""The quotations of a text: words between quotation marks, in the styles of English-language news."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from legation.language.paragraphs import Bounds
from legation.language.parsed import Quotation

CLOSERS = {
    "“": '”"“',
    '"': '"”',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "”": "”",
    "‟": '”"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
"""Which marks close what a mark opens."""

SINGLE = "‘'‚"
"""Marks that may be apostrophes: they open a quotation only where something surely closes it."""


@dataclass(slots=True)
class _Open:
    """A quotation whose end is not yet found; `since` is where it opens in the present paragraph."""

    start: int
    mark: str
    depth: int = 1


def quotations(text: str, paragraphs: Sequence[Bounds]) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in order; they never overlap.

    A mark repeated at the start of each paragraph continues a quotation; one that nothing closes ends
    with its paragraph.
    """
    return tuple(_found(text, paragraphs))


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\"'“”„‟«»‹›‘’‚]")


def _found(text: str, paragraphs: Sequence[Bounds]) -> Iterator[Quotation]:
    open_: _Open | None = None
    for number, (start, end) in enumerate(paragraphs):
        marks = [match.start() for match in _marks().finditer(text, start, end)]
        closing = _sure_closers(text, marks)
        for place, at in enumerate(marks):
            mark = text[at]
            if open_ is None:
                if _opens(text, at, mark) and (mark not in SINGLE or closing[place + 1].get(mark)):
                    open_ = _Open(at, mark)
            elif at == start and mark == open_.mark:
                continue
            elif _closes(text, at, open_.mark, closing[place + 1]):
                open_.depth -= 1
                if not open_.depth:
                    yield _quotation(open_, at)
                    open_ = None
            elif mark == open_.mark and mark in "“«„" and _opens(text, at, mark):
                open_.depth += 1
        if open_ is not None and not _goes_on(text, open_.mark, paragraphs[number + 1 : number + 2]):
            yield Quotation(open_.start, end, open_.start + 1, end)
            open_ = None


def _quotation(open_: _Open, at: int) -> Quotation:
    return Quotation(open_.start, at + 1, open_.start + 1, at)


def _goes_on(text: str, mark: str, following: Sequence[Bounds]) -> bool:
    return any(text[start] == mark for start, _ in following)


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether the mark at `at` can begin a quotation."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace():
        return mark == "“" or (mark == "«" and not before.strip())
    if mark in "“„«‟":
        return True
    outside = not before or before.isspace() or before in "([{—–-/,:;"
    if mark in "'‘‚":
        return outside and after.isalnum() and not (after.isdigit() and text[at + 3 : at + 4] == "s")
    return outside and mark in '"»‹”' and (after.isalnum() or after in "$€£₹([…'‘.#@*")


def _closes(text: str, at: int, opened: str, later: dict[str, bool]) -> bool:
    """Whether the mark at `at` ends a quotation begun with `opened`."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark not in CLOSERS[opened]:
        return False
    if opened in SINGLE:
        return _closes_single(text, at) and not (_possessive(text, at) and later.get(opened))
    if mark == opened or (opened == "“" and mark == '"'):
        if mark == '"' and opened == '"':
            return not (before.isspace() and after.isalnum())
        return not before.isspace() and not after.isalnum()
    return True


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not after.isalnum()


def _possessive(text: str, at: int) -> bool:
    """ "the ministers’ talks"."""
    return text[at - 1 : at] in "sxz" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _sure_closers(text: str, marks: Sequence[int]) -> list[dict[str, bool]]:
    """For each place in `marks`: which single marks have a closer at or after it, before the next opener."""
    ahead: dict[str, bool] = {}
    found = [ahead]
    for at in reversed(marks):
        mark = text[at]
        if mark in "’'" and _closes_single(text, at) and not _possessive(text, at):
            ahead = ahead | ({"‘": True, "‚": True} if mark == "’" else {"'": True})
        elif mark in SINGLE and _opens(text, at, mark):
            ahead = ahead | {mark: False}
        found.append(ahead)
    found.reverse()
    return found

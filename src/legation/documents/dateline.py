"""The dateline: where the head of a text says on what day it was published."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from legation import lexicon
from legation.documents.published import day_of, is_time, written_day

_HEAD_LINES = 10
_HEAD_CHARACTERS = 4_000
_PLACE = re.compile(r"[^\W\d_][\w.'’/-]{0,30}(?: [\w.'’/-]{1,30}){0,5},?")
_AGENCY_AND_DASH = re.compile(r"(?: ?\([^()]{1,40}\))? ?(?:[-–—:]|$)")


def dateline(text: str) -> date | None:
    """The day, with its year, that stands in a line of its own, behind a label ("Posted on:") or in
    front of the first words ("NEW DELHI, June 2, 2022 —"), among the first lines of `text`; or None.
    """
    lines = [line.strip() for line in text[:_HEAD_CHARACTERS].split("\n")]
    for line in [line for line in lines if line][:_HEAD_LINES]:
        match = written_day().search(line[:120])
        if match and _is_dateline(line[: match.start()], line[match.end() :]):
            try:
                return day_of(match)
            except ValueError:
                continue
    return None


def labelled_day(lines: Iterable[str]) -> date | None:
    """The day that the first of `lines` with a label ("Posted on: …") gives; or None.

    For the whole of a page, where a day without a label may be that on which it was printed.
    """
    for line in lines:
        match = written_day().search(line[:120])
        if match and _label(line[: match.start()]) in _labels() and _is_dateline("", line[match.end() :]):
            try:
                return day_of(match)
            except ValueError:
                continue
    return None


def _is_dateline(before: str, after: str) -> bool:
    label = _label(before)
    if not label or label in _labels():
        return is_time(after.strip(" ])")) or (bool(label) and after[:1] in "|·[(")
    return _is_place(before.strip()) and _AGENCY_AND_DASH.match(after) is not None


def _label(before: str) -> str:
    return before.strip(" :|–—-,[(").casefold()


def _is_place(before: str) -> bool:
    """Capitalised words only ("Abu Dhabi,"), so that no sentence passes for a place."""
    if len(before) > 60 or _PLACE.fullmatch(before) is None:
        return False
    return all(word[0].isupper() for word in before.split()) and (before.endswith(",") or before.isupper())


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.words("pages")["date_labels"])

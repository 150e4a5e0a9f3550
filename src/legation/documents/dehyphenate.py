"""Words broken at the end of a line, put together again."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from legation import lexicon

_HYPHENS = ("-", "\u00ad", "\u2010", "\u2011")
_SOFT = "\u00ad"
_LAST = re.compile(r"[^\W\d_]{1,40}$")
_FIRST = re.compile(r"[^\W\d_]{1,40}")
_LIGATURES = str.maketrans(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
)


def join(lines: Sequence[str], known: Collection[str]) -> str:
    """One text of `lines`; `known` are the words of the whole document, in lower case.

    A word broken by a hyphen loses it, unless it is a compound: the document has it with its
    hyphen elsewhere, its first part is one that compounds begin with, or its second part begins with a
    capital or a figure.
    """
    joined = [lines[0]] if lines else []
    for line in lines[1:]:
        before = joined[-1]
        if before.endswith(_HYPHENS) and len(before) > 1 and before[-2].isalnum():
            is_kept = _is_compound(before[:-1], line, known, is_soft=before[-1] == _SOFT)
            joined[-1] = before[:-1]
            joined.append(("-" if is_kept else "") + line)
        else:
            joined.append(" " + line)
    return "".join(joined).translate(_LIGATURES)


def _is_compound(before: str, after: str, known: Collection[str], *, is_soft: bool) -> bool:
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None or not after[0].islower():
        return True
    whole = (last[0] + first[0]).casefold()
    hyphened = f"{last[0]}-{first[0]}".casefold()
    if hyphened in known or after[first.end() : first.end() + 1] == "-":
        return True
    if whole in known:
        return False
    heads, never = _compounds()
    return not is_soft and last[0].casefold() in heads and first[0] not in never


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str]]:
    pages = lexicon.words("pages")
    return frozenset(pages["compound_heads"]), frozenset(pages["compound_never"])

"""Hard-wrapped text: lines that were broken only because they were full."""

import re

_NARROWEST, _WIDEST = 50, 100
_SLACK = 4
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"\s*(?:[-*•–·>|]|\d{1,3}[.)]|\(?[a-z]\))\s")


def unwrap(text: str) -> str:
    """`text` (lines ended by LF) with the lines of a paragraph joined where each was full.

    A line is full where the next word would not have fitted the longest line. Text that has lines
    of more than 100 characters is not hard-wrapped, and stays.
    """
    longest = max(map(len, text.split("\n")))
    if not _NARROWEST <= longest <= _WIDEST:
        return text
    return "\n\n".join(_unwrapped(block, longest) for block in _BLANK.split(text))


def _unwrapped(block: str, longest: int) -> str:
    first, *rest = block.split("\n")
    joined = [first]
    length = len(first.rstrip())
    for line in rest:
        next_word = line.split(maxsplit=1)[0] if line.strip() else ""
        is_full = bool(next_word) and length + 1 + len(next_word) > longest - _SLACK
        if is_full and not _ITEM.match(line):
            last = joined[-1].rstrip()
            is_compound = last[-1:] == "-" and last[-2:-1].isalnum()
            joined.append(line.strip() if is_compound else " " + line.strip())
            joined[-2] = last
        else:
            joined.append("\n" + line)
        length = len(line.rstrip())
    return "".join(joined)

"""Characters that command a terminal or reorder text, where they ought to be read."""

import re
from functools import cache
from re import Pattern

_COMMANDS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_ORDER = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = "\u2028\u2029"
_HIDDEN = "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_LONE = "\ud800-\udfff"


@cache
def controls() -> Pattern[str]:
    """Matches one such character; tab and line feed are not among them, a lone surrogate is."""
    return re.compile(f"[{_COMMANDS}{_ORDER}{_BREAKS}{_HIDDEN}{_LONE}]")


def code_point(character: str) -> str:
    """`U+202E` for the character's place in Unicode."""
    return f"U+{ord(character):04X}"

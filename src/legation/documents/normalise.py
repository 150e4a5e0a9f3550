"""The stored text: what becomes of a text before offsets count in it."""

import re
import unicodedata

_ZERO_WIDTH_AND_BIDI = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_DROPPED = re.compile(f"[{_ZERO_WIDTH_AND_BIDI}{_CONTROLS}]+")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TRAILING = re.compile(r"(?<! ) +(?=\n)")
_BLANK_LINES = re.compile(r"\n{3,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARK_RUNS = re.compile(r"[^\w\x00-\u02ff]{31,}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 200
_MOST_MARKS = 30
"""Unicode's stream-safe bound on combining marks in a row; beyond it, NFC takes quadratic time."""


def normalise(text: str) -> str:
    """The stored text of `text`; the same again for what it gives.

    NFC; soft hyphens, zero-width and bidi controls and other control characters removed; tabs and
    non-breaking spaces as spaces; lines ended by one LF, without trailing spaces; at most one blank
    line in a row, none at either end; lone surrogates as U+FFFD. Quotation marks and dashes stay.
    """
    text = _LINE_ENDS.sub("\n", scalars(text))
    text = _SPACES.sub(" ", _DROPPED.sub("", text))
    text = unicodedata.normalize("NFC", _MARK_RUNS.sub(_bounded_marks, text))
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text.strip(" \n"))).strip(" \n")


def scalars(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, one for one: every offset holds."""
    return _SURROGATES.sub("\ufffd", text)


def line_of(text: str) -> str:
    """`text` normalised to one line, as a title or a name is kept."""
    return " ".join(normalise(text).split())


def shown(name: str) -> str:
    """The name of a file or an address as an error shows it: one line, not too long."""
    line = " ".join(_CONTROL.sub(" ", scalars(name)).split())
    return line if len(line) <= _LONGEST_NAME else "…" + line[-_LONGEST_NAME:]


def _bounded_marks(match: re.Match[str]) -> str:
    kept, row = [], 0
    for character in match[0]:
        row = row + 1 if unicodedata.combining(character) else 0
        if row <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)

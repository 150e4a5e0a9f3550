"""The words of a text, with their places, as the other parts of the package look at them."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"['’ʼ]s(?!\w)|\w+|[^\w\s]")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Words:
    """Word `i` is `text[starts[i]:ends[i]]`; `forms` have plain quotes and hyphens, `lowers` no capitals."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def glued(self, i: int) -> bool:
        """Whether word `i` follows the one before it without a space."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def apart(self, i: int) -> bool:
        """Whether a line break stands before word `i` (or it is the first)."""
        return i == 0 or "\n" in self.text[self.ends[i - 1] : self.starts[i]]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.forms[i][0].isupper()

    def between(self, first: int, last: int) -> str:
        """The text from word `first` up to word `last`, which is outside."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def words_of(text: str) -> Words:
    """`text` cut at spaces and around every sign; "'s" is a word of its own."""
    starts, ends, forms = [], [], []
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        forms.append(match.group())
    forms = [form if form.isascii() else form.translate(_SAME) for form in forms]
    return Words(text, starts, ends, forms, [form.lower() for form in forms])

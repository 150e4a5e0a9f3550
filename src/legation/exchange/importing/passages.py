"""The passages of a document that tables quote, where its text is not among them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

Quote = tuple[int, int, str]
"""Words and the offsets that they have in a document."""
BETWEEN: Final = "\n[…]\n"
"""Stands between passages."""


class Passages:
    """The passages that quotations make, in the order of the document; quotations that overlap are one.

    >>> its = Passages([(10, 14, "back"), (0, 5, "There"), (2, 8, "ere an")])
    >>> its.text
    'There an\\n[…]\\nback'
    >>> its.place(10)
    13
    """

    def __init__(self, quotes: Iterable[Quote]) -> None:
        runs: list[tuple[int, str]] = []
        for start, end, words in sorted(set(quotes)):
            if end - start != len(words) or not words:
                continue
            at, run = runs[-1] if runs else (-1, "")
            past = at + len(run)
            if runs and start <= past:
                runs[-1] = (at, run + words[past - start :]) if end > past else (at, run)
            else:
                runs.append((start, words))
        self._starts = [start for start, _ in runs]
        self._places, place = [], 0
        for _, run in runs:
            self._places.append(place)
            place += len(run) + len(BETWEEN)
        self.text = BETWEEN.join(run for _, run in runs)

    def place(self, offset: int) -> int:
        """The offset in this text of a character that a passage holds."""
        run = bisect_right(self._starts, offset) - 1
        return offset - self._starts[run] + self._places[run] if run >= 0 else offset

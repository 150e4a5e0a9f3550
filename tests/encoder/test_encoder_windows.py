"""Windows cover every piece once, and stay within bounds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from legation.encoder.windows import CONTEXT, LENGTH, Pieces, windows_of


@st.composite
def sentences(draw: st.DrawFn) -> tuple[Pieces, list[tuple[int, int]]]:
    """Sentences of some pieces each, a piece two code points wide and a blank between."""
    sizes = draw(st.lists(st.integers(0, 900), max_size=30))
    starts, spans, at = [], [], 0
    for size in sizes:
        spans.append((at, at + max(1, 3 * size)))
        starts += range(at, at + 3 * size, 3)
        at += 3 * size + 5
    array = np.array(starts, np.int64)
    return Pieces(array * 0, array, array + 2), spans


@given(sentences())
def test_every_piece_is_read_once(given_: tuple[Pieces, list[tuple[int, int]]]) -> None:
    pieces, spans = given_
    windows = windows_of(pieces, spans)
    own = [place for window in windows for place in range(window.start, window.end)]
    assert own == list(range(len(pieces.ids)))


@given(sentences())
def test_windows_stay_within_bounds(given_: tuple[Pieces, list[tuple[int, int]]]) -> None:
    for window in windows_of(*given_):
        assert 0 <= window.context <= window.start < window.end
        assert window.end - window.context <= LENGTH
        assert window.start - window.context <= CONTEXT


def test_a_window_ends_with_a_sentence_where_one_does() -> None:
    array = np.arange(500, dtype=np.int64)
    pieces = Pieces(array, array * 2, array * 2 + 1)
    windows = windows_of(pieces, [(0, 600), (600, 1000)])
    assert [(w.start, w.end) for w in windows] == [(0, 300), (300, 500)]

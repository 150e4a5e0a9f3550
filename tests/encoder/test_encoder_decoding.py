"""Decoding turns runs of likely pieces into proposals and names."""

import numpy as np
import pytest

from legation.encoder.decoding import COLUMNS, names_of, probabilities, proposals_of
from legation.encoder.labels import BLOCKS, CLASSES, NAMES
from legation.encoder.windows import Pieces
from legation.schema.vocabulary import KINDS

TEXT = "Kenya and Ghana signed a pact. Then they met."
WORDS = [(0, 5), (6, 9), (10, 15), (16, 22), (23, 24), (25, 29), (31, 35), (36, 40), (41, 44)]
SENTENCES = [(0, 30), (31, 45)]


@pytest.fixture
def pieces() -> Pieces:
    starts, ends = np.array(WORDS).T
    return Pieces(starts * 0, starts, ends)


@pytest.fixture
def chances() -> np.ndarray:
    return np.zeros((len(WORDS), sum(BLOCKS.values())), np.float32)


def mark(chances: np.ndarray, rows: slice, kind: str, form: str, value: float = 0.9) -> None:
    chances[rows, COLUMNS["inside"].start + CLASSES.index((kind, form))] = value
    chances[rows, COLUMNS["inside_kind"].start + KINDS.index(kind)] = value


def test_a_run_is_one_proposal_that_ends_with_its_sentence(pieces: Pieces, chances: np.ndarray) -> None:
    mark(chances, slice(0, 9), "instrument", "agreement")
    found = list(proposals_of(chances, pieces, TEXT, SENTENCES, 0.5))
    assert [TEXT[p.start : p.end] for p in found] == ["Kenya and Ghana signed a pact"]
    assert (found[0].kind, found[0].form) == ("instrument", "agreement")
    assert found[0].probability == pytest.approx(0.9)
    assert found[0].share == pytest.approx(1.0)


def test_likely_neighbours_belong_to_a_run(pieces: Pieces, chances: np.ndarray) -> None:
    mark(chances, slice(0, 6), "meeting", "talks", 0.3)
    mark(chances, slice(2, 4), "meeting", "talks", 0.9)
    found = list(proposals_of(chances, pieces, TEXT, SENTENCES, 0.5))
    assert [TEXT[p.start : p.end] for p in found] == ["Kenya and Ghana signed a pact"]


def test_unlikely_and_short_runs_make_none(pieces: Pieces, chances: np.ndarray) -> None:
    mark(chances, slice(0, 6), "meeting", "talks", 0.3)
    mark(chances, slice(7, 9), "transfer", "ordered")
    assert list(proposals_of(chances, pieces, TEXT, SENTENCES, 0.5)) == []


def test_a_start_within_a_long_run_begins_another_proposal() -> None:
    text = " ".join(["word"] * 12)
    starts = np.arange(12) * 5
    pieces = Pieces(starts * 0, starts, starts + 4)
    chances = np.zeros((12, sum(BLOCKS.values())), np.float32)
    mark(chances, slice(0, 12), "meeting", "talks")
    chances[5, COLUMNS["start_kind"].start + KINDS.index("meeting")] = 0.8
    found = list(proposals_of(chances, pieces, text, [(0, len(text))], 0.5))
    assert [(p.start, p.end) for p in found] == [(0, 24), (25, 59)]


def test_names_are_widened_to_whole_words(pieces: Pieces, chances: np.ndarray) -> None:
    starts, ends = pieces.starts.copy(), pieces.ends.copy()
    ends[2] = 13
    column = NAMES.index("organisation")
    chances[2, COLUMNS["name_in"].start + column] = 0.9
    [name] = names_of(chances, Pieces(pieces.ids, starts, ends), TEXT)
    assert (TEXT[name.start : name.end], name.label) == ("Ghana", "organisation")


def test_probabilities_of_extreme_logits_are_finite() -> None:
    assert probabilities(np.array([-1e9, 0, 1e9], np.float32)).tolist() == pytest.approx(
        [0, 0.5, 1], abs=1e-6
    )

"""Confidence is a probability, and falls back on the model's own chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.kinds.confidence import COLUMNS, confidence, odds


@given(st.floats(0, 1))
def test_without_weights_it_is_the_models_chance(chance: float) -> None:
    columns = tuple(odds(chance) if name == "evidence" else 0.0 for name in COLUMNS)
    assert confidence(columns, {}) == pytest.approx(min(max(chance, 0.01), 0.99), abs=1e-6)


def test_weights_are_by_column() -> None:
    columns = tuple(1.0 if name in ("one", "meeting") else 0.0 for name in COLUMNS)
    weights = dict.fromkeys(COLUMNS, 0.0) | {"one": 1.0, "meeting": -1.0}
    assert confidence(columns, weights) == 0.5

"""Status by tense, modality and negation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.encoder.signals import NamedSpan
from legation.kinds.tense import status_hints
from legation.language.parsing import parse
from legation.schema import Document


def best(text: str) -> str:
    hints = status_hints(parse(Document(id="d", text=text)), 0, len(text))
    return max(hints, key=lambda status: hints[status])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The frigate called at Tema in May.", "occurred"),
        ("The frigate will call at Tema.", "planned"),
        ("Norway offered two cutters.", "proposed"),
        ("The sale was scrapped.", "denied"),
        ("Ghana refused the berth.", "denied"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert best(text) == status


def test_words_in_names_do_not_count() -> None:
    text = "They held Scrapped Heron."
    plain = status_hints(parse(Document(id="d", text=text)), 0, len(text))
    named = status_hints(
        parse(Document(id="d", text=text)), 0, len(text), [NamedSpan(10, 24, "exercise", 0.9)]
    )
    assert named["denied"] < plain["denied"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=100))
def test_probabilities(text: str) -> None:
    hints = status_hints(parse(Document(id="d", text=text)), 0, len(text))
    assert abs(sum(hints.values()) - 1) < 1e-9

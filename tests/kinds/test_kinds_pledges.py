"""What parties undertake."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.kinds.pledges import pledge_in
from legation.language.parsing import parse
from legation.schema import Document


@pytest.mark.parametrize(
    ("text", "pledge", "form"),
    [
        ("Both sides agreed to share radar data.", "share radar data", "undertaking"),
        ("The ministers decided that patrols would resume.", "patrols would resume", "undertaking"),
        ("They expressed their readiness to train divers.", "train divers", "intention"),
        ("Norway will send two instructors.", "send two instructors", "undertaking"),
        ("The two hope to widen the drills.", "widen the drills", "intention"),
    ],
)
def test_pledge(text: str, pledge: str, form: str) -> None:
    found = pledge_in(parse(Document(id="d", text=text)), 0, len(text))
    assert text[found.start : found.end] == pledge
    assert found.form == form


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    found = pledge_in(parse(Document(id="d", text=text)), 0, len(text))
    assert 0 <= found.start <= found.end <= len(text)

"""Subjects and forms of programmes."""

import pytest

from legation.encoder.signals import NamedSpan
from legation.kinds.subjects import form_in, subject_in
from legation.language.parsing import parse
from legation.schema import Document


@pytest.mark.parametrize(
    ("text", "subject", "form"),
    [
        ("They will study joint production of patrol boats in Tema.", "patrol boats", "research"),
        ("The two agreed on the upkeep of corvettes.", "corvettes", "maintenance"),
        ("Joint research on quantum sensing is planned.", "quantum sensing", "research"),
        ("The firms will build armoured vehicles under licence.", "armoured vehicles", "production"),
        ("The transfer of technology remains open.", None, "technology_transfer"),
    ],
)
def test_subject(text: str, subject: str | None, form: str) -> None:
    document = parse(Document(id="d", text=text))
    found = subject_in(document, 0, len(text))
    assert (found.name if found else None) == subject
    assert form_in(document, 0, len(text)) == form


def test_the_tagger_comes_first() -> None:
    text = "They will build the Heron together."
    span = NamedSpan(text.index("Heron"), text.index(" together"), "subject", 0.7)
    found = subject_in(parse(Document(id="d", text=text)), 0, len(text), [span])
    assert found is not None
    assert found.name == "Heron"

"""Names of exercises and operations."""

import pytest

from legation.encoder.signals import NamedSpan
from legation.kinds.activity_names import name_in
from legation.language.parsing import parse
from legation.schema import Document


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Four navies sailed in Malabar off Guam.", "Malabar", "exercise"),
        ("Bright Star 2023 began near Alexandria.", "Bright Star 2023", "exercise"),
        ("Its frigate joined Operation Atalanta.", "Operation Atalanta", "operation"),
        ("Troops met for exercise Silver Heron near Tema.", "Silver Heron", None),
        ("A drill dubbed “Salt Wind” is planned.", "Salt Wind", None),
        ("The Silver Heron exercise ended.", "Silver Heron", None),
    ],
)
def test_name(text: str, name: str, form: str | None) -> None:
    found = name_in(parse(Document(id="d", text=text)), 0, len(text))
    assert found is not None
    assert (found.name, found.form) == (name, form)


@pytest.mark.parametrize("text", ["European Union troops left.", "A dragon on the Winter palace."])
def test_ordinary_words_are_no_names(text: str) -> None:
    assert name_in(parse(Document(id="d", text=text)), 0, len(text)) is None


def test_the_exercise_means_the_one_named_before() -> None:
    text = "Ghana hosts Silver Heron, wait: exercise Silver Heron. The exercise runs for a week."
    found = name_in(parse(Document(id="d", text=text)), text.index("The exercise"), len(text))
    assert found is not None
    assert found.name == "Silver Heron"


def test_the_tagger_comes_first() -> None:
    text = "Both met at Blue Lagoon."
    span = NamedSpan(12, 23, "exercise", 0.8)
    found = name_in(parse(Document(id="d", text=text)), 0, len(text), [span])
    assert found is not None
    assert found.name == "Blue Lagoon"

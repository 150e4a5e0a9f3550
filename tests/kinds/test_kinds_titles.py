"""Titles of instruments, their forms, and what was done with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.encoder.signals import NamedSpan
from legation.kinds.titles import action_in, form_of, title_in, titles_in
from legation.language.parsed import Parsed
from legation.language.parsing import parse
from legation.schema import Document


def parsed(text: str) -> Parsed:
    return parse(Document(id="d", text=text))


def name(text: str) -> str | None:
    title = title_in(parsed(text), 0, len(text))
    return title.name if title else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ghana and Norway signed a coastal defence agreement in Oslo.", "coastal defence agreement"),
        (
            "They signed a Memorandum of Understanding (MoU) on the training of divers on Friday.",
            "Memorandum of Understanding on the training of divers",
        ),
        ("The Harbour Access Agreement was ratified by parliament.", "Harbour Access Agreement"),
        ("Both put their names to a letter of intent on joint patrols.", "letter of intent on joint patrols"),
        ("an agreement of May 2011", "agreement"),
        ("the pact of 2011", "pact of 2011"),
        ("The storm passed quickly.", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert name(text) == title


def test_a_pointer_means_the_text_named_before() -> None:
    text = "Ghana wants the Harbour Access Agreement. The agreement was signed on Monday."
    start = text.index("The agreement was")
    title = title_in(parsed(text), start, len(text))
    assert title is not None
    assert title.name == "Harbour Access Agreement"


def test_an_abbreviation_is_spelled_out() -> None:
    text = "The Visiting Forces Agreement (VFA) dates from 1998. The VFA was extended."
    title = title_in(parsed(text), text.index("The VFA was"), len(text))
    assert title is not None
    assert title.name == "Visiting Forces Agreement"


def test_several_titles() -> None:
    text = "They signed a treaty on extradition, an action plan and a protocol on fuel."
    assert [t.form for t in titles_in(parsed(text), 0, len(text))] == ["treaty", "roadmap", "protocol"]


def test_the_tagger_comes_first() -> None:
    text = "They signed the Blue Water paper in Accra."
    span = NamedSpan(text.index("Blue"), text.index(" in Accra"), "instrument", 0.9)
    title = title_in(parsed(text), 0, len(text), [span])
    assert title is not None
    assert title.name == "Blue Water paper"


def test_no_title_ends_with_a_small_word() -> None:
    text = "They signed the Joint Pact on Blue Water of the same date."
    span = NamedSpan(text.index("Joint"), text.index(" the same"), "instrument", 0.9)
    assert titles_in(parsed(text), 0, text.index(" the same"), [span])[0].name == "Joint Pact on Blue Water"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Memorandum of Understanding on fuel", "memorandum"),
        ("Joint Vision Statement on the treaty", "declaration"),
        ("Framework Agreement on Defence", "agreement"),
        ("Letter of Intent on a treaty", "letter_of_intent"),
        ("Additional Protocol to the Agreement", "protocol"),
        ("Security of Supply Arrangement", "arrangement"),
        ("GSOMIA", "agreement"),
        ("something else", "agreement"),
    ],
)
def test_form(title: str, form: str) -> None:
    assert form_of(title) == form


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The two ministers signed the pact.", "signed"),
        ("The Senate approved the pact in May.", "ratified"),
        ("The pact, signed in 1999, was extended by five years.", "extended"),
        ("Ghana tore up the pact.", "terminated"),
        ("The pact entered into force in June.", "entered_into_force"),
        ("Talks on a pact have begun.", "negotiated"),
        ("In a joint statement the leaders hailed the drills.", "adopted"),
        ("Ghana suspended the pact.", "suspended"),
    ],
)
def test_action(text: str, action: str) -> None:
    assert action_in(parsed(text), 0, len(text)) == action


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "Agreement",
                "MoU",
                "(MoU)",
                "on",
                "of",
                "2011",
                "\n",
                "”",
                "and",
                "pact",
                "Joint",
                "signed",
            ]
        ),
        max_size=30,
    )
)
def test_titles_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for title in titles_in(parsed(text), 0, len(text)):
        assert 0 <= title.start < title.end <= len(text)
    title_in(parsed(text), 0, len(text))

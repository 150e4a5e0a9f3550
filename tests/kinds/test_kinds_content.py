"""Acts of saying: content, form and hints."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.kinds.content import StatementSpan, statement_at, statements_in
from legation.language.parsed import Parsed
from legation.language.parsing import parse
from legation.schema import Document


def parsed(text: str) -> Parsed:
    return parse(Document(id="d", text=text))


def only(text: str) -> StatementSpan:
    found = statements_in(parsed(text))
    assert len(found) == 1, [(s, text[slice(*s.content)]) for s in found]
    return found[0]


CASES = [
    (
        '"We will patrol the strait together," Admiral Ana Lund said.',
        "We will patrol the strait together",
        "direct",
    ),
    (
        '"The yards are full," said Minister Okoro. "The first hull leaves in May."',
        'The yards are full," said Minister Okoro. "The first hull leaves in May.',
        "direct",
    ),
    ("Minister Okoro said: “The treaty holds.”", "The treaty holds.", "direct"),
    (
        "The ministry said on Monday that the brigade would stay in Estonia.",
        "the brigade would stay in Estonia",
        "indirect",
    ),
    (
        "The brigade will stay in Estonia, the ministry said on Monday.",
        "The brigade will stay in Estonia",
        "indirect",
    ),
    (
        "Estonian ports, he told reporters, would remain open to the frigates.",
        "Estonian ports, he told reporters, would remain open to the frigates",
        "indirect",
    ),
    (
        'Lund said that the accord was "a bridge" between the navies.',
        'the accord was "a bridge" between the navies',
        "mixed",
    ),
    ("Okoro spoke of “a new chapter”.", "a new chapter", "mixed"),
    ("She thanked Norway for lending the icebreaker.", "lending the icebreaker", "indirect"),
    ("The envoy ruled out a return of the squadron.", "a return of the squadron", "indirect"),
    ("Lund urged Ghana to ratify the pact.", "Ghana to ratify the pact", "indirect"),
]


@pytest.mark.parametrize(("text", "content", "form"), CASES)
def test_content_and_form(text: str, content: str, form: str) -> None:
    found = only(text)
    assert text[slice(*found.content)] == content
    assert found.form == form


def test_hints_name_speaker_and_addressee() -> None:
    text = "Admiral Ana Lund told Minister Okoro that the drills would resume."
    found = only(text)
    assert found.speaker_hint is not None
    assert found.addressee_hint is not None
    assert text[slice(*found.speaker_hint)] == "Admiral Ana Lund"
    assert text[slice(*found.addressee_hint)] == "Minister Okoro"


def test_two_verbs_make_two_statements() -> None:
    text = "Lund said that the drills would resume and thanked Ghana for the berths."
    assert [text[slice(*s.content)] for s in statements_in(parsed(text))] == [
        "the drills would resume",
        "the berths",
    ]


def test_silence_is_no_statement() -> None:
    assert statements_in(parsed("The ministry declined to say when the frigates would sail.")) == []


def test_post_and_turn_are_direct() -> None:
    text = "@AnaLund: A good day for both navies. We sail at dawn."
    found = only(text)
    assert text[slice(*found.content)].startswith("A good day")
    assert found.form == "direct"


def test_answers_of_an_interview() -> None:
    text = "— Will the base stay?\n— It stays as long as both sides wish it."
    assert [text[slice(*s.content)] for s in statements_in(parsed(text))] == [
        "It stays as long as both sides wish it."
    ]


def test_bare_quotation() -> None:
    text = 'The admiral was in a good mood.\n\n"Nobody expected the drill to go so well."'
    found = only(text)
    assert found.cue is None
    assert text[slice(*found.content)] == "Nobody expected the drill to go so well."


def test_statement_at_takes_the_act_in_the_stretch() -> None:
    text = "Lund said that the drills would resume and thanked Ghana for the berths."
    start = text.index("thanked")
    found = statement_at(parsed(text), start, len(text))
    assert found is not None
    assert text[slice(*found.content)] == "the berths"


def test_statement_at_reads_credited_words() -> None:
    text = "According to Admiral Lund, the frigates are ready."
    found = statement_at(parsed(text), 0, len(text))
    assert found is not None
    assert text[slice(*found.content)] == "the frigates are ready"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Lund",
                "said",
                "that",
                ",",
                ".",
                '"',
                "“",
                "”",
                ":",
                ";",
                "told",
                "thanked",
                "for",
                "\n\n",
                "we",
                "—",
                "?",
                "’",
                "the pact",
            ]
        ),
        max_size=40,
    )
)
def test_never_raises_and_stays_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    document = parsed(text)
    for found in statements_in(document):
        for span in (found.evidence, found.content, found.cue, found.speaker_hint, found.addressee_hint):
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)
    statement_at(document, 0, len(text))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    document = parsed(text)
    statements_in(document)
    statement_at(document, 0, len(text))


def test_long_lines_are_read_in_linear_time() -> None:
    assert statements_in(parsed("word " * 10_000)) == []
    statements_in(parsed('"a," he said. ' * 500))
    statements_in(parsed("“a b said, " * 500))

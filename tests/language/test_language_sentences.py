"""Sentences, paragraphs and quotations."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.schema import Document


def split(text, splitter=None):
    parsed = parse(Document(id="t", text=text), splitter)
    return [text[s.start : s.end] for s in parsed.sentences]


def quoted(text):
    return [text[q.inner_start : q.inner_end] for q in parse(Document(id="t", text=text)).quotations]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Pak met Lt. Col. J. D. Moss of the U.S. Army.", "They shook hands."],
        ["It was paid for by the U.S.", "The rest came later."],
        ["Order No. 12 cost Rs. 300 crore.", "No. 13 will cost less."],
        ["It arrived at 8.40 a.m. and left on Jan. 3.", "Nobody saw it."],
        ['"We are ready."', "The envoy smiled."],
        ["(The text is secret.)", "It has annexes."],
        ["“Will it fly?” Mr Hale asked.", "It will."],
        ["Ties grew by 2.5 per cent… and more.", "Then they fell."],
        ["Acme Inc. sold four.", "Acme Ltd.", "The buyer is Fiji."],
        ["The pact stands.[3]", "It was renewed."],
    ],
)
def test_splits_where_a_reader_would(parts):
    assert split(" ".join(parts)) == parts


def test_headings_and_bullets_end_sentences():
    text = "Joint statement\nBy a reporter\n\nThe sides agreed:\n- to meet yearly\n- to train\n1. Ships"
    assert split(text) == [
        "Joint statement", "By a reporter", "The sides agreed:", "- to meet yearly", "- to train", "1. Ships",
    ]  # fmt: skip


def test_a_wrapped_paragraph_is_one():
    text = (
        "The two ministers spoke for an hour on Tuesday about the draft text of\n"
        "Monday and the ships that Oslo means to lend to Riga, and agreed to go\n"
        "on. Nothing was signed."
    )
    parsed = parse(Document(id="t", text=text))
    assert [s.paragraph for s in parsed.sentences] == [0, 0]


def test_a_foreign_splitter_is_cut_at_paragraphs():
    text = "One two. Three\n\nFour. Five"
    assert split(text, lambda t: [(0, 9), (9, len(t))]) == ["One two.", "Three", "Four. Five"]
    assert split(text, lambda t: []) == ["One two. Three", "Four. Five"]


def test_a_very_long_sentence_is_cut():
    assert max(map(len, split("word " * 2000))) <= 2000


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We agree,” she said, “on all.”", ["We agree,", "on all."]),
        ('"We agree," she said, "on all."', ["We agree,", "on all."]),
        (
            "‘The ministers’ offer is fair,’ he said. The ministers’ car left.",
            ["The ministers’ offer is fair,"],
        ),
        ("'It's ours,' he said of the ministers' plan.", ["It's ours,"]),
        ("The Netherlands' navy and Greece's army don't train in the '90s way.", []),
        ("«Nous» and „wir“ and “us”", ["Nous", "wir", "us"]),
        ("“One.\n\n“Two,” he said.", ["One.\n\n“Two,"]),
        ("“One is open.\n\nThe next stands alone.", ["One is open."]),
        ('A 5" gun and a "so-called" deal.', ["so-called"]),
        ("“He called it ‘a gift’ to us.”", ["He called it ‘a gift’ to us."]),
    ],
)
def test_quotations(text, inner):
    assert quoted(text) == inner


MARKED = st.text(alphabet=st.sampled_from(list("ab AZ.?!\"'“”‘’«»„\n\r\u2028 19()-…s:")), max_size=120)


@settings(max_examples=200, deadline=None)
@given(st.one_of(MARKED, st.text(max_size=80)))
def test_every_character_lies_in_one_sentence(text):
    parsed = parse(Document(id="t", text=text))
    covered = [0] * len(text)
    for sentence in parsed.sentences:
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip() != ""
        for place in range(sentence.start, sentence.end):
            covered[place] += 1
    assert all(covered[m.start()] == 1 for m in re.finditer(r"\S", text))
    assert all(n <= 1 for n in covered)
    ends = [0, *(q.end for q in parsed.quotations)]
    assert all(q.start >= end for q, end in zip(parsed.quotations, ends, strict=False))
    assert all(q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in parsed.quotations)

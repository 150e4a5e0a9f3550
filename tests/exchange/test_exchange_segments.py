"""Segments: nothing of the text is lost, and each knows exactly the claims whose evidence it is in."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.page.segments import Anchor, paragraphs
from legation.schema import Claim, Span


def talks(text: str, spans: list[tuple[int, int]]) -> Claim:
    evidence = [Span.of(text, start, end) for start, end in spans]
    return Claim.make(text, kind="meeting", form="talks", status="occurred", parties=(), evidence=evidence)


@st.composite
def texts_with_claims(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(st.text(alphabet="ab é\n\r😀", min_size=1, max_size=40))
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(sorted).filter(lambda s: s[0] < s[1]).map(tuple)
    claims = draw(st.lists(st.lists(span, min_size=1, max_size=3), max_size=6))
    return text, [talks(text, spans) for spans in claims]


@given(texts_with_claims())
def test_segments_hold_the_text_and_know_their_claims(drawn: tuple[str, list[Claim]]) -> None:
    text, claims = drawn
    lines = [line for line in text.replace("\r", "\n").split("\n") if line]
    cut = list(paragraphs(text, claims))
    assert ["".join(segment.text for segment in segments) for segments in cut] == lines
    at = 0
    for segments in cut:
        for segment in segments:
            at = text.index(segment.text, at) if segment.text[0] not in "\r\n" else at
            while text[at] in "\r\n":
                at += 1
            for offset in range(len(segment.text)):
                holding = {
                    number
                    for number, claim in enumerate(claims, 1)
                    if any(span.start <= at + offset < span.end for span in claim.evidence)
                }
                assert holding == set(segment.claims)
            at += len(segment.text)


@given(texts_with_claims())
def test_each_span_begins_and_ends_once_in_order(drawn: tuple[str, list[Claim]]) -> None:
    text, claims = drawn
    segments = [segment for line in paragraphs(text, claims) for segment in line]
    visible = {
        Anchor(number, part)
        for number, claim in enumerate(claims, 1)
        for part, span in enumerate(claim.evidence, 1)
        if span.text.strip("\r\n")
    }
    begins = Counter(anchor for segment in segments for anchor in segment.begins)
    ends = Counter(anchor for segment in segments for anchor in segment.ends)
    assert begins == ends == Counter(visible)


def test_nested_and_overlapping_evidence() -> None:
    text = "abcdef"
    claims = [talks(text, [(0, 4)]), talks(text, [(1, 2)]), talks(text, [(3, 6)])]
    (segments,) = paragraphs(text, claims)
    assert [(s.text, s.claims) for s in segments] == [
        ("a", (1,)),
        ("b", (1, 2)),
        ("c", (1,)),
        ("d", (1, 3)),
        ("ef", (3,)),
    ]
    assert all(left.claims != right.claims for left, right in pairwise(segments))


def test_no_claims_one_segment_a_line() -> None:
    assert [[s.text for s in line] for line in paragraphs("one\n\ntwo", [])] == [["one"], ["two"]]

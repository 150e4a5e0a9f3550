import unicodedata
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.normalise import line_of, normalise, scalars

_ANY = st.text(st.characters(exclude_categories=()), max_size=80)
_TRICKY = st.text(
    st.sampled_from("a e\u0301\u0316\n\r\t\u00a0\u00ad\u200b\u200d\u202e\ufeff\x00\x85\u2028\u3000\ud800“-"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("techno\u00adlogy", "technology"),
        ("US$\u00a02.9\u202fbillion", "US$ 2.9 billion"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("zero\u200bwidth \u202bbidi\u202c \ufeffmark", "zerowidth bidi mark"),
        ("bell\x07 and null\x00", "bell and null"),
        ("trailing  \nspaces \t\n", "trailing\nspaces"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("one\n \n \ntwo", "one\n\ntwo"),
        ("Go\u0308rgu\u0308n", "Görgün"),
        ("“Curly” and ‘single’ — stay…", "“Curly” and ‘single’ — stay…"),
        ("\ud83d lone", "\ufffd lone"),
        ("", ""),
    ],
)
def test_stored_text(given_text: str, stored: str) -> None:
    assert normalise(given_text) == stored


@given(_ANY | _TRICKY)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once and "\n\n\n" not in once and " \n" not in once


@given(_ANY)
def test_scalars_keep_every_offset(text: str) -> None:
    kept = scalars(text)
    assert len(kept) == len(text)
    kept.encode()
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, kept, strict=True))


def test_a_million_combining_marks_take_no_time() -> None:
    hostile = "a" + "".join(islice(cycle("\u0301\u0316"), 1_000_000))
    assert len(normalise(hostile)) < 40


def test_a_title_is_one_line() -> None:
    assert line_of("  Two\nlines\u00a0 here ") == "Two lines here"

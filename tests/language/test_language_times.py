"""Times and what they resolve to."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.schema import Document

WEDNESDAY = date(2024, 5, 15)


def read(text, published=WEDNESDAY):
    document = Document(id="t", text=text, published=published)
    return [
        (text[t.start : t.end], str(t.when.start), str(t.when.end), t.when.precision)
        if t.when
        else text[t.start : t.end]
        for t in parse(document).times
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on Tuesday.", "2024-05-14", "2024-05-14", "day"),
        ("They met on Wednesday.", "2024-05-15", "2024-05-15", "day"),
        ("They will meet on Tuesday.", "2024-05-21", "2024-05-21", "day"),
        ("They met last Wednesday.", "2024-05-08", "2024-05-08", "day"),
        ("He arrived yesterday evening.", "2024-05-14", "2024-05-14", "day"),
        ("It was signed on 2 June 2022.", "2022-06-02", "2022-06-02", "day"),
        ("It was signed on June 2nd, 2022.", "2022-06-02", "2022-06-02", "day"),
        ("It was signed on the 3rd of May.", "2024-05-03", "2024-05-03", "day"),
        ("The drill ran from June 2-4, 2022.", "2022-06-02", "2022-06-04", "range"),
        ("It ran from 3 to 7 March.", "2024-03-03", "2024-03-07", "range"),
        ("It ran from 29 May to 9 June 2023.", "2023-05-29", "2023-06-09", "range"),
        ("It was agreed in October.", "2023-10-01", "2023-10-31", "month"),
        ("The talks will be held in January.", "2025-01-01", "2025-01-31", "month"),
        ("The drill is to be held at the range in January.", "2025-01-01", "2025-01-31", "month"),
        ("The talks had been held in March.", "2024-03-01", "2024-03-31", "month"),
        ("It will be agreed in October.", "2024-10-01", "2024-10-31", "month"),
        ("It was agreed last July.", "2023-07-01", "2023-07-31", "month"),
        ("It was agreed in March 2023.", "2023-03-01", "2023-03-31", "month"),
        ("It was agreed in June last year.", "2023-06-01", "2023-06-30", "month"),
        ("It was agreed last month.", "2024-04-01", "2024-04-30", "month"),
        ("Talks are set for next week.", "2024-05-20", "2024-05-26", "range"),
        ("It was agreed in 2011.", "2011-01-01", "2011-12-31", "year"),
        ("It was agreed in early 2023.", "2023-01-01", "2023-12-31", "year"),
        ("It comes by the end of the year.", "2024-01-01", "2024-12-31", "year"),
        ("Ships have called since 1992.", "1992-01-01", "2024-05-15", "range"),
        ("It grew between 2014 and 2018.", "2014-01-01", "2018-12-31", "range"),
        ("It grew over the past five years.", "2019-05-15", "2024-05-15", "range"),
        ("It grew in the last decade.", "2014-05-15", "2024-05-15", "range"),
        ("They flew in the 1980s.", "1980-01-01", "1989-12-31", "range"),
        ("Exports of India in FY2023-24 rose.", "2023-04-01", "2024-03-31", "range"),
        ("Congress set it for fiscal 2024.", "2023-10-01", "2024-09-30", "range"),
        ("It is due in Q3 2024.", "2024-07-01", "2024-09-30", "range"),
        ("It is due in mid-2025.", "2025-01-01", "2025-12-31", "year"),
        ("It was signed on 2023-05-12.", "2023-05-12", "2023-05-12", "day"),
        ("It was signed on 25/12/2023.", "2023-12-25", "2023-12-25", "day"),
        ("It was signed three months ago.", "2024-02-01", "2024-02-29", "month"),
        ("He leaves tomorrow.", "2024-05-16", "2024-05-16", "day"),
        ("It was opened in spring 2022.", "2022-03-01", "2022-05-31", "range"),
    ],
)
def test_resolves(text, start, end, precision):
    assert [found[1:] for found in read(text)] == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They met on 3 April 2019. A week later they signed.", "2019-04-10"),
        ("They met on 3 April 2019 and signed the same day.", "2019-04-03"),
        ("It was signed in 1998. The following year it entered into force.", "1999-01-01"),
        ("It was signed in July 2013; ties were cut that November.", "2013-11-01"),
        ("They met on Friday; earlier in the day they had lunch.", "2024-05-10"),
    ],
)
def test_leans_on_what_was_said(text, start):
    assert read(text)[-1][1] == start


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 soldiers and 2000 troops with F-16 and Su-30 jets came.",
        "He may march on; the Mirage 2000 fell under Resolution 1929.",
        "It was on 12/05/2023, or was it?",
        "It cost $2019 and weighs 1950 kg.",
    ],
)
def test_figures_are_no_times(text):
    assert [found for found in read(text) if not isinstance(found, str)] == []


def test_without_publication_only_absolute_times_resolve():
    assert read("They met on Tuesday, as on 4 May 2021.", None) == [
        "Tuesday",
        ("4 May 2021", "2021-05-04", "2021-05-04", "day"),
    ]


def test_moment_of_a_led_time():
    parsed = parse(Document(id="t", text="Allies since March 2004.", published=WEDNESDAY))
    (time,) = parsed.times
    assert time.moment.start == date(2004, 3, 1)
    assert time.moment.precision == "month"


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "May 31 30 2 February 2024 last next the of since until , - and Tuesday week year FY 24 9999 0001 decades "  # noqa: E501
        "ago 999 ten in end 1st later after before 12/13/2020 İ same day that spring Christmas . “ to from 20 century",  # noqa: E501
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.one_of(st.none(), st.dates()))
def test_never_raises_and_keeps_order(words, published):
    text = " ".join(words)
    times = parse(Document(id="t", text=text, published=published)).times
    ends = [0, *(t.end for t in times)]
    assert all(t.start >= end for t, end in zip(times, ends, strict=False))
    assert all(t.when is None or t.when.text == text[t.start : t.end] for t in times)

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.dateline import dateline
from legation.documents.published import day
from legation.errors import DocumentError

_DAY = date(2022, 6, 2)


@pytest.mark.parametrize(
    "written",
    [
        "2022-06-02",
        "2022/06/02",
        "20220602",
        "2022-06-02T18:30:00+05:30",
        "2022-06-02 18:30",
        "2022-06-02T10:00:00Z",
        "2 June 2022",
        "2nd June, 2022",
        "2 Jun 2022",
        "02-Jun-2022",
        "June 2, 2022",
        "Jun. 2, 2022, 6:30 pm IST",
        "Thursday, June 2, 2022",
        "Thu, 02 Jun 2022 13:00:05 +0000",
        "02 JUN 2022 5:37PM",
        "the 2nd of June 2022".removeprefix("the "),
        "  2   June\n2022 ",
    ],
)
def test_ways_to_write_a_day(written: str) -> None:
    assert day(written, "x") == _DAY


def test_days_at_hand() -> None:
    assert day(_DAY, "x") == _DAY
    assert day(datetime(2022, 6, 2, 23, 59), "x") == _DAY
    assert day("25/12/2021", "x") == date(2021, 12, 25) == day("12/25/2021", "x")


@pytest.mark.parametrize(
    "written",
    ["2022-02-31", "31 June 2022", "2022-13-01", "yesterday", "June 2022", "03/04/2022", "", "9" * 5000],
)
def test_no_day(written: str) -> None:
    with pytest.raises(DocumentError, match="--published: published: ") as raised:
        day(written, "--published")
    assert written.strip()[:40] in str(raised.value)
    assert "\n" not in str(raised.value) and len(str(raised.value)) < 250


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_clear_error(written: str) -> None:
    try:
        day(written, "x")
    except DocumentError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "STRELSAU, June 2, 2022 (Agency) — The ministers met.",
        "Strelsau, 2 June 2022 – The ministers met.",
        "A heading\n\nPosted On: 02 JUN 2022 5:37PM by PIB Strelsau\n\nThe ministers met.",
        "Published: June 2, 2022\nThe ministers met.",
        "FOR IMMEDIATE RELEASE: June 2, 2022\nThe ministers met.",
        "Thursday, 2 June 2022\n\nThe ministers met.",
        "Joint statement\n(2 June 2022)\nThe ministers met.",
    ],
)
def test_datelines(text: str) -> None:
    assert dateline(text) == _DAY


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on 2 June 2022 in Strelsau.",
        "On June 2, 2022 the ministers met.",
        "STRELSAU, June 2 (Agency) — The ministers met.",
        "Signed at Strelsau, 2 June 2022",
        "31 June 2022",
        "",
        "word " * 100_000,
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None

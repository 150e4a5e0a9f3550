"""A moment is shown no more precisely than it is known."""

from datetime import date

import pytest

from legation.exchange.pictures.when import when

MAY = date(2014, 5, 1)


@pytest.mark.parametrize(
    ("end", "precision", "dated", "shown"),
    [
        (date(2014, 12, 31), "year", True, "2014"),
        (date(2014, 5, 31), "month", True, "2014-05"),
        (MAY, "day", True, "2014-05-01"),
        (date(2016, 2, 3), "range", True, "2014-05-01 – 2016-02-03"),
        (None, None, False, "reported 2014-05-01"),
    ],
)
def test_as_precisely_as_it_is_known(
    end: date | None, precision: str | None, dated: bool, shown: str
) -> None:
    assert when(MAY, end, precision, dated=dated) == shown


def test_no_day() -> None:
    assert not when(None, None, None, dated=False)

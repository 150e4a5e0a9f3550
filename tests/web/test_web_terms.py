"""Codes and days in the words of people."""

import pytest

from legation.web import terms


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("supplier", "NOR", "Norway (NOR)"),
        ("recipient", "NATO", "NATO"),
        ("supplier", "Kongsberg", "Kongsberg"),
        ("when", "2031-03-04", "2031-03-04"),
        ("when:signed", "2031-03", "2031-03"),
        ("when", "2017-01-01/2018-12-31", "2017 – 2018"),
        ("when", "2031-03-04/2031-03-06", "2031-03-04 – 2031-03-06"),
        ("when", "on a day", "on a day"),
        ("form", "technology_transfer", "technology transfer"),
        ("title", "2031-03-04/2031-03-06", "2031-03-04/2031-03-06"),
    ],
)
def test_values_are_said_in_words(field: str, value: str, said: str) -> None:
    assert terms.value(field, value) == said

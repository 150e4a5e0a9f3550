"""JSON: by the record format, safe on a terminal, and read back to the same."""

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.controls import controls
from legation.exchange.reading_json import from_json, to_json
from legation.schema import Document, ReaderInfo, Reading

HOSTILE = "a\x1b[31m\x7f\x9b\u202eb\u2066c\U000e0041\ufeff\u2028“é😀”\n"


def test_round_trip(reading: Reading) -> None:
    line = to_json(reading)
    assert "\n" not in line
    assert from_json(line) == reading
    assert from_json(to_json(reading, indent=2).encode()) == reading


def test_details_are_the_kinds_own(reading: Reading) -> None:
    meeting, statement, instrument, transfer = json.loads(to_json(reading))["claims"]
    assert meeting["details"] == {}
    assert set(statement["details"]) == {"content", "cue"}
    assert set(instrument["details"]) == {"title", "action"}
    assert set(transfer["details"]) == {"supplier", "recipient", "items", "value"}


def test_controls_are_escaped_and_come_back(make_reading: Callable[..., Reading]) -> None:
    line = to_json(make_reading(HOSTILE, title=HOSTILE))
    assert controls().search(line) is None
    assert "“é😀”" in line
    assert json.loads(line)["document"]["text"] == HOSTILE


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    given_reading = Reading(
        document=Document(id="x", text=text, title=text), reader=ReaderInfo(version="0", model="m")
    )
    line = to_json(given_reading)
    assert controls().search(line) is None
    assert from_json(line) == given_reading

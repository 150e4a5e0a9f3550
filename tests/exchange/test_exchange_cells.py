import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.cells import guarded, line, shown, unguarded


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n ab＝"), max_size=6) | st.text())
def test_no_cell_can_run_and_none_is_changed(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


@pytest.mark.parametrize("text", ["it's", "'tis", "2022", "Ann", "", "''", "a=b"])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), min_size=2))
def test_lines_are_read_back_by_any_reader(cells: list[str]) -> None:
    written = line(map(guarded, cells))
    (read,) = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert [unguarded(cell) for cell in read] == cells


def test_values() -> None:
    assert shown(None, "text") == ""
    assert shown(date(2022, 6, 2), "date") == "2022-06-02"
    assert shown(["IND", "ISR"], "texts") == "IND ISR"
    assert shown(["=a", "b"], "list") == "'=a; b"
    assert shown(-3, "integer") == "-3"

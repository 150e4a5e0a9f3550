import csv
from types import ModuleType

from legation.exchange import mme
from legation.lexicon import words
from legation.record.selection import Selection


def test_a_row_an_exercise(selected: Selection, exported: ModuleType) -> None:
    text = "".join(mme.export(selected))
    names = [column["name"] for column in words("registers/mme")["columns"]]
    assert text.split("\n", 1)[0].split(",") == names
    old, new = csv.DictReader(text.splitlines())
    assert (old["Ex_Name"], old["StartDate"], old["s.month"], old["s.day"]) == (
        "-9",
        "1988-xx-xx",
        "xx",
        "xx",
    )
    assert (old["StateA"], old["StateB"], old["StateC"]) == ("Federal Republic of Germany", "Russia", "")
    assert new["Ex_Name"] == "'" + exported.FORMULA
    assert (new["StartDate"], new["e.month"], new["Sea"], new["Warfighting"]) == ("2031-06-xx", "6", "1", "1")
    assert [new[f"State{letter}"] for letter in "ABC"] == ["France", "Kenya", "NATO"]


def test_days_are_written_as_the_data_writes_them() -> None:
    from datetime import date

    assert mme._dates("StartDate", "s", date(1980, 1, 14), "day") == {
        "StartDate": "1/14/80",
        "s.year": "1980",
        "s.month": "1",
        "s.day": "14",
    }

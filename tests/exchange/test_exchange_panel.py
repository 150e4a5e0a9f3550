import csv
from datetime import date
from typing import Any

import pytest

from legation.errors import QuestionError
from legation.exchange import panel
from legation.exchange.panel_period import Period, between
from legation.record.record import Record
from legation.record.selection import Selection


def rows(selection: Selection, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(panel.export(selection, **options)).splitlines()))


def test_codes_are_those_of_the_year(selected: Selection) -> None:
    (old, _) = [row for row in rows(selected) if row["year"] == "1988"]
    assert (old["party1"], old["iso3_1"], old["cow_1"], old["gw_1"]) == ("DEU", "DEU", "260", "260")
    assert (old["party2"], old["iso3_2"], old["cow_2"], old["gw_2"]) == ("RUS", "SUN", "365", "365")


def test_transfers_count_by_stage_and_have_a_direction(selected: Selection) -> None:
    found = [r for r in rows(selected, evidence=True) if r["kind"] == "transfer"]
    assert [(r["year"], r["party1"], r["party2"], r["directed"], r["form"]) for r in found] == [
        ("2030", "ITA", "POL", "1", "ordered"),
        ("2032", "ITA", "POL", "1", "delivered"),
    ]
    assert found[0]["evidence"] == found[1]["evidence"] != ""


def test_every_pair_of_an_entry_is_a_dyad_and_organisations_have_no_codes(selected: Selection) -> None:
    found = [r for r in rows(selected) if r["form"] == "exercise" and r["year"] == "2031"]
    assert [(r["party1"], r["party2"]) for r in found] == [("FRA", "KEN"), ("FRA", "NATO"), ("KEN", "NATO")]
    assert found[1]["cow_2"] == found[1]["iso3_2"] == ""


def test_months_need_a_known_month(selected: Selection) -> None:
    notes: list[str] = []
    found = rows(selected, unit="month", notes=notes)
    assert {(r["year"], r["month"]) for r in found if r["form"] == "delivered"} == {("2032", "5")}
    assert not [r for r in found if r["year"] == "1988"]
    assert notes == ["2 entries are left out: their month is not known"]


def test_no_zeros_unless_asked(selected: Selection, exported_record: Record) -> None:
    assert all(row["entries"] != "0" for row in rows(selected))
    asked = {"since": date(2029, 1, 1), "until": date(2033, 12, 31), "kind": "transfer"}
    with exported_record.selection(**asked) as selection:
        found = rows(selection, balanced=True)
    assert len(found) == 5 * 2 * 2  # years, forms, directions
    assert sum(int(row["entries"]) for row in found) == 2
    assert {row["year"] for row in found} == {"2029", "2030", "2031", "2032", "2033"}
    assert {(row["party1"], row["party2"]) for row in found} == {("ITA", "POL"), ("POL", "ITA")}


def test_a_state_that_was_not_there_yet_has_no_zeros(exported_record: Record) -> None:
    with exported_record.selection(parties=("EST", "USA"), since=date(1989, 1, 1)) as selection:
        found = rows(selection, balanced=True)
    assert min(int(row["year"]) for row in found) == 1991


def test_a_dyad_asked_for_is_the_only_one(exported_record: Record) -> None:
    with exported_record.selection(parties=("FRA", "KEN")) as selection:
        assert {(r["party1"], r["party2"]) for r in rows(selection)} == {("FRA", "KEN")}
    with exported_record.selection(parties=("NATO",)) as selection:
        assert {(r["party1"], r["party2"]) for r in rows(selection)} == {("FRA", "NATO"), ("KEN", "NATO")}


def test_what_did_not_occur_is_counted_when_asked_for(exported_record: Record) -> None:
    with exported_record.selection(status="planned") as selection:
        assert rows(selection) == []


def test_a_panel_too_large_is_refused(selected: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "_MOST_ROWS", 10)
    with pytest.raises(QuestionError, match="narrow it with --since"):
        list(panel.export(selected, balanced=True))


def test_periods() -> None:
    months = between(Period(2030, 11), Period(2031, 2))
    assert [p.month for p in months] == [11, 12, 1, 2]
    assert Period(2032, 2).last == date(2032, 2, 29)
    assert Period(2032, 12).last == date(2032, 12, 31)
    assert Period(2031, 0).last == date(2031, 12, 31)

"""Two sides next to each other."""

from datetime import date

import pytest

from legation import views
from legation.errors import QuestionError
from legation.record.record import Record
from legation.views.comparison import Asked


def test_two_dyads_have_the_same_figures(dossier_record: Record) -> None:
    found = views.compare(dossier_record, ["IND", "ISR"], ["France", "India"])
    rows = {(row.group, row.name): (row.one, row.other) for row in found.rows}
    assert rows["all", "entries"] == (11, 1)
    assert rows["kind", "transfer"] == (2, 1)
    assert rows["value", "EUR"] == (20e6, 7.87e9)
    assert rows["value", "USD"][1] is None
    assert rows["topic", "technology"] == (1, 0)
    assert rows["year", "2016"] == (0, 1)
    assert (found.one.label, found.other.label) == ("India – Israel", "France – India")
    assert (found.other.first, found.other.last) == ("2016-09-23", "2016-09-23")
    assert dict(found.one.people) == {"Benjamin Gantz (ISR)": 2, "Rajnath Singh (IND)": 2}


def test_instruments_are_cited(dossier_record: Record) -> None:
    found = views.compare(dossier_record, ["IND", "ISR"], ["IND", "FRA"])
    (listed,) = found.one.instruments
    assert listed.stage == "exchanged"
    assert [found.sources[number - 1].document for number in listed.title.sources] == ["visit"]


def test_one_dyad_in_two_periods(dossier_record: Record) -> None:
    parties = ("IND", "ISR")
    found = views.compare(
        dossier_record,
        Asked(parties, date(2017, 1, 1), date(2019, 12, 31)),
        Asked(parties, date(2020, 1, 1)),
    )
    assert (found.one.entries, found.other.entries) == (3, 8)
    assert (found.one.label, found.other.label) == ("2017–2019", "2020-01-01 – …")


def test_nothing_on_either_side(dossier_record: Record) -> None:
    assert views.compare(dossier_record, ["NATO", "JPN"], ["BRA"]).empty


def test_a_side_needs_parties(dossier_record: Record) -> None:
    with pytest.raises(QuestionError, match="each side"):
        views.compare(dossier_record, [], ["IND"])
    with pytest.raises(QuestionError, match="before it starts"):
        views.compare(dossier_record, Asked(("IND",), date(2020, 1, 1), date(2019, 1, 1)), ["IND"])

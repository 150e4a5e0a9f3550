"""Registers in, row by row: what each makes, what is refused and why, and that nothing is lost."""

from datetime import date
from pathlib import Path

import pytest

from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.importer import import_files
from legation.exchange.importing.opening import Opening
from legation.record.record import Record
from legation.schema import Claim, Reading

HERE = Path(__file__).with_name("registers")
REAL = Path("/work/shared/registers")


def read(path: Path, form: str | None = None) -> tuple[list[Reading], list[Claim], dict[int, Outcome]]:
    readings, outcomes = [], {}
    for reading, became in Opening(form).source(path).readings(Given()):
        outcomes |= {one.row: one for one in became}
        if reading is not None:
            readings.append(reading)
    return readings, [claim for reading in readings for claim in reading.claims], outcomes


def test_dcad_acts_dates_and_states_of_the_time() -> None:
    (reading,), claims, outcomes = read(HERE / "dcad.csv")
    told = [(c.parties, c.details.action, str(c.when.start) if c.when else None) for c in claims]
    assert told[:5] == [
        (("IND", "USA"), "signed", "2005-06-28"),
        (("IND", "RUS"), "signed", "1988-01-01"),
        (("DEU", "NOR"), "signed", "1984-02-15"),
        (("DEU", "NOR"), "entered_into_force", "1984-09-01"),
        (("DEU", "NOR"), "terminated", "1990-01-01"),
    ]
    assert claims[1].when and claims[1].when.precision == "year"
    assert claims[5].parties == ("SRB", "YEM")  # Yugoslavia and the Yemen Arab Republic
    assert claims[5].when and claims[5].when.precision == "month"
    assert outcomes[5].notes == ["sign: 1987-02-31 is no day: kept as a month"]
    assert outcomes[6].reason == "ccode1 '999' is no state of the Correlates of War list"
    assert outcomes[7].notes and "ccode1 651 is EGY" in outcomes[7].notes[0]
    assert reading.document.source == "Defense Cooperation Agreement Dataset"
    assert claims[2].topics == ("research", "technology", "training", "exercises")


def test_sipri_classic_orders_deliveries_production_and_value() -> None:
    (reading,), claims, outcomes = read(HERE / "sipri-classic.csv")
    assert reading.document.published == date(2024, 3, 4)
    first = claims[0].details
    assert (first.supplier, first.recipient) == ("IND", "ARM")
    assert first.value and (first.value.amount, first.value.currency) == (40_000_000, "USD")
    assert first.items[0].category == "sensors"
    assert claims[2].details.value is None  # a part of a larger deal
    soviet = [c for c in claims if c.parties == ("IND", "RUS")]
    assert [(c.kind, c.form) for c in soviet] == [
        ("transfer", "ordered"),
        ("transfer", "delivered"),
        ("programme", "production"),
    ]
    assert soviet[1].when and (soviet[1].when.start.year, soviet[1].when.end.year) == (1986, 1989)
    assert "Year of order: 1984 ?" in soviet[0].evidence[0].text
    assert outcomes[14].reason == "supplier 'Atlantis' is no state or organisation that the record knows"
    assert outcomes[15].reason == "neither a year of order nor of delivery"


def test_sipri_keeps_who_is_no_party() -> None:
    _, claims, _ = read(HERE / "sipri-classic.csv")
    hezbollah = next(c for c in claims if c.parties == ("IRN",))
    (taking,) = hezbollah.participants
    assert (taking.name, taking.role, taking.state) == ("Hezbollah", "recipient", "LBN")
    assert taking.mention and taking.mention.text == "Hezbollah (Lebanon)*"
    assert hezbollah.details.recipient is None
    assert next(c for c in claims if "NATO" in c.parties).details.recipient == "NATO"
    assert next(c for c in claims if c.parties == ("KEN",)).details.supplier is None


def test_the_latin_1_of_a_register_is_read() -> None:
    (reading,), _, _ = read(HERE / "sipri-classic.csv")
    assert "Côté sol à Sigonella" in reading.document.text


def test_sipri_2025_has_one_order_for_the_rows_of_a_deal() -> None:
    _, claims, outcomes = read(HERE / "sipri-2025.csv")
    order, *deliveries = claims[:3]
    assert (order.form, order.details.items[0].quantity, len(order.evidence)) == ("ordered", None, 2)
    assert [c.details.items[0].quantity for c in deliveries] == [230, 20]
    assert [c.when.start.year for c in deliveries if c.when] == [2022, 2023]
    assert [one.claims for one in outcomes.values()] == [3, 0, 2, 3, 0, 3]
    assert claims[-1].kind == "programme"  # local production


def test_mme_multi_party_and_imprecise_days() -> None:
    _, claims, outcomes = read(HERE / "mme.csv")
    malabar, silesia, staffs, key = claims
    assert malabar.parties == ("AUS", "IND", "JPN", "SGP", "USA")
    assert malabar.details.name == "Malabar 2007-2"
    assert silesia.parties == ("CZE", "DEU", "POL", "RUS")
    assert silesia.when and silesia.when.precision == "month"
    assert silesia.details.name is None
    assert staffs.parties == ("NATO",)  # by its words; Greece stays away
    assert key.parties == ("EST", "LTU", "LVA", "ROU")
    assert key.where and (key.where.name, key.where.state) == ("Ploiesti, Romania", "ROU")
    assert key.when and str(key.when.end) == "1996-10-04"
    assert outcomes[4].notes[1].startswith("ends before it starts")
    assert outcomes[5].notes == ["StateC 'Ruritania' is no state that the record knows; left out"]
    assert outcomes[6].reason == "neither a party nor a year"


def test_visits_have_a_visitor_with_office() -> None:
    _, claims, outcomes = read(HERE / "visits.csv")
    (visitor,) = claims[0].participants
    assert (visitor.name, visitor.role, visitor.state) == ("Ray Mabus", "visitor", "USA")
    assert visitor.office == "Secretary of the Navy"
    assert claims[0].when and claims[0].when.precision == "range"
    assert outcomes[4].reason == "GUM is of the visitor's own state: no second party"
    assert outcomes[5].reason == "'Atlantis' is no state that the record knows"


@pytest.mark.parametrize("name", ["dcad", "sipri-classic", "sipri-2025", "mme", "visits"])
def test_each_claim_quotes_its_row_and_each_row_is_accounted_for(name: str) -> None:
    path = HERE / f"{name}.csv"
    readings, claims, outcomes = read(path)
    for reading in readings:
        for claim in reading.claims:
            for span in claim.spans():
                assert reading.document.text[span.start : span.end] == span.text
            assert claim.evidence[0].text in reading.document.text.split("\n")
    assert sum(one.claims for one in outcomes.values()) == len(claims)
    rows = path.read_bytes().decode("latin-1").splitlines()
    header = next(n for n, line in enumerate(rows, 1) if line.count(",") > 5)
    assert sorted(outcomes) == list(range(header + 1, len(rows) + 1))


def test_columns_in_another_order_and_unknown_ones_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "moved.csv"
    path.write_text(
        "Note,signYear,ccode1,ccode2,category1,DCAid\nseen in the archive,1999,2,750,DCA,X-1\n",
        encoding="utf-8",
    )
    _, (claim,), _ = read(path)
    assert claim.parties == ("IND", "USA")
    assert "Note: seen in the archive" in claim.evidence[0].text


def test_nothing_is_imported_twice(tmp_path: Path) -> None:
    with Record(tmp_path / "record.db") as record:
        first = import_files(record, [HERE / "sipri-2025.csv"])
        again = import_files(record, [HERE / "sipri-2025.csv"])
        assert first.added.claims == record.counts()["claim"] == 11
        assert (again.added.claims, again.added.known, again.report.rows) == (0, 1, 6)


def test_a_register_is_one_source(tmp_path: Path) -> None:
    """However many rows and documents tell of an entry."""
    with Record(tmp_path / "record.db") as record:
        import_files(record, [HERE / "sipri-2025.csv", HERE / "sipri-classic.csv"])
        assert {entry.sources for entry in record.entries()} == {1}


def test_both_acts_of_a_dcad_row_are_one_entry(tmp_path: Path) -> None:
    with Record(tmp_path / "record.db") as record:
        import_files(record, [HERE / "dcad.csv"])
        (entry,) = record.entries(parties=("DEU", "NOR"))
        assert (entry.stage, entry.claims) == ("terminated", 3)
        assert len(record.entries()) == 5


@pytest.mark.skipif(not REAL.is_dir(), reason="the registers themselves are not part of the project")
@pytest.mark.parametrize(
    ("name", "rows", "refused"),
    [
        ("dcad-v1.0-main.csv", 1871, 0),
        ("exercises-mme-v7.csv", 3707, 0),
        ("sipri-register-2024-sample.csv", 1041, 0),
        ("sipri-register-2025-ukraine.csv", 382, 0),
        ("us-leader-visits.xls", 377, 9),
    ],
)
def test_the_registers_themselves_are_read_whole(name: str, rows: int, refused: int) -> None:
    _, claims, outcomes = read(REAL / name)
    assert len(outcomes) == rows
    assert sum(one.reason is not None for one in outcomes.values()) == refused
    assert len(claims) >= rows - refused

"""A SIPRI register held against a record: a set of deals of which the answer is known."""

import csv
import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.importing.form import Given
from legation.exchange.importing.importer import import_files
from legation.exchange.importing.register import register
from legation.exchange.importing.sipri_parts import columns
from legation.exchange.reconciling.assignment import assign
from legation.exchange.reconciling.columns import to_json
from legation.exchange.reconciling.proposal import proposal
from legation.exchange.reconciling.reconcile import Reconciled, Reconciliation, reconcile_sipri
from legation.exchange.reconciling.workbook import write_workbook
from legation.record.record import Record
from legation.schema import Reading

ROWS = """
Armenia,India,2020,,4,,Swathi,artillery locating radar,4,?,2021,New,$40 m deal
Armenia,China,1999,?,4,?,WM-80 273mm,self-propelled MRL,4,,1999,New,
Poland,United States,2020,,32,,F-35A Lightning-2,FGA aircraft,,,,New,
Morocco,United States,2020,,24,,F-16V Viper,FGA aircraft,,,,New,
Philippines,Israel,2020,,18,,Sabrah,light tank,,,,New,
Philippines,South Korea,2014,,12,,FA-50,FGA aircraft,12,,2015; 2016; 2017,New,$420 m deal
Morocco,United States,1999,,100,,M-113,APC,100,,2000,Second hand,
Morocco,United States,2002,,50,,M-113,APC,50,,2003,Second hand,
Poland,United States,2022,,250,,M-1A2 Abrams,tank,,,,New,
Poland,United States,2022,,26,,M-88A2 Hercules,ARV,,,,New,
Poland,South Korea,2014,,24,,K-9,self-propelled gun chassis,24,?,2016; 2017,New,
Poland,South Korea,2016,,96,,K-9,self-propelled gun chassis,88,?,2018; 2019,New,
Kenya,Serbia,2019,?,12,,NORA B-52,self-propelled gun,,,,New,
Azerbaijan,Russia,2010,,2,,S-300PMU2 Favorit,SAM system,2,,2011,New,
Philippines,India,2022,,60,,PJ-10 BrahMos,anti-ship missile,,,,New,
Poland,Germany,2002,,128,,Leopard-2A4,tank,128,,2002; 2003,Second hand,
"""
_Item = tuple[str, str, int | None]


def transfer(
    words: str, ends: str, form: str, *items: _Item, when: str | None = None, **more: Any
) -> dict[str, Any]:
    """A claim with `words` as its evidence; `ends` as `IND→ARM`; `when` a year or a day."""
    supplier, recipient = ends.split("→")
    time = None
    if when:
        days = (f"{when}-01-01", f"{when}-12-31") if len(when) == 4 else (when, when)
        time = {"start": days[0], "end": days[1], "precision": "year" if len(when) == 4 else "day"}
    goods = [{"name": name, "category": category, "quantity": count} for name, category, count in items]
    return {
        **{"kind": "transfer", "form": form, "status": more.pop("status", "occurred")},
        **{"parties": sorted((supplier, recipient)), "when": {**time, "text": when} if time else None},
        "details": {"supplier": supplier, "recipient": recipient, "items": goods, **more},
        "words": words,
    }


def reading(published: str, *claims: dict[str, Any], source: str = "Defence Monthly") -> Reading:
    text = " ".join(claim["words"] for claim in claims)
    made = []
    for claim in claims:
        start = text.index(claim["words"])
        span = {"start": start, "end": start + len(claim["words"]), "text": claim["words"]}
        made.append({**{k: v for k, v in claim.items() if k != "words"}, "evidence": [span]})
    document = {"id": text[:20], "text": text, "published": published, "source": source}
    reader = {"version": "1", "model": "by hand"}
    return Reading.model_validate({"document": document, "claims": made, "reader": reader})


def reports() -> list[Reading]:
    air, armour, guns = "aircraft", "armoured_vehicles", "artillery"
    return [
        reading("2023-05-19", transfer("Yerevan ordered four Swathi radars in 2020.", "IND→ARM", "ordered",
                ("Swathi weapon-locating radars", "sensors", 4), when="2020")),
        reading("2025-03-10",
                transfer("Warsaw bought 32 F-35s in January 2020.", "USA→POL", "ordered",
                         ("F-35 jets", air, 32), when="2020-01-31"),
                transfer("The first F-35 came in December 2024.", "USA→POL", "delivered",
                         ("F-35", air, 1), when="2024-12-10")),
        reading("2024-06-01", transfer("Rabat contracted 25 F-16 Block 72s in 2020.", "USA→MAR", "ordered",
                ("F-16 Block 72s", air, 25), when="2020")),
        reading("2022-10-02", transfer("Manila signed for 18 Sabrah tanks in 2022.", "ISR→PHL", "ordered",
                ("Sabrah light tanks", armour, 18), when="2022")),
        reading("2014-04-01", transfer("Manila ordered 12 FA-50s for $500 million on 28 March.", "KOR→PHL",
                "ordered", ("FA-50 Golden Eagles", air, 12), when="2014-03-28",
                value={"amount": 500_000_000, "currency": "USD"})),
        reading("2003-09-01", transfer("Fifty M113 carriers, ordered in 2002, reached Morocco.", "USA→MAR",
                "ordered", ("M113 carriers", armour, 50), when="2002")),
        reading("2000-09-01", transfer("The US sold Morocco a hundred M113s in 1999.", "USA→MAR", "ordered",
                ("M113s", armour, 100), when="1999")),
        reading("2022-04-06", transfer("On 5 April Poland ordered 250 Abrams and 26 Hercules.", "USA→POL",
                "ordered", ("Abrams tanks", armour, 250), ("Hercules recovery vehicles", armour, 26),
                when="2022-04-05")),
        reading("2014-12-20", transfer("Poland orders 120 K9 chassis on 17 December.", "KOR→POL", "ordered",
                ("K9 chassis", guns, 120), when="2014-12-17")),
        reading("2020-05-01", transfer("Kenya ordered Nora B-52 howitzers in 2020.", "SRB→KEN", "ordered",
                ("Nora B-52 howitzers", guns, 12), when="2020")),
        reading("2010-08-01", transfer("Talk of an S-300 sale was called untrue.", "RUS→AZE", "ordered",
                ("S-300 Favorit systems", "air_defence", 2), status="denied")),
        reading("2022-02-01", transfer("Three BrahMos batteries were bought on 28 January.", "IND→PHL",
                "ordered", ("BrahMos batteries", "missiles", 3), when="2022-01-28")),
        reading("2016-09-24", transfer("Poland ordered 8 minehunters from Italy on 1 July.", "ITA→POL",
                "ordered", ("minehunters", "ships", 8), when="2016-07-01")),
        reading("2016-09-24", transfer("France sold India 36 Rafales on 23 September.", "FRA→IND", "ordered",
                ("Rafales", air, 36), when="2016-09-23")),
        reading("2023-01-05", transfer("Kenya got uniforms from Turkey on 3 January.", "TUR→KEN", "delivered",
                ("uniforms", "other", 900), when="2023-01-03")),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "register.csv"
    header = ",".join(columns("classic"))
    rows = "\n".join(f"{row},1,1,1" for row in ROWS.strip().splitlines())
    path.write_text(f"Data generated: 4 Mar 2024 9:05:10 AM\n{header}\n{rows}\n", encoding="latin-1")
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(tmp_path_factory.mktemp("record") / "record.db") as opened:
        opened.add(reports())
        yield opened


@pytest.fixture(scope="module")
def found(record: Record, file: Path) -> Reconciliation:
    return reconcile_sipri(record, file)


def answer(found: Reconciliation, item: str, year: int | None = None) -> Reconciled:
    (row,) = [r for r in found.rows if r.either.item == item and (not year or year in r.either.years)]
    return row


@pytest.mark.parametrize(
    ("item", "year", "status"),
    [
        ("Swathi", None, "confirmed"),
        ("WM-80 273mm", None, "only there"),
        ("F-35A Lightning-2", None, "moved on"),
        ("F-16V Viper", None, "differing"),
        ("Sabrah", None, "differing"),
        ("FA-50", None, "differing"),
        ("M-113", 1999, "confirmed"),
        ("M-113", 2002, "confirmed"),
        ("M-1A2 Abrams", None, "confirmed"),
        ("M-88A2 Hercules", None, "confirmed"),
        ("K-9", 2014, "confirmed"),
        ("K-9", 2018, "only there"),
        ("NORA B-52", None, "confirmed"),
        ("S-300PMU2 Favorit", None, "only there"),
        ("PJ-10 BrahMos", None, "confirmed"),
        ("Leopard-2A4", None, "only there"),
        ("minehunters", None, "only here"),
        ("uniforms", None, "only here"),
    ],
)
def test_the_known_answers(found: Reconciliation, item: str, year: int | None, status: str) -> None:
    assert answer(found, item, year).status == status


def test_differences_name_both_values(found: Reconciliation) -> None:
    said = {
        item: [(d.field, d.register, d.record) for d in answer(found, item).differences]
        for item in ("F-35A Lightning-2", "F-16V Viper", "Sabrah", "FA-50")
    }
    assert said == {
        "F-35A Lightning-2": [("delivery", "none", "1 in 2024")],
        "F-16V Viper": [("number ordered", "24", "25")],
        "Sabrah": [("year of order", "2020", "2022")],
        "FA-50": [("value", "USD 420,000,000", "USD 500,000,000")],
    }


def test_notes(found: Reconciliation) -> None:
    assert answer(found, "K-9", 2014).note == "120 are the sum of rows 13, 14"
    assert "another row's partner" in (answer(found, "K-9", 2018).note or "")
    assert "no more than ordered (denied)" in (answer(found, "S-300PMU2 Favorit").note or "")
    assert answer(found, "uniforms").note == "not of the register's categories"


def test_what_the_register_does_not_cover_is_not_missed_there(found: Reconciliation) -> None:
    """No row of the file is on India as recipient."""
    assert not [row for row in found.rows if row.either.recipient == "IND"]


def test_both_sides_have_their_words(found: Reconciliation) -> None:
    row = answer(found, "F-35A Lightning-2")
    assert row.register and row.record
    assert "Weapon designation: F-35A Lightning-2" in row.register.quotes[0].words
    assert {q.words for q in row.record.quotes} == {
        "Warsaw bought 32 F-35s in January 2020.",
        "The first F-35 came in December 2024.",
    }
    assert all(q.claim and q.outlet == "Defence Monthly" and q.published for q in row.record.quotes)


def test_each_row_of_the_register_is_there_once_and_in_order(found: Reconciliation) -> None:
    names = [row.register.name for row in found.rows if row.register]
    assert names == [str(number) for number in range(3, 19)]
    partners = [(r.record.name, r.record.item) for r in found.rows if r.register and r.record]
    assert len(partners) == len(set(partners))


def test_the_register_does_not_confirm_itself(file: Path, found: Reconciliation, tmp_path: Path) -> None:
    with Record(tmp_path / "record.db") as record:
        record.add(reports())
        import_files(record, [file])
        assert reconcile_sipri(record, file).counts() == found.counts()


def test_the_same_answer_whatever_the_order_of_arrival(tmp_path: Path, file: Path) -> None:
    seen = set()
    for number, order in enumerate((reports(), reports()[::-1], reports()[1::2] + reports()[::2])):
        with Record(tmp_path / f"{number}.db") as record:
            record.add(order)
            seen.add(to_json(reconcile_sipri(record, file)))
    assert len(seen) == 1


def test_the_proposal_is_in_the_registers_form(found: Reconciliation, tmp_path: Path) -> None:
    text = proposal(found)
    header, *rows = csv.reader(text.splitlines())
    assert tuple(header) == columns("classic")
    by_item = {row[6]: row for row in rows}
    assert set(by_item) == {"F-35A Lightning-2", "minehunters"}
    f35 = by_item["F-35A Lightning-2"]
    assert f35[:5] == ["Poland", "United States", "2020", "", "32"]
    assert f35[7:11] == ["FGA aircraft", "1", "?", "2024"]
    assert "The first F-35 came in December 2024." in f35[12]
    (tmp_path / "proposal.csv").write_text(text, encoding="utf-8")
    read = register(tmp_path / "proposal.csv", "sipri")
    assert [o.reason for _, became in read.readings(Given()) for o in became] == [None, None]


def test_the_form_since_2025_is_reconciled_too(tmp_path: Path) -> None:
    here = Path(__file__).with_name("registers") / "sipri-2025.csv"
    with Record(tmp_path / "record.db") as record:
        record.add([
            reading("2024-02-02", transfer("Poland gave Ukraine 40 T-72 tanks in January 2024.", "POL→UKR",
                    "delivered", ("T-72 tanks", "armoured_vehicles", 40), when="2024-01-20")),
            reading("2022-04-09", transfer("Bratislava handed over an S-300 on 8 April.", "SVK→UKR",
                    "delivered", ("S-300 system", "air_defence", 1), when="2022-04-08")),
        ])  # fmt: skip
        found = reconcile_sipri(record, here)
    assert found.scope.recipient == "UKR"
    statuses = {row.either.item: row.status for row in found.rows}
    assert statuses["T-72M1"] == "moved on"
    assert statuses["S-300PMU"] == "confirmed"
    (_, row) = csv.reader(proposal(found).splitlines())
    assert row[1:9] == ["Poland", "Ukraine", "T-72M1", "tank", "Armoured vehicles", "2022", "No", "40"]
    assert row[10] == "2024"


def test_workbook_and_json_hold_every_row(found: Reconciliation, tmp_path: Path) -> None:
    write_workbook(found, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["deals", "evidence", "codebook"]
    assert book["deals"].max_row == len(found.rows) + 1
    data = json.loads(to_json(found))
    assert len(data["rows"]) == len(found.rows)
    assert sum(data["counts"].values()) == len(found.rows)


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=14))
def test_the_assignment_is_one_to_one_and_the_best(weights: dict[tuple[int, int], int]) -> None:
    chosen = assign(weights)
    assert len(set(chosen.values())) == len(chosen)
    assert all(pair in weights for pair in chosen.items())
    best = max(
        sum(weights.get((left, right), 0) for left, right in enumerate(rights))
        for rights in permutations(range(5))
    )
    assert sum(weights[pair] for pair in chosen.items()) == best
    assert chosen == assign(dict(reversed(weights.items())))

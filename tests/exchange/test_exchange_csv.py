import csv
from pathlib import Path
from types import ModuleType

from legation.exchange import csv as out
from legation.exchange.cells import unguarded
from legation.exchange.export import export
from legation.exchange.table import TABLES, table
from legation.record.record import Record
from legation.record.selection import Selection


def rows(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(lines).splitlines(keepends=True), strict=True))


def test_claims_name_their_evidence(selected: Selection, exported: ModuleType) -> None:
    texts = {one.document.id: one.document.text for one in exported.readings()}
    found = rows(list(out.export(selected)))
    assert len(found) == 12
    for row in found:
        words = unguarded(row["evidence"])
        start, end = int(row["evidence_start"]), int(row["evidence_end"])
        assert texts[unguarded(row["document"])][start:end] == words
    transfer = next(row for row in found if row["form"] == "ordered")
    assert (transfer["supplier"], transfer["amount"], transfer["currency"]) == ("ITA", "1200000000", "EUR")
    assert transfer["items"] == "24 × Tarpan transport helicopters (aircraft)"
    assert transfer["parties"] == "ITA POL"


def test_cells_that_could_run_come_back_unchanged(selected: Selection, exported: ModuleType) -> None:
    (activity,) = [r for r in rows(list(out.export(selected))) if r["form"] == "exercise" and r["name"]]
    assert activity["name"] == "'" + exported.FORMULA
    assert unguarded(activity["document"]) == "=cmd|'/c calc'!A1"
    assert unguarded(activity["document_title"]) == "+1 \x00 title\r\nof two lines"


def test_a_folder_has_every_table_and_a_codebook(exported_record: Record, tmp_path: Path) -> None:
    export(exported_record, "csv", f"{tmp_path}/tables/")
    for name in TABLES:
        header = (tmp_path / "tables" / f"{name}.csv").read_text().split("\n", 1)[0]
        assert header == ",".join(table(name).names)
    codebook = (tmp_path / "tables" / "codebook.csv").read_text()
    assert "claims,supplier,text,code of the supplier\n" in codebook
    spans = (tmp_path / "tables" / "spans.csv").read_text()
    assert spans.count(",evidence,") == 13


def test_one_table_and_the_folder_agree(exported_record: Record, tmp_path: Path) -> None:
    export(exported_record, "csv", f"{tmp_path}/t/")
    for name in TABLES:
        export(exported_record, "csv", tmp_path / f"{name}.csv", options={"table_name": name})
        assert (tmp_path / f"{name}.csv").read_bytes() == (tmp_path / "t" / f"{name}.csv").read_bytes()


def test_the_order_of_arrival_has_no_say(exported: ModuleType, selected: Selection, tmp_path: Path) -> None:
    exported.make(tmp_path / "other.db", exported.readings()[::-1])
    with Record(tmp_path / "other.db") as other, other.selection() as turned:
        for name in TABLES:
            assert list(out.export(turned, table_name=name)) == list(out.export(selected, table_name=name))

from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest

from legation.errors import OutputError
from legation.exchange import excel
from legation.exchange.export import export
from legation.record.record import Record
from legation.schema import KINDS

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


@pytest.fixture(scope="module")
def book(exported_place: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    place = tmp_path_factory.mktemp("excel") / "record.xlsx"
    with Record(exported_place) as record:
        export(record, "excel", place)
    return openpyxl.load_workbook(place)


def test_a_sheet_a_kind_the_parts_of_claims_and_a_codebook(book: object) -> None:
    assert book.sheetnames == [*KINDS, *excel.PARTS, "codebook"]  # type: ignore[attr-defined]
    for sheet in book:  # type: ignore[attr-defined]
        assert sheet.freeze_panes == "A2"


def test_dates_and_numbers_are_real(book: object) -> None:
    heading, *rows = book["transfer"].values  # type: ignore[index]
    (found,) = [its for row in rows if (its := dict(zip(heading, row, strict=True)))["form"] == "ordered"]
    assert found["start"] == datetime(2030, 3, 2)
    assert found["amount"] == 1_200_000_000
    assert "title" not in found


def test_a_cell_that_could_run_is_text_and_stays_text(book: object, exported: ModuleType) -> None:
    sheet = book["activity"]  # type: ignore[index]
    column = [cell.value for cell in sheet[1]].index("name")
    (cell,) = [row[column] for row in sheet.iter_rows(min_row=2) if row[column].value]
    assert cell.value == exported.FORMULA
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_more_claims_than_rows(
    exported_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "_ROWS", 2)
    with pytest.raises(OutputError, match="narrow the selection"):
        export(exported_record, "excel", tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_cell_is_cut_to_what_excel_holds() -> None:
    column = next(c for c in excel.kind_tables()[0].columns if c.name == "evidence")
    cut = excel._text(column, "🛩" * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert cut.endswith("🛩…")


def test_the_same_record_gives_the_same_file(exported_record: Record, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        export(exported_record, "excel", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

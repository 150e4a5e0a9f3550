"""Files that are no tables, hostile ones and broken ones: one clear line, bounded."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from legation.errors import DocumentError
from legation.exchange.importing import tables
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.opening import Opening
from legation.exchange.importing.tables import LONGEST_CELL, rows

HERE = Path(__file__).with_name("registers")
HEADER = "Name,Title,Start Year,Start Month,Start Day,State Visit,City Visited"


def outcomes(path: Path) -> dict[int, Outcome]:
    found = Opening().source(path).readings(Given())
    return {one.row: one for _, became in found for one in became}


def write(tmp_path: Path, content: bytes, name: str = "visits.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty: it holds no rows"),
        (b" \r\n\n", "empty: it holds no rows"),
        (f"{HEADER}\n".encode(), "a header and no rows"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"a,b,c\n1,2,3\n", "no row is the header of a known form"),
        (b"PK\x03\x04 not really", "not a copy of a record"),
        (b"\xd0\xcf\x11\xe0" + b"\xff" * 2000, "not a whole Excel file"),
        (
            b"ccode1,cowName1,ccode2,cowName2,signDay,signMonth\n2,USA,750,IND,1,1\n",
            "nearest to dcad",
        ),
    ],
)
def test_what_is_no_register_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as error:
        outcomes(write(tmp_path, content))
    assert said in str(error.value) or "not a whole copy of a record" in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 600


def test_a_broken_excel_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not a whole Excel file"):
        list(rows(write(tmp_path, b"PK\x03\x04" + b"\x00" * 100, "visits.xlsx")))


def test_an_excel_file_that_unpacks_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LARGEST", 100_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_000)
    with pytest.raises(DocumentError, match="unpacks to over"):
        list(rows(write(tmp_path, packed.getvalue(), "bomb.xlsx")))


def test_a_huge_cell_and_an_open_quotation_mark_spoil_their_rows_alone(tmp_path: Path) -> None:
    huge = "x" * (LONGEST_CELL + 1)
    text = (
        f"{HEADER}\nRay Mabus,Secretary,2010,9,3,SGP,Singapore\nRay Mabus,{huge},2010,9,4,SGP,Singapore\n"
        f'Ray Mabus,"{"y" * 140_000},2010,9,5,SGP,Singapore\nRay Mabus,Secretary,2010,9,6,SGP,Singapore\n'
    )
    found = outcomes(write(tmp_path, text.encode()))
    assert found[2].reason is None
    assert "a cell of 20,001 characters" in (found[3].reason or "")
    assert "a quotation mark that is not closed" in (found[4].reason or "")
    assert found[max(found)].reason is None


def test_rows_of_another_width_say_so(tmp_path: Path) -> None:
    text = f"{HEADER}\nRay,Sec,2010,9,3,SGP,Singapore,9,9\nRay\nRay,Sec,2010,9,3,SGP\n"
    found = outcomes(write(tmp_path, text.encode()))
    assert found[2].reason == "9 cells under a header of 7"
    assert found[3].reason == "1 cells under a header of 7"
    assert found[4].reason is None


def test_controls_do_not_come_in(tmp_path: Path) -> None:
    sound = "Ray Mabus,Secretary,2010,9,3,SGP,Singapore\n"
    text = f"{HEADER}\n{sound * 2_000}Ray\x1b[31m\u202eMabus,Sec,2010,9,3,SGP,Singa\x00pore\n"
    readings = [one for one, _ in Opening().source(write(tmp_path, text.encode())).readings(Given()) if one]
    assert sum(len(one.claims) for one in readings) == 2_001
    assert not any(set("\x1b\x00\u202e") & set(one.document.text) for one in readings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"{HEADER}\nJosé Peña,Ministre,2010,9,3,FRA,Orléans\n" * 1
    (reading, _), *_ = Opening().source(write(tmp_path, text.encode(encoding))).readings(Given())
    assert reading and reading.claims[0].participants[0].name == "José Peña"


def test_excel_reads_as_csv_does(tmp_path: Path) -> None:
    lines = [line.split(",") for line in (HERE / "visits.csv").read_text(encoding="utf-8").splitlines()]
    book = openpyxl.Workbook()
    for cells in lines:
        book.active.append([float(cell) if cell.isdigit() else cell for cell in cells])
    book.save(tmp_path / "visits.xlsx")
    one, other = (
        [c.model_dump() for r, _ in Opening().source(path).readings(Given()) if r for c in r.claims]
        for path in (HERE / "visits.csv", tmp_path / "visits.xlsx")
    )
    assert one == other


def test_a_cell_guarded_against_running_is_read_as_it_was(tmp_path: Path) -> None:
    found = list(rows(write(tmp_path, b"a,b\n'=1+1,'quoted'\n")))
    assert found[1].cells == ("=1+1", "'quoted'")

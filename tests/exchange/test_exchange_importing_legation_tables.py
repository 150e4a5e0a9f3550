"""Legation's own tables out and in again: the same claims, ids and all, whatever the text."""

import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from legation.errors import DocumentError
from legation.exchange import excel
from legation.exchange.export import export
from legation.exchange.importing import delimited
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.importer import import_files
from legation.exchange.importing.opening import Opening, told
from legation.exchange.importing.passages import Passages
from legation.record.record import Record
from legation.schema import Claim, Reading

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytest.importorskip("xlsxwriter")
pytest.importorskip("openpyxl")

PLACES = {"csv": "csv/", "parquet": "parquet/", "duckdb": "record.duckdb", "excel": "record.xlsx"}
AWKWARD = st.text(st.sampled_from("ab '\"=+-@,;\t\r\n\x00\x1b|…é🛩\u2028\u202e_x0D"), min_size=1, max_size=12)


def came(place: Path, opening: Opening | None = None) -> tuple[list[Claim], list[Outcome], list[Reading]]:
    """What comes in from a place: claims, what became of rows, readings."""
    found = list((opening or Opening()).source(place).readings(Given()))
    readings = [reading for reading, _ in found if reading]
    return (
        [claim for reading in readings for claim in reading.claims],
        [one for _, outcomes in found for one in outcomes],
        readings,
    )


def bodies(claims: list[Claim]) -> list[str]:
    return sorted(repr(claim) for claim in claims)


def reading(number: int, texts: list[str], exported: ModuleType) -> Reading:
    """A document with a transfer, a statement and an activity, in awkward words."""
    first, second, third = (f"{number}{text}." for text in texts)
    text = f"{texts[1]}{first}\n{second} {third}"
    pair = {"parties": ["FRA", "KEN"]}
    item = {"name": texts[1], "category": "aircraft"}
    body: dict[str, Any] = {
        **pair,
        **{"kind": "transfer", "form": "ordered", "words": [first, third], "source": texts[2]},
        "when": {"start": "2031-01-01", "end": "2031-12-31", "precision": "year", "text": texts[0]},
        "where": {"name": texts[0], "state": "KEN"},
        "details": {
            "supplier": "FRA", "recipient": "KEN", "value": {"amount": 10.5, "currency": "EUR"},
            "items": [{**item, "quantity": 3}, {**item, "quantity": None}],
        },
        "participants": [
            {"name": texts[0], "type": "organisation", "role": "manufacturer", "mention": first},
            {"name": texts[2], "state": "KEN", "office": texts[1]},
        ],
    }  # fmt: skip
    said = {
        **pair, "kind": "statement", "form": "mixed", "words": [second], "topics": ["air", "cyber"],
        "details": {"content": second, "cue": second[:1]},
    }  # fmt: skip
    named = {"kind": "activity", "form": "exercise", "words": third, "details": {"name": texts[2]}}
    document = {"title": texts[0], "source": texts[2], "url": "=1+1", "published": "2031-01-02"}
    return exported.reading(f"{texts[1]}{number}", text, body, said, {**pair, **named}, **document)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
@given(st.lists(AWKWARD, min_size=3, max_size=3))
def test_out_and_in_again_gives_the_same_claims(exported: ModuleType, texts: list[str]) -> None:
    went = [reading(number, texts, exported) for number in range(2)]
    with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/record.db") as record:
        record.add(went)
        for format, place in PLACES.items():
            export(record, format, f"{folder}/{place}")
            claims, outcomes, back = came(Path(folder, place))
            assert bodies(claims) == bodies([c for one in went for c in one.claims]), format
            assert sorted(repr(one.document) for one in back) == sorted(repr(one.document) for one in went)
            assert not any(one.reason or one.notes for one in outcomes)


@pytest.fixture(scope="module")
def folder(exported_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record in each format."""
    folder = tmp_path_factory.mktemp("tables")
    with Record(exported_place) as record:
        for format, place in PLACES.items():
            export(record, format, f"{folder}/{place}")
    return folder


@pytest.mark.parametrize("place", PLACES.values())
def test_the_form_is_told_and_every_claim_keeps_its_id(
    exported_record: Record, folder: Path, place: str, tmp_path: Path
) -> None:
    assert told(folder / place) == "tables"
    with Record(tmp_path / "other.db") as other:
        done = import_files(other, [folder / place])
        ids = {one.id: one.body for one in exported_record.claims()}
        assert {one.id: one.body for one in other.claims()} == ids
        assert (done.report.rows, done.report.imported, done.report.noted) == (len(ids), len(ids), 0)
        again = import_files(other, [folder / place])
        assert (again.added.claims, again.added.documents) == (0, 0)


@pytest.mark.parametrize("sort", ["csv", "parquet"])
def test_files_of_one_folder_come_in_once(folder: Path, sort: str) -> None:
    opening, rows = Opening(), []
    for path in sorted((folder / sort).iterdir()):
        assert told(path) == "tables", path
        rows += came(path, opening)[1]
    assert sorted(one.row for one in rows) == list(
        range(1 + (sort == "csv"), len(rows) + 1 + (sort == "csv"))
    )


def test_claims_alone_quote_passages_and_say_what_is_missing(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "some claims.csv"
    alone.write_bytes((folder / "csv" / "claims.csv").read_bytes())
    whole, _, _ = came(folder / "csv")
    claims, outcomes, readings = came(alone)
    assert [c.evidence[0].text for c in claims] == [c.evidence[0].text for c in whole]
    assert [(c.kind, c.parties, c.when, c.where, c.topics, c.details.items) for c in claims] == [
        (c.kind, c.parties, c.when, c.where, c.topics, c.details.items) for c in whole
    ]
    plain = [[(p.name, p.type, p.role, p.state, p.office) for p in c.participants] for c in claims]
    assert plain == [[(p.name, p.type, p.role, p.state, p.office) for p in c.participants] for c in whole]
    assert not any(one.reason for one in outcomes)
    notes = {note for one in outcomes for note in one.notes}
    assert any("the passages quoted stand for it" in note for note in notes)
    (old,) = [one.document for one in readings if one.document.id == "old"]
    assert (old.source, str(old.published)) == ("Yearbook", "2031-01-01")
    assert "\n[…]\n" in old.text


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row(
    exported: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "_CHARACTERS", 60)
    monkeypatch.setattr(excel, "_ROWS", 3)
    went = exported._deal()
    with Record(tmp_path / "record.db") as record:
        record.add(went)
        export(record, "excel", tmp_path / "record.xlsx")
    _, _, back = came(tmp_path / "record.xlsx")
    assert {one.document.text for one in back} == {one.document.text for one in went}


def test_rows_that_cant_come_in_say_why(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "csv").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    claims = (tmp_path / "claims.csv").read_text(encoding="utf-8")
    header = claims.partition("\n")[0]
    (tmp_path / "claims.csv").write_text(
        claims.replace("2031-05-04", "4 May 2031", 1).replace("Kenya signed", "Kenya sang")
        + ",".join("x" if name in {"claim", "kind"} else "" for name in header.split(",")) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    with (tmp_path / "spans.csv").open("a", encoding="utf-8") as spans:
        spans.write("nobody,nowhere,evidence,0,0,1,x\n")
    _, outcomes, _ = came(tmp_path)
    reasons = [one.reason for one in outcomes if one.reason]
    assert any("'4 May 2031' is no date" in reason for reason in reasons)
    assert "no document" in reasons
    assert any("no claim of the tables" in reason for reason in reasons)


def test_words_that_the_document_does_not_have_are_refused(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "csv").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    spans = (tmp_path / "spans.csv").read_text(encoding="utf-8")
    (tmp_path / "spans.csv").write_text(spans.replace("share it", "shave it"), encoding="utf-8")
    _, outcomes, _ = came(tmp_path)
    refused = [one.reason for one in outcomes if one.reason]
    assert len(refused) == 1
    assert "not in the document" in refused[0]


def test_tables_without_claims(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "participants.csv"
    alone.write_bytes((folder / "csv" / "participants.csv").read_bytes())
    with pytest.raises(DocumentError, match=r"import claims\.csv with it"):
        Opening().source(alone)
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes((folder / "record.duckdb").read_bytes()[:5000])
    with pytest.raises(DocumentError, match="no whole DuckDB file"):
        Opening().source(broken)
    cut = tmp_path / "claims.parquet"
    cut.write_bytes((folder / "parquet" / "claims.parquet").read_bytes()[:500])
    with pytest.raises(DocumentError, match="not a whole Parquet file"):
        Opening().source(cut)


def test_another_spreadsheets_csv(folder: Path, tmp_path: Path) -> None:
    import csv

    for path in (folder / "csv").iterdir():
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        with (tmp_path / path.name).open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=";").writerows(rows)
    assert bodies(came(tmp_path)[0]) == bodies(came(folder / "csv")[0])


@given(
    st.lists(st.lists(st.text("a\",;\r\n'\t ", max_size=5), min_size=2, max_size=4), min_size=1, max_size=4)
)
@settings(max_examples=30, deadline=None)
def test_cells_to_the_letter(rows: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "".join(",".join(map(quoted, row)) + "\r\n" for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(text.encode())
        assert [delimited.cells(one, ",") for one in delimited._records(path)] == rows


@given(st.text("abc ", min_size=1, max_size=30), st.data())
@settings(max_examples=30, deadline=None)
def test_passages_hold_every_quotation(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9))
    quotes = [(a, min(a + n, len(text)), text[a : a + n]) for a, n in data.draw(st.lists(ends, min_size=1))]
    passages = Passages(quotes)
    for start, end, words in quotes:
        at = passages.place(start)
        assert passages.text[at : at + end - start] == words

"""`legation import`, `reconcile` and `mcp` as programs: what they say, and their exit codes."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import exits
from legation.cli.main import app

HERE = Path(__file__).parents[1] / "exchange" / "registers"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(one) for one in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_import_tells_the_form_and_counts_rows(tmp_path: Path) -> None:
    code, said, _ = run("import", HERE / "sipri-2025.csv", "--record", tmp_path / "r.db")
    assert code == exits.DONE
    assert "sipri-2025.csv: sipri-2025" in said
    assert "6 rows: 6 imported, 0 refused; 11 new claims" in said


def test_the_report_names_each_row_that_is_not_in(tmp_path: Path) -> None:
    report = tmp_path / "rows.csv"
    code, said, complained = run(
        *("import", HERE / "dcad.csv", HERE / "visits.csv", tmp_path / "none.csv"),
        *("--record", tmp_path / "r.db", "--report", report),
    )
    assert code == exits.SOME_FAILED
    assert "10 rows: 7 imported, 3 refused" in said
    assert "none.csv: can't be read" in complained
    header, *rows = csv.reader(report.read_text(encoding="utf-8").splitlines())
    assert header == ["file", "row", "outcome", "reason"]
    assert [(Path(row[0]).name, row[1], row[2]) for row in rows if row[2] == "refused"] == [
        ("dcad.csv", "6", "refused"),
        ("visits.csv", "4", "refused"),
        ("visits.csv", "5", "refused"),
    ]


def test_a_spreadsheet_with_its_mapping(tmp_path: Path) -> None:
    code, said, _ = run(
        *("import", "spreadsheet", HERE / "diary.csv", "--mapping", HERE / "diary.toml"),
        *("--record", tmp_path / "r.db"),
    )
    assert code == exits.SOME_FAILED
    assert "5 rows: 4 imported, 1 refused" in said
    assert "row 5: refused: not sound" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["import", "sipri"], exits.USAGE, "name a file"),
        (["import", "spreadsheet", "x.csv"], exits.USAGE, "needs a mapping file"),
        (["import", "dcad", str(HERE / "mme.csv")], exits.NOTHING_READ, "no row is the header"),
        (["reconcile", "sipri", str(HERE / "mme.csv")], exits.NOTHING_READ, "no row is the header"),
        (["reconcile", "sipri", "x.csv", "--status", "lost"], exits.USAGE, "there are confirmed"),
        (["reconcile", "sipri", "x.csv", "--format", "xlsx"], exits.USAGE, "Excel goes to a file"),
    ],
)
def test_what_can_not_be_done_is_said(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    run("import", HERE / "visits.csv", "--record", tmp_path / "r.db", "--quiet")
    exit_code, out, err = run(*arguments, "--record", tmp_path / "r.db")
    assert exit_code == code
    assert said in " ".join((out + err).replace("│", " ").split())


def test_a_dump_goes_into_an_empty_record_and_into_another(tmp_path: Path) -> None:
    run("import", HERE / "sipri-2025.csv", "--record", tmp_path / "one.db", "--quiet")
    run("record", "dump", tmp_path / "copy.zip", "--record", tmp_path / "one.db")
    run("import", HERE / "visits.csv", "--record", tmp_path / "two.db", "--quiet")
    for name, rows in (("new.db", "11 rows: 11 imported"), ("two.db", "11 rows: 11 imported")):
        code, said, _ = run("import", tmp_path / "copy.zip", "--record", tmp_path / name)
        assert (code, rows in said) == (exits.DONE, True)
    _, listed, _ = run("search", "--kind", "transfer", "--format", "json", "--record", tmp_path / "one.db")
    _, again, _ = run("search", "--kind", "transfer", "--format", "json", "--record", tmp_path / "two.db")
    assert listed == again
    assert listed.strip()


def test_reconcile_writes_json_table_and_proposal(tmp_path: Path) -> None:
    place, propose = tmp_path / "r.db", tmp_path / "add.csv"
    run("import", HERE / "visits.csv", "--record", place, "--quiet")
    code, said, _ = run("reconcile", "sipri", HERE / "sipri-2025.csv", "--record", place, "-f", "json")
    assert code == exits.DONE
    assert json.loads(said)["counts"]["only there"] == 4
    code, said, _ = run(
        "reconcile", "sipri", HERE / "sipri-2025.csv", "--record", place, "--propose", propose
    )
    assert (code, "4 only there" in said) == (exits.DONE, True)
    assert propose.read_text(encoding="utf-8").startswith("SIPRI AT Database ID,Supplier")

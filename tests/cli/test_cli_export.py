"""`legation export` and `legation cite`: places, filters, notes, and what a terminal is spared."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli.main import app
from legation.record.record import Record
from legation.schema import Reading

TEXT = "India and Israel signed a letter of intent \x1b[31m on 2 June 2022."


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    claim = {
        **{"kind": "instrument", "form": "letter_of_intent", "status": "occurred", "parties": ["IND", "ISR"]},
        "details": {"action": "signed"},
        "evidence": [{"start": 0, "end": len(TEXT), "text": TEXT}],
    }
    document = {"id": "a", "text": TEXT, "published": "2022-06-03"}
    reading = {"document": document, "claims": [claim], "reader": {"version": "1", "model": "-"}}
    place = tmp_path / "legation.db"
    with Record(place) as made:
        made.add([Reading.model_validate(reading)])
    monkeypatch.setenv("LEGATION_RECORD", str(place))
    return place


def run(*arguments: str, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == code, done.output
    return done.stdout, done.stderr


def test_text_to_standard_output_and_to_a_file(record: Path, tmp_path: Path) -> None:
    shown, said = run("export", "csv", "--table", "entries", "--party", "ind")
    assert shown.count("\n") == 2
    assert said == ""
    assert run("export", "csv", "--table", "entries", "--output", str(tmp_path / "e.csv")) == ("", "")
    assert (tmp_path / "e.csv").read_text() == shown


def test_filters_are_those_of_search(record: Path) -> None:
    for given in (
        ("--party", "FJI"),
        ("--since", "2023-01-01"),
        ("--kind", "meeting"),
        ("--decision", "rejected"),
    ):
        shown, _ = run("export", "csv", *given)
        assert shown.count("\n") == 1, given


def test_what_is_left_out_is_said(record: Path) -> None:
    _, said = run("export", "polecat", "--kind", "instrument")
    assert said == ""
    _, said = run("export", "sipri", "--layout", "2025")
    assert said == ""
    _, said = run("export", "mme")
    assert said == ""
    shown, said = run("export", "panel", "--unit", "month", "--evidence")
    assert "letter_of_intent,1,1,e" in shown


def test_mistakes_are_one_line(record: Path, tmp_path: Path) -> None:
    for given, told in (
        (("dbase",), "dbase: no such format"),
        (("excel",), "excel is no text: name a file with --output"),
        (("csv", "--unit", "year"), "csv has no option unit"),
        (("csv", "--output", str(tmp_path / "no" / "a.csv")), "can't be written"),
        (("excel", "--output", str(tmp_path / "no" / "a.xlsx")), "can't be written"),
    ):
        code = 4 if "written" in told else None
        done = CliRunner().invoke(app, ["export", *given])
        assert done.exit_code != 0
        assert code is None or done.exit_code == code
        assert told in done.stderr
        assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_cite(record: Path) -> None:
    shown, _ = run("cite", "--title", "Arms", "--author", "Ann Lee", "--accessed", "2026-11-24")
    assert shown.startswith("@misc{legation-")
    assert "urldate = {2026-11-24}" in shown
    shown, _ = run("cite", "--format", "csl", "--party", "IND", "--party", "ISR")
    assert json.loads(shown)[0]["type"] == "dataset"
    again, _ = run("cite", "--format", "csl", "--party", "IND", "--party", "ISR")
    assert again == shown

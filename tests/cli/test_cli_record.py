"""`legation search`, `who`, `why` and `decide`: what people are shown, what scripts are told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import legation
from legation.cli.main import app
from legation.schema import Reading

_TEXT = "Ana Duarte, Portugal's defence minister, met Kari Lunde in Lisbon in March. They met in 2030."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    claims = [
        {
            "kind": "meeting",
            "form": "talks",
            "status": "occurred",
            "parties": ["NOR", "PRT"],
            "participants": [
                {"name": name, "type": "person", "state": state, "office": office, "role": "participant"}
                for name, state, office in (
                    ("Ana Duarte", "PRT", "defence minister"),
                    ("Kari Lunde", "NOR", None),
                )
            ],
            "when": {"start": "2031-03-01", "end": "2031-03-31", "precision": "month", "text": "March"},
            "evidence": [{"start": 0, "end": 74, "text": _TEXT[:74]}],
        }
    ]
    document = {"id": "d", "text": _TEXT, "published": "2031-04-02", "source": "Tejo Post"}
    reader = {"version": "1", "model": "by hand"}
    with legation.open(path) as kept:
        kept.add([Reading.model_validate({"document": document, "claims": claims, "reader": reader})])
    return path


def _run(record: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*arguments, "--record", str(record)], env={"COLUMNS": "140"})
    return done.exit_code, done.output


def test_a_month_is_shown_as_a_month(record: Path) -> None:
    code, shown = _run(record, "search", "--party", "Norway", "--party", "PRT")
    assert code == 0
    assert "2031-03 " in shown
    assert "2031-03-01" not in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "--kind", "meetings"], 2),
        (["search", "--form", "treaty", "--kind", "meeting"], 2),
        (["search", "--decision", "maybe"], 2),
        (["search", "--party", "Atlantis"], 2),
        (["search", "submarine"], 5),
        (["search", "--kind", "transfer"], 5),
        (["who", "Nobody"], 5),
        (["agreement", "Ann", "Bo"], 5),
        (["decide", "correct", "e", "when", "2031-02-30", "--by", "Ann"], 4),
    ],
)
def test_exit_codes(record: Path, arguments: list[str], code: int) -> None:
    assert _run(record, *arguments)[0] == code


def test_an_id_too_short(record: Path) -> None:
    code, shown = _run(record, "why", "e")
    assert code == 4
    assert "characters of the id" in shown


def test_a_person_and_what_they_held(record: Path) -> None:
    code, shown = _run(record, "who", "duarte")
    assert code == 0
    assert "\n  2031-04-02: defence minister (in documents of 1 day)\n" in shown


def test_why_shows_decisions(record: Path) -> None:
    with legation.open(record) as kept:
        entry = kept.entries()[0].id
    code, line = _run(
        record, "decide", "correct", entry, "when", "2031-03-29", "--by", "Ann", "--reason", "log"
    )
    assert (code, "Ann: correct" in line) == (0, True)
    shown = _run(record, "why", entry)[1]
    assert "corrected when = 2031-03-29 by Ann" in shown
    assert ": log (d" in shown

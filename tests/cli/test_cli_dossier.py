"""`legation dossier`, `compare` and `new` as a person runs them."""

import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from legation.cli.main import app
from legation.cli.news import moment_of
from legation.cli.period import days

_SET = Path(__file__).parents[1] / "views" / "dossier_set.py"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    spec = importlib.util.spec_from_file_location("dossier_set", _SET)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = tmp_path_factory.mktemp("commands") / "record.db"
    module.fill(made)
    return str(made)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_dossier_on_standard_output(record: str) -> None:
    done = run("dossier", "India", "isr", "--record", record, "--as-of", "2022-06-10")
    assert done.exit_code == 0, done.output
    assert "India – Israel" in done.stdout
    assert "As of 10 June 2022" in done.stdout


@pytest.mark.parametrize(
    ("name", "begins"),
    [("b.md", b"# India"), ("b.html", b"<!doctype html>"), ("b.docx", b"PK"), ("b.pdf", b"%PDF")],
)
def test_the_ending_says_the_format(record: str, tmp_path: Path, name: str, begins: bytes) -> None:
    output = tmp_path / name
    done = run("dossier", "IND", "ISR", "--record", record, "--output", str(output))
    assert done.exit_code == 0, done.output
    assert output.read_bytes().lstrip().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_nothing_on_record_has_its_own_exit_code(record: str) -> None:
    done = run("dossier", "NATO", "JPN", "--record", record)
    assert done.exit_code == 5
    assert "nothing on this" in done.stdout
    assert run("compare", "NATO JPN", "BRA", "--record", record).exit_code == 5
    assert run("new", "--since", "2030-01-01", "--record", record).exit_code == 5


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("dossier", "Isreal"), 2),
        (("dossier", "IND", "--since", "June"), 2),
        (("dossier", "IND", "--since", "2020-01-01", "--until", "2019-01-01"), 2),
        (("compare", "IND ISR"), 2),
        (("compare", "IND ISR", "--periods", "x:y", "2010:2011"), 2),
        (("new", "--since", "soon"), 2),
        (("dossier", "IND", "--output", "/nowhere/at/all.pdf"), 4),
        (("dossier", "IND", "--output", "/nowhere/at/all.md"), 4),
    ],
)
def test_mistakes_are_told_in_a_line(record: str, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments, "--record", record)
    assert done.exit_code == code
    assert "Traceback" not in done.output


def test_two_periods_of_one_dyad(record: str) -> None:
    done = run("compare", "IND ISR", "--periods", "2017:2019", "2020:", "--record", record, "-f", "json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["one"]["entries"], found["other"]["entries"]) == (3, 8)


@pytest.mark.parametrize("format", ["text", "markdown", "atom", "json"])
def test_news_in_every_format(record: str, format: str) -> None:
    done = run("new", "--since", "2026-01-05", "--record", record, "--format", format)
    assert done.exit_code == 0, done.output
    assert "delivered" in done.stdout


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("yesterday", "2026-03-03T00:00:00Z"),
        ("Today", "2026-03-04T00:00:00Z"),
        ("7d", "2026-02-25T10:30:00Z"),
        ("12h", "2026-03-03T22:30:00Z"),
        ("2w", "2026-02-18T10:30:00Z"),
        ("2026-01-01", "2026-01-01T00:00:00Z"),
        ("2026-01-01T06:00+02:00", "2026-01-01T04:00:00Z"),
    ],
)
def test_moments(words: str, moment: str) -> None:
    assert moment_of(words, datetime(2026, 3, 4, 10, 30, tzinfo=UTC)) == moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010:2015", "2010-01-01", "2015-12-31"),
        ("2010", "2010-01-01", "2010-12-31"),
        ("2010-06:2010-12", "2010-06-01", "2010-12-31"),
        ("2010-06-05:2012-02", "2010-06-05", "2012-02-29"),
        (":2015", "None", "2015-12-31"),
        ("2016:", "2016-01-01", "None"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    assert tuple(map(str, days(text))) == (first, last)


def test_no_period() -> None:
    with pytest.raises(typer.BadParameter, match="no period"):
        days("ten:twelve")

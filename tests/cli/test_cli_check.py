"""`legation check`: what scripts are told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import legation
from legation.cli.main import app

REPORT = (
    "Poland ordered 24 Tarpan helicopters from Italy on 2 March 2030. "
    "Poland and Italy signed an agreement on military training in Rome on 5 March 2030."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "record.db"
    with legation.open(path) as kept:
        kept.add([legation.read(REPORT, published="2030-03-06", source="Vistula Press")])
    return path


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("Poland ordered 24 Tarpan helicopters from Italy on 2 March 2030.", 0),
        ("Poland ordered 96 Tarpan helicopters from Italy on 2 March 2030.", 7),
        ("Kenya ordered six patrol boats from South Korea on 2 March 2030.", 6),
    ],
)
def test_the_exit_code_says_it(record: Path, draft: str, code: int, tmp_path: Path) -> None:
    page = tmp_path / "checked.html"
    arguments = ["check", "-", "--published", "2030-06-01", "--record", str(record), "--output", str(page)]
    found = CliRunner().invoke(app, arguments, input=draft)
    assert found.exit_code == code, found.output
    assert "<main" in page.read_text()


def test_a_draft_that_is_not_there_is_one_line(record: Path) -> None:
    found = CliRunner().invoke(app, ["check", "/no/such/draft.txt", "--record", str(record)])
    assert found.exit_code == 3
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_a_draft_without_claims_is_said_to_have_none(record: Path, format: str) -> None:
    arguments = ["check", "-", "--published", "2030-06-01", "--record", str(record), "--format", format]
    found = CliRunner().invoke(app, arguments, input="The weather was fine.")
    assert found.exit_code == 0
    assert "No claims: nothing in this draft" in found.output

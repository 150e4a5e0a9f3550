"""The commands that draw: what they write, where, and how they end."""

import json
import runpy
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import exits
from legation.cli.main import app
from legation.cli.period import period

FILL = runpy.run_path(str(Path(__file__).parents[1] / "views" / "ties_set.py"))["fill"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record's file."""
    made: Path = tmp_path_factory.mktemp("pictures") / "record.db"
    FILL(made)
    return made


def run(place: Path, *arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*map(str, arguments), "--record", str(place)])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("timeline", "india", "Israel"), "Timeline: India – Israel"),
        (("timeline", "--person", "Singhal"), "Meera Singhal (India)"),
        (("trend", "IND"), "Entries by year and kind: India"),
        (("ranking", "IND"), "Israel"),
        (("network", "--at-least", 2), "2 ties"),
        (("network", "IND", "--periods", "2010:2014", "2015:2019"), "stronger"),
        (("map", "JPN"), "Not on the map: NATO (1)"),
    ],
)
def test_a_table_for_the_terminal(place: Path, arguments: tuple[object, ...], shown: str) -> None:
    code, out, _ = run(place, *arguments)
    assert code == exits.DONE
    assert shown in out


@pytest.mark.parametrize(
    "command", [("timeline", "IND"), ("trend",), ("ranking", "IND"), ("network",), ("map",)]
)
def test_the_ending_of_the_file_says_the_format(
    place: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    starts = {
        "csv": b"",
        "json": b"{",
        "parquet": b"PAR1",
        "png": b"\x89PNG",
        "svg": b"<svg",
        "html": b"<!doctype",
    }
    for ending, start in starts.items():
        path = tmp_path / f"figure.{ending}"
        assert run(place, *command, "--output", path)[0] == exits.DONE
        assert path.read_bytes().startswith(start) and path.stat().st_size > 100
    assert not list(tmp_path.glob("*.part"))


def test_graphs_of_networks_alone(place: Path, tmp_path: Path) -> None:
    for format in ("gexf", "graphml"):
        assert run(place, "network", "--output", tmp_path / f"ties.{format}")[0] == exits.DONE
        assert run(place, "map", "--output", tmp_path / f"map.{format}")[0] == exits.USAGE
    assert run(place, "network", "TUV", "--format", "gexf")[0] == exits.NOTHING_ON_RECORD


@pytest.mark.parametrize("format", ["table", "csv", "json", "svg", "html"])
def test_nothing_to_show_is_said_and_is_an_exit_code(place: Path, format: str) -> None:
    code, out, _ = run(place, "timeline", "AND", "TUV", "--format", format)
    assert code == exits.NOTHING_ON_RECORD
    assert "Nothing in the record" in out or format == "csv"
    if format == "json":
        assert json.loads(out)["tables"] == {"timeline": []}


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline",),
        ("timeline", "IND", "--person", "Singhal"),
        ("timeline", "Ruritania"),
        ("trend", "--kind", "treaty"),
        ("trend", "--since", "2020-13-01"),
        ("trend", "--since", "2020-01-01", "--until", "2019-01-01"),
        ("network", "--weight", "meeting"),
        ("network", "--weight", "treaty=2"),
        ("network", "--periods", "2010", "soon"),
        ("network", "--periods", "2010:2014", "2015:"),
        ("network", "--format", "csv", "--table", "changes"),
    ],
)
def test_what_is_not_understood_is_said(place: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run(place, *arguments)
    assert (code, out) == (exits.USAGE, "")
    assert err and "Traceback" not in err


def test_periods_are_from_first_day_to_last() -> None:
    assert str(period("2010:2015")) == str(period("2010-01-01:2015-12-31"))
    assert str(period("2016-02").until) == "2016-02-29"
    assert period("2010").words == "2010"
    assert period("2010-06:2011").words == "2010-06-01 – 2011-12-31"


def test_help_loads_no_charts() -> None:
    import subprocess
    import sys

    probe = (
        "import sys\nfrom legation.cli.main import app\n"
        "try:\n app(['network', '--help'])\nexcept SystemExit: pass\n"
        "heavy = {'altair', 'networkx', 'numpy', 'sqlalchemy', 'polars'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"

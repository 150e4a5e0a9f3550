"""The program as a program: version, help, start, pipes, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from legation import __version__
from legation.cli.main import app

PROGRAM = [sys.executable, "-c", "from legation.cli.main import run; run()"]
REPORT = "The defence ministers of India and Israel met in New Delhi and signed an agreement.\n"


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def test_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"legation {__version__}\n")


@pytest.mark.parametrize("command", [[], ["read"], ["schema"]])
def test_help_has_examples(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        done = CliRunner().invoke(app, [*command, flag])
        assert done.exit_code == 0
        assert "Examples" in done.stdout


@pytest.mark.parametrize("subject", ["reading", "claim"])
def test_schema_prints_a_schema(subject: str) -> None:
    done = CliRunner().invoke(app, ["schema", subject])
    assert done.exit_code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))


def test_help_loads_nothing_heavy() -> None:
    """Pydantic is not among them: Typer itself may load it."""
    probe = (
        "import sys\nfrom legation.cli.main import app\n"
        "try:\n app(['read', '--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'sqlalchemy', 'spacy', 'onnxruntime', 'trafilatura', 'rigour', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(REPORT * 200)
    program = subprocess.Popen(
        [*PROGRAM, "read", str(tmp_path), "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == 141


def test_ctrl_c_is_clean() -> None:
    program = subprocess.Popen(
        [*PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2)
    os.kill(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_a_full_standard_output_is_one_line(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "report.txt").write_text(REPORT)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "read", str(tmp_path / "report.txt"), "--format", "jsonl"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1


def test_an_ascii_terminal_still_shows_the_table(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("“" + REPORT.strip() + "”\n")
    done = run("read", str(tmp_path / "report.txt"), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr

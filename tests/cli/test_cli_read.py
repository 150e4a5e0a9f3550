"""`legation read`: formats, options, exit codes, and one line for what can't be read."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli.main import app
from legation.reader import Reader
from legation.schema import Document, Reading

REPORT = (
    "Defence Minister Rajnath Singh of India met his Israeli counterpart in New Delhi on Thursday.\n\n"
    "India and Israel signed an agreement on defence cooperation, the ministry said.\n"
)
WEATHER = "It rained all day in the hills, and the river rose by a foot before evening.\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_table_by_default(report: Path) -> None:
    done = run("read", report, "--published", "2022-06-02", "--title", "A visit", "--source", "Daily")
    assert done.exit_code == 0, done.stderr
    assert done.stderr == ""
    for words in ("A visit", "2022-06-02 · Daily", "meeting", "IND ISR", "met"):
        assert words in done.stdout


def test_json_lines(report: Path) -> None:
    done = run("read", report, report, "--format", "jsonl", "--published", "2022-06-02", "--title", "T")
    assert done.exit_code == 0
    first, second = (Reading.model_validate_json(line) for line in done.stdout.splitlines())
    assert first == second
    assert first.document.title == "T"
    assert str(first.document.published) == "2022-06-02"
    assert "meeting" in [claim.kind for claim in first.claims]


def test_standard_input_as_json() -> None:
    done = run("read", "-", "--format", "json", stdin=REPORT)
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["document"]["text"].startswith("Defence Minister")


def test_pages_and_index(report: Path, tmp_path: Path) -> None:
    done = run("read", report, "--format", "html", "--output", tmp_path / "pages")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert len(list((tmp_path / "pages").glob("*.html"))) == 2


def test_only_the_kinds_asked_for(report: Path) -> None:
    done = run("read", report, "--format", "json", "--kind", "meeting")
    assert {claim["kind"] for claim in json.loads(done.stdout)["claims"]} == {"meeting"}


def test_min_confidence_leaves_claims_out(report: Path) -> None:
    claims = [
        json.loads(run("read", report, "--format", "json", "--min-confidence", share).stdout)["claims"]
        for share in ("0", "1")
    ]
    assert len(claims[0]) > len(claims[1])


def test_a_document_without_claims_says_so(tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text(WEATHER)
    done = run("read", tmp_path / "weather.txt")
    assert done.exit_code == 0
    assert "no claims" in done.stdout


def test_some_failed_is_1_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "zeros.pdf").write_bytes(b"\x00\x01\x02" * 1000)
    (tmp_path / "deutsch.txt").write_text(
        "Die Verteidigungsminister von Deutschland und Frankreich haben am Montag in Berlin über die "
        "gemeinsame Entwicklung eines Kampfflugzeugs gesprochen und ein Abkommen unterzeichnet.\n"
    )
    done = run(
        "read",
        tmp_path / "empty.txt",
        tmp_path / "zeros.pdf",
        tmp_path / "deutsch.txt",
        tmp_path / "missing.txt",
        report,
        "--format",
        "jsonl",
    )
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 4
    for line, name in zip(lines, ("empty.txt", "zeros.pdf", "deutsch.txt", "missing.txt"), strict=True):
        assert line.startswith("legation: ")
        assert name in line
    assert "German" in lines[2]


def test_nothing_read_is_3(tmp_path: Path) -> None:
    done = run("read", tmp_path / "missing.txt", "--format", "json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    (tmp_path / "folder").mkdir()
    done = run("read", tmp_path / "folder")
    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) == 1


def test_nothing_read_leaves_no_output(tmp_path: Path) -> None:
    assert run("read", tmp_path / "missing.txt", "-f", "jsonl", "-o", tmp_path / "out.jsonl").exit_code == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--published", "2022-02-31"],
        ["read", "x", "--kind", "party"],
        ["read", "x", "--min-confidence", "2"],
        ["read", "x", "--no-such-option"],
        ["no-such-command"],
        ["schema"],
        ["schema", "dossier"],
    ],
)
def test_usage_is_2(wrong: list[str]) -> None:
    done = run(*wrong)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_several_pages_to_standard_output_is_usage(report: Path) -> None:
    done = run("read", report, report, "--format", "html")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "folder" in done.stderr


def test_output_that_cant_be_written_is_4(report: Path, tmp_path: Path) -> None:
    done = run("read", report, "--output", tmp_path / "no" / "where.txt")
    assert done.exit_code == 4
    assert len(done.stderr.splitlines()) == 1


class Faulty(Reader):
    """A reader with a fault, in documents that say so."""

    def read(self, document: Document) -> Reading:
        if "fault" in document.text:
            raise IndexError("a fault\nin the reader")
        return super().read(document)


def test_a_fault_is_one_line_and_70_and_the_others_are_read(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.reader.Reader", Faulty)
    (tmp_path / "faulty.txt").write_text("The minister said that it was a fault of the ministry.\n")
    done = run("read", tmp_path / "faulty.txt", report, "--format", "jsonl")
    assert done.exit_code == 70
    assert len(done.stdout.splitlines()) == 1
    (line,) = done.stderr.splitlines()
    assert "IndexError: a fault in the reader" in line
    assert "--debug" in line
    assert "Traceback" in run("--debug", "read", tmp_path / "faulty.txt").stderr


def test_a_fault_elsewhere_is_one_line_and_70(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("no weights")

    monkeypatch.setattr("legation.reader.Reader", broken)
    done = run("read", report)
    assert done.exit_code == 70
    assert len(done.stderr.splitlines()) == 1


def test_hostile_documents_command_no_terminal(tmp_path: Path) -> None:
    name = tmp_path / "re\x1b[31mport.txt"
    name.write_text(REPORT + "\x1b]0;owned\x07\u202e\n")
    for format in ("table", "json", "jsonl"):
        done = run("read", name, tmp_path / "no\x1b[2J.txt", "--format", format, "--title", "\x1b[7m\u202e")
        assert done.exit_code == 1
        assert "\x1b" not in done.stdout + done.stderr
        assert "\u202e" not in done.stdout + done.stderr

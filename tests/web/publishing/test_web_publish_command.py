"""`legation publish` at the command line."""

from pathlib import Path

from typer.testing import CliRunner

from legation.cli.main import app


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["publish", *arguments])
    return done.exit_code, done.output


def test_it_says_what_it_wrote(sample_record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    code, said = run(str(folder), "--record", str(sample_record), "--party", "India", "--title", "A & B <i>")
    assert code == 0
    assert said.startswith("1 entry from 1 document: ")
    home = (folder / "index.html").read_text()
    assert "A &amp; B &lt;i&gt;</title>" in home
    assert "<i>" not in home


def test_refusals_are_one_line(sample_record: Path, tmp_path: Path) -> None:
    record = ("--record", str(sample_record))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a").write_text("a")
    for arguments, code, words in (
        ((str(tmp_path / "mine"), *record), 4, "holds files that publish did not make"),
        ((str(tmp_path / "s"), *record, "--limit", "1"), 2, "more than 1: select fewer"),
        ((str(tmp_path / "s"), *record, "--party", "BRA"), 2, "nothing on record fits"),
        ((str(tmp_path / "s"), *record, "--party", "Atlantis"), 2, "Atlantis"),
        ((str(tmp_path / "s"), *record, "--base-url", "e.org"), 2, "a site is at an address"),
        ((str(tmp_path / "s"), "--record", str(tmp_path / "no.db")), 4, "no such record"),
    ):
        found, said = run(*arguments)
        assert (found, said.count("\n")) == (code, 1), said
        assert words in said
    assert not (tmp_path / "s").exists()

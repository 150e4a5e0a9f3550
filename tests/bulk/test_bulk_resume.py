"""Readings that were stopped: taken up again without loss or repetition."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from legation.bulk.sinks import Lines
from legation.cli.main import app
from legation.errors import OutputError
from legation.record.record import Record

KILLS = 10
SLOW_READER = """
import sys, time
from types import ModuleType
from legation.schema import ReaderInfo, Reading
from legation.bulk import chunks

class Slow:
    def __init__(self, *_, **__):
        pass

    def read(self, document):
        time.sleep(0.01)
        return Reading(document=document, reader=ReaderInfo(version="0", model="slow"))

sys.modules["legation.reader"] = ModuleType("legation.reader")  # the real one takes long to load
sys.modules["legation.reader"].Reader = Slow
chunks.MOST_ITEMS = 7
from legation.cli.main import app
app(sys.argv[1:])
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def killed_after(seconds: float, growing: Path, *arguments: str | Path) -> int:
    """Runs the slow reader and kills it so long after a file has begun to grow; its exit code."""
    words = [sys.executable, "-c", SLOW_READER, *map(str, arguments)]
    before = growing.stat().st_size if growing.exists() else 0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and (growing.stat().st_size if growing.exists() else 0) <= before:
            time.sleep(0.005)
        time.sleep(seconds)
        running.kill()
        return running.wait()


def test_killed_ten_times_it_gives_the_same_as_in_one_go(made: Any, tmp_path: Path) -> None:
    corpus, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    lines = made.json_lines(700).splitlines(keepends=True)
    lines[33] = b"{bad\n"
    corpus.write_bytes(b"".join(lines))
    draw, kills, part = random.Random(7), 0, out.with_name("out.jsonl.part")
    asked = ("read", corpus, "--format", "jsonl", "--output", out, "--report", tmp_path / "r.csv")
    for _ in range(KILLS):
        kills += killed_after(draw.uniform(0, 0.04), part, *asked) == -signal.SIGKILL
    assert kills == KILLS
    words = [sys.executable, "-c", SLOW_READER, *map(str, asked)]
    subprocess.run(words, capture_output=True, check=False)
    texts = [json.loads(line)["document"]["text"] for line in out.read_text().splitlines()]
    assert texts == [made.text_of(n) for n in range(0, 700, 5)]
    assert [line.split(",")[0] for line in (tmp_path / "r.csv").read_text().splitlines()] == [
        "where",
        f"{corpus}:34",
    ]
    assert not list(tmp_path.glob("*.progress")) + list(tmp_path.glob("*.part"))


def test_a_record_goes_on_where_it_was_killed(made: Any, tmp_path: Path) -> None:
    corpus, place = tmp_path / "a.jsonl", tmp_path / "r.db"
    corpus.write_bytes(made.json_lines(60))
    for seconds in (0.05, 0.1):
        killed_after(
            seconds, Path(f"{place}-wal"), "add", corpus, "--record", place, "--report", tmp_path / "r.csv"
        )
    done = run("add", corpus, "--record", place, "--report", tmp_path / "r.json")
    assert done.exit_code == 0, done.stderr
    with Record(place, create=False) as record:
        assert record.counts()["document"] == 12
        assert record.counts()["claim"] > 0
    assert json.loads((tmp_path / "r.json").read_text())["counts"]["failed"] == 0
    again = run("add", corpus, "--record", place, "--report", tmp_path / "r.json")
    assert "12 known" in again.stderr


def test_a_torn_journal_is_taken_up_at_its_last_whole_line(made: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    asked = {"inputs": ["a"]}
    for torn in (b"", b'{"stretches": [["k", 0', b"\x00\xff\n"):
        out.with_name("out.jsonl.progress").write_bytes(b'{"asked": {"inputs": ["a"]}}\n' + torn)
        out.with_name("out.jsonl.part").write_bytes(b"half a line")
        sink = Lines(out, asked)
        assert sink.counts.documents == 0
        sink.close()
        assert out.with_name("out.jsonl.part").read_bytes() == b""


def test_a_journal_of_another_reading_or_in_use_is_refused(tmp_path: Path) -> None:
    sink = Lines(tmp_path / "out.jsonl", {"inputs": ["a"]})
    with pytest.raises(OutputError, match="another program"):
        Lines(tmp_path / "out.jsonl", {"inputs": ["a"]})
    sink.close()
    with pytest.raises(OutputError, match="other inputs"):
        Lines(tmp_path / "out.jsonl", {"inputs": ["b"]})


def test_parquet_parts_are_not_read_twice_and_merge_into_a_record(made: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    corpus, folder = tmp_path / "a.jsonl", tmp_path / "parts"
    corpus.write_bytes(made.json_lines(10))
    asked = ("read", corpus, "--format", "parquet", "--output", folder)
    assert run(*asked).exit_code == 0
    first = {part: part.stat().st_mtime_ns for part in folder.iterdir()}
    again = run(*asked)
    assert again.exit_code == 0
    assert "10 documents" in again.stderr
    assert {part: part.stat().st_mtime_ns for part in folder.iterdir()} == first
    done = run("add", folder, "--readings", "--record", tmp_path / "r.db")
    assert done.exit_code == 0, done.stderr
    assert "2 new documents" in done.stdout
    assert run("read", corpus, "--kind", "meeting", *asked[2:]).exit_code == 4


def test_the_command_line_reads_an_archive_as_a_corpus(made: Any, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zip_of({"a.txt": made.text_of(0).encode(), "b.pdf": b"%PDF-1"}))
    done = run("read", tmp_path / "a.zip", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    complaint, summary = done.stderr.splitlines()
    assert "a.zip/b.pdf" in complaint
    assert "2 documents" in summary
    assert run("read", tmp_path / "a.zip", "-", "--format", "jsonl").exit_code == 2
    assert run("read", tmp_path / "none.zip").exit_code == 3
    assert run("read", tmp_path / "a.zip", "--report", tmp_path / "r.txt").exit_code == 2
    assert run("read", tmp_path / "a.zip", "--engine", "ray").exit_code == 2


def test_ctrl_c_ends_it_without_a_word_and_it_goes_on(made: Any, tmp_path: Path) -> None:
    corpus, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    corpus.write_bytes(made.json_lines(3_000))
    asked = ("read", corpus, "--format", "jsonl", "--output", out, "--report", tmp_path / "r.csv")
    words = [sys.executable, "-c", SLOW_READER, *map(str, asked)]
    part = out.with_name("out.jsonl.part")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert {path.name for path in tmp_path.iterdir()} == {"a.jsonl", "out.jsonl.part", "out.jsonl.progress"}

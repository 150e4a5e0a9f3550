"""Where readings go: streams, files, folders; whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from legation.cli.folder import Folder
from legation.cli.outlets import outlet_for
from legation.errors import OutputError
from legation.schema import Reading


def write(format: str, output: str | None, *readings: Reading) -> None:
    with outlet_for(format, output) as outlet:
        for reading in readings:
            outlet.write(reading)


def test_json_is_an_object_or_an_array(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    write("json", None)
    assert capsys.readouterr().out == ""
    write("json", None, reading)
    assert json.loads(capsys.readouterr().out) == reading.to_dict()
    write("json", None, reading, reading, reading)
    assert json.loads(capsys.readouterr().out) == [reading.to_dict()] * 3


def test_jsonl_is_a_line_each(reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    write("jsonl", str(file), reading, reading)
    assert [json.loads(line) for line in file.read_text().splitlines()] == [reading.to_dict()] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_table_to_a_file_is_plain(reading: Reading, tmp_path: Path) -> None:
    write("table", str(tmp_path / "out.txt"), reading)
    assert "\x1b" not in (tmp_path / "out.txt").read_text()


def test_html_of_one_document(reading: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("html", None, reading)
    assert capsys.readouterr().out.startswith("<!doctype html>")
    write("html", str(tmp_path / "page.html"), reading)
    assert (tmp_path / "page.html").read_text().startswith("<!doctype html>")


def test_html_of_several_needs_a_folder(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.BadParameter, match="folder"):
        write("html", None, reading, reading)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["pages/", "pages", "deep/er/pages"])
def test_pages_go_to_a_folder_with_an_index(reading: Reading, tmp_path: Path, name: str) -> None:
    write("html", str(tmp_path / name) + ("/" if name.endswith("/") else ""), reading, reading)
    names = sorted(path.name for path in (tmp_path / name).iterdir())
    assert names == ["index.html", "lisbon-2024-2.html", "lisbon-2024.html"]
    assert 'href="lisbon-2024-2.html"' in (tmp_path / name / "index.html").read_text()


def test_json_in_a_folder(reading: Reading, tmp_path: Path) -> None:
    write("json", str(tmp_path), reading)
    assert json.loads((tmp_path / "lisbon-2024.json").read_text()) == reading.to_dict()


@pytest.mark.parametrize("format", ["table", "jsonl"])
def test_what_is_one_file_goes_to_no_folder(format: str, tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter):
        outlet_for(format, str(tmp_path))


def test_a_reading_broken_off_leaves_the_old_file(reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("old")
    with pytest.raises(KeyboardInterrupt), outlet_for("jsonl", str(file)) as outlet:
        outlet.write(reading)
        raise KeyboardInterrupt
    with outlet_for("jsonl", str(file)):
        pass
    assert file.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("place", ["missing/out.json", "file/out.json"])
def test_a_place_that_cant_be_written_is_said_at_once(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="can't be written"):
        outlet_for("json", str(tmp_path / place))
    with pytest.raises(OutputError, match="can't be made"):
        outlet_for("html", str(tmp_path / "file" / "pages") + "/")


def test_a_full_disk_is_one_error(reading: Reading) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OutputError, match="/dev/full: can't be written: No space"):
        write("jsonl", "/dev/full", reading)


@pytest.mark.parametrize(
    "hostile", ["../../etc/passwd", "a/b", "", "...", "index", "CON\x00", "é😀", "x" * 500, "A", "a"]
)
def test_no_id_leads_out_of_the_folder(tmp_path: Path, hostile: str) -> None:
    folder = Folder(tmp_path / "pages")
    first, second = folder.name_for(hostile), folder.name_for(hostile.upper())
    assert first.lower() != second.lower()
    for name in (first, second):
        folder.write(f"{name}.html", "x")
        assert (tmp_path / "pages" / f"{name}.html").resolve().parent == (tmp_path / "pages").resolve()


def test_many_documents_stream(
    reading: Reading, make_reading: Callable[..., Reading], tmp_path: Path
) -> None:
    write("jsonl", str(tmp_path / "many.jsonl"), *(make_reading("x", id=str(n)) for n in range(300)))
    assert len((tmp_path / "many.jsonl").read_text().splitlines()) == 300

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import OutputError, QuestionError
from legation.exchange import csv as csv_format
from legation.exchange.export import export, export_text
from legation.exchange.formats import FORMATS
from legation.record.record import Record


@pytest.mark.parametrize("name", [one.name for one in FORMATS if "text" in one.shapes])
def test_text_is_the_same_each_time_and_in_a_file(exported_record: Record, name: str, tmp_path: Path) -> None:
    with exported_record.selection() as selection:
        first = "".join(export_text(selection, name))
        assert first == "".join(export_text(selection, name))
    export(exported_record, name, tmp_path / "out")
    assert (tmp_path / "out").read_bytes().decode() == first


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name != "docbin"])
def test_a_selection_of_nothing(exported_record: Record, name: str, tmp_path: Path) -> None:
    export(exported_record, name, tmp_path / "out", parties=("FJI",))
    assert (tmp_path / "out").exists()


def test_what_fails_leaves_nothing(
    exported_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[str]:
        yield "half"
        raise RuntimeError("out of order")

    monkeypatch.setattr(csv_format, "export", broken)
    (tmp_path / "a.csv").write_text("before")
    with pytest.raises(RuntimeError):
        export(exported_record, "csv", tmp_path / "a.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "before"


def test_places_and_options_that_do_not_fit(exported_record: Record, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no such format; there are csv, excel"):
        export(exported_record, "dbase", tmp_path / "a")
    with pytest.raises(QuestionError, match="excel has no option unit"):
        export(exported_record, "excel", tmp_path / "a.xlsx", options={"unit": "year"})
    with pytest.raises(QuestionError, match="for one, name a file"):
        export(exported_record, "csv", f"{tmp_path}/", options={"table_name": "claims"})
    with pytest.raises(OutputError, match="goes to a file, not a folder"):
        export(exported_record, "panel", tmp_path)
    with pytest.raises(OutputError, match="can't be written"):
        export(exported_record, "csv", tmp_path / "not" / "there.csv")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="this is a file"):
        export(exported_record, "brat", tmp_path / "file")
    with exported_record.selection() as selection, pytest.raises(QuestionError, match="duckdb is no text"):
        next(export_text(selection, "duckdb"))


def test_a_folder_keeps_what_else_is_in_it(exported_record: Record, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("old")
    (tmp_path / "mine.txt").write_text("kept")
    export(exported_record, "csv", tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "kept"
    assert (tmp_path / "claims.csv").read_text() != "old"
    shutil.rmtree(tmp_path)


def test_it_tells_how_far_it_has_come(exported_record: Record, tmp_path: Path) -> None:
    seen: list[int] = []
    export(exported_record, "csv", tmp_path / "c.csv", watch=seen.append)
    assert sum(seen) == 10  # entries

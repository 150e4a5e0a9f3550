import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation.documents import Failure, intake
from legation.errors import DocumentError
from legation.schema import Document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Bravo met Charlie.")
    (tmp_path / "a.md").write_text("# Alpha\n\nAlpha met Bravo.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html").write_text("<p>Charlie met Delta.</p>")
    (tmp_path / ".hidden.txt").write_text("Not this.")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    return tmp_path


def _texts(found: list[Document | Failure]) -> list[str]:
    return [one.text if isinstance(one, Document) else f"! {one.where}" for one in found]


def test_folders_files_and_globs(folder: Path) -> None:
    every = ["Alpha met Bravo.", "Bravo met Charlie.", "Charlie met Delta."]
    assert _texts(list(intake([folder]))) == every
    assert _texts(list(intake([str(folder / "*.txt")]))) == every[1:2]
    assert _texts(list(intake([str(folder / "**" / "*.html"), folder / "a.md"]))) == [every[2], every[0]]


def test_a_name_with_a_sign_of_globs(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("They met.")
    assert _texts(list(intake([str(tmp_path / "a[1].txt")]))) == ["They met."]


def test_one_that_fails_stops_no_other(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    found = list(
        intake([folder / "missing.txt", folder / "photo.png", folder / "empty.txt", folder / "b.txt"])
    )
    assert [isinstance(one, Failure) for one in found] == [True, True, True, False]
    assert [str(one.error).partition(": ")[2] for one in found if isinstance(one, Failure)] == [
        "there is no such file",
        "a picture: run it through text recognition first",
        "empty: it holds no text",
    ]


@pytest.mark.parametrize("one", ["none*.txt", "a\x00b", "x" * 5000])
def test_inputs_that_are_not_there(one: str, make: Any) -> None:
    make.failure_line(list(intake([one])))


def test_a_folder_without_files(tmp_path: Path, make: Any) -> None:
    assert "a folder without a file" in make.failure_line(list(intake([tmp_path])))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read(folder: Path, make: Any) -> None:
    (folder / "b.txt").chmod(0)
    assert "permission denied" in make.failure_line(list(intake([folder / "b.txt"])))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>They met.</p></html>")))
    (document,) = intake(["-"], title="Talks", source="Me", published="2022-06-02")
    assert isinstance(document, Document)
    assert (document.text, document.title, document.source) == ("They met.", "Talks", "Me")
    assert document.published == date(2022, 6, 2)


def test_an_impossible_day_is_refused_at_once() -> None:
    with pytest.raises(DocumentError, match="--published: published: there is no such day: '2022-02-30'"):
        list(intake([], published="2022-02-30"))


def test_inputs_are_read_one_by_one(folder: Path) -> None:
    found = intake([folder / "b.txt", folder / "a.md"])
    next(found)
    (folder / "a.md").write_text("Changed in between.")
    assert _texts(list(found)) == ["Changed in between."]

import re
from pathlib import Path
from types import ModuleType

import pytest

from legation.exchange.export import export
from legation.record.record import Record
from legation.schema import KINDS


@pytest.fixture
def folder(exported_record: Record, tmp_path: Path) -> Path:
    export(exported_record, "brat", tmp_path / "brat")
    return tmp_path / "brat"


def test_every_annotation_quotes_its_text(folder: Path, exported: ModuleType) -> None:
    texts = sorted(path.read_bytes().decode() for path in folder.glob("*.txt"))
    assert texts == sorted(one.document.text for one in exported.readings())
    names = set()
    for path in folder.glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        for line in path.read_bytes().decode().split("\n"):
            if line.startswith("T"):
                _, where, words = line.split("\t", 2)
                label, bounds = where.split(" ", 1)
                parts = [tuple(map(int, part.split())) for part in bounds.split(";")]
                assert " ".join(text[start:end] for start, end in parts) == words
                assert "\n" not in words
                names.add(label)
    assert names == {*KINDS, "person", "organisation"}


def test_relations_and_attributes(folder: Path) -> None:
    ann = (folder / "tallinn.ann").read_text()
    assert re.search(r"^T1\tmeeting \d+ \d+;\d+ \d+\t", ann, re.M)
    assert "A1\tForm T1 visit\nA2\tStatus T1 occurred\n#1\tAnnotatorNotes T1\tc" in ann
    assert re.search(r"^R\d\tvisitor Arg1:T1 Arg2:T3$", ann, re.M)
    configuration = (folder / "annotation.conf").read_text()
    for section in ("entities", "relations", "events", "attributes"):
        assert f"[{section}]\n" in configuration


def test_no_name_leads_out_of_the_folder(exported: ModuleType, tmp_path: Path) -> None:
    text = "France and Kenya trained."
    claim = {"kind": "activity", "form": "training", "parties": ["FRA", "KEN"], "words": text}
    hostile = [
        exported.reading(name, text + " " * place, claim, published="2031-01-01")
        for place, name in enumerate(("../../etc/passwd", "a/b", "A-B", ".."))
    ]
    exported.make(tmp_path / "r.db", hostile)
    with Record(tmp_path / "r.db") as record:
        export(record, "brat", tmp_path / "brat")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["brat"]
    names = [path.name for path in (tmp_path / "brat").glob("*.txt")]
    assert len(names) == len({name.casefold() for name in names}) == 4
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name) for name in names)

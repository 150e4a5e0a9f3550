"""Each format of corpus: read as a stream, and a bad part of it costs one line and no more."""

import gzip
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation.bulk import bounds, lines, warc
from legation.bulk.corpus import form_of, is_corpus, units_of
from legation.bulk.item import Bad, Unit

COUNT = 25
KEPT = 5


def good(made: Any, folder: Path) -> dict[str, Path]:
    """One archive of each format, with the same documents in it."""
    texts = [made.text_of(n) for n in range(COUNT)]
    rows = [{"id": f"d{n}", "text": text, "date": "2024-03-12"} for n, text in enumerate(texts)]
    held = {
        "a.zip": made.zip_of({f"d{n}.txt": text.encode() for n, text in enumerate(texts)}),
        "a.warc": b"".join(made.warc_record(n) for n in range(COUNT)),
        "a.warc.gz": b"".join(gzip.compress(made.warc_record(n)) for n in range(COUNT)),
        "a.jsonl": made.json_lines(COUNT),
        "a.jsonl.gz": made.packed(made.json_lines(COUNT), "gz"),
        "a.jsonl.zst": made.packed(made.json_lines(COUNT), "zst"),
        "lines.zip": made.zip_of({"all.jsonl": made.json_lines(COUNT)}),
    }
    for name, content in held.items():
        (folder / name).write_bytes(content)
    made.parquet_of(rows, folder / "a.parquet", group=10)
    return {name: folder / name for name in (*held, "a.parquet")}


def test_every_format_gives_the_same_documents(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    for name, path in good(made, tmp_path).items():
        found = outcome_of(path)
        assert (found.counts.kept, found.counts.outside, found.failed) == (KEPT, COUNT - KEPT, []), name
        assert [reading.document.text for reading in found.kept] == [
            made.text_of(n) for n in range(0, COUNT, 5)
        ], name
    page = outcome_of(tmp_path / "a.warc").kept[1].document
    assert (page.url, str(page.published)) == ("https://news.example/5", "2024-03-12")


def test_a_thousand_good_files_and_a_corrupt_one_of_each_format(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    archives = good(made, tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in range(1000):
        (folder / f"{n:04d}.txt").write_text(made.text_of(n))
    corrupt = {
        "x.zip": b"PK\x03\x04" + bytes(200),
        "x.warc": b"not a warc at all\n" * 5,
        "x.warc.gz": archives["a.warc.gz"].read_bytes()[:100],
        "x.parquet": b"PAR1" + bytes(300) + b"PAR1",
        "x.jsonl": b'{"text": \n',
        "x.jsonl.gz": b"\x1f\x8b\x08" + bytes(60),
        "x.jsonl.zst": b"\x28\xb5\x2f\xfd" + bytes(60),
        "x.pdf": b"%PDF-1.7\n" + bytes(90),
        "x.docx": b"PK\x03\x04" + bytes(90),
        "x.xml": b"<urlset><url>",
        "x.json": b"{",
    }
    for name, content in corrupt.items():
        (folder / name).write_bytes(content)
    found = outcome_of(folder)
    assert found.counts.read == 1000
    assert sorted(
        Path(failed.name.partition(" at ")[0].partition(":")[0]).name for failed in found.failed
    ) == sorted(corrupt)
    assert all("\n" not in failed.why and not failed.is_fault for failed in found.failed)


def test_a_damaged_member_is_one_line_and_the_others_are_read(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    content = bytearray(made.zip_of({f"d{n}.txt": made.text_of(n).encode() for n in range(10)}))
    place = content.index(b"d4.txt") + 20
    content[place : place + 8] = b"\xff" * 8
    (tmp_path / "a.zip").write_bytes(content)
    found = outcome_of(tmp_path / "a.zip")
    assert found.counts.read == 9
    (failed,) = found.failed
    assert failed.name.endswith("a.zip/d4.txt")


def test_members_that_are_no_documents_are_left_alone(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    inner = made.zip_of({"a.txt": b"x"})
    members = {
        "a.txt": b"It rained all day.",
        "b.png": b"\x89PNG",
        "__MACOSX/a.txt": b"x",
        "inner.zip": inner,
    }
    (tmp_path / "a.zip").write_bytes(made.zip_of(members))
    found = outcome_of(tmp_path / "a.zip")
    assert found.counts.read == 1
    assert ["archive in an archive" in failed.why for failed in found.failed] == [True]


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.jsonl.gz", "bomb.jsonl.zst", "bomb.warc.gz"])
def test_a_bomb_is_bounded_and_the_rest_goes_on(
    name: str, made: Any, tmp_path: Path, outcome_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "FREE", 1_000_000)
    zeros = bytes(20_000_000)
    if name.endswith(".zip"):
        content = made.zip_of({f"{n}.txt": zeros[:5_000_000] for n in range(4)})
    else:
        content = made.packed(zeros, name.rpartition(".")[2])
    (tmp_path / name).write_bytes(content)
    (tmp_path / "c.txt").write_text(made.text_of(0))
    found = outcome_of(tmp_path / name, tmp_path / "c.txt")
    assert found.counts.kept == 1
    assert sum("unpacks to over 200 times" in failed.why for failed in found.failed) == 1
    assert len(found.failed) <= 3


def test_a_member_that_is_too_large_is_never_held(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (lines, warc):
        monkeypatch.setattr(module, "MOST_MEMBER", 2_000)
    long = json.dumps({"text": "rain " * 1_000}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(made.json_lines(3) + long + made.json_lines(3))
    found = outcome_of(tmp_path / "a.jsonl")
    assert (found.counts.read, len(found.failed)) == (6, 1)
    records = [made.warc_record(0), made.warc_record(1, "rain " * 1_000), made.warc_record(5)]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = outcome_of(tmp_path / "a.warc")
    assert (found.counts.kept, len(found.failed)) == (2, 1)


@pytest.mark.parametrize("length", [40, 900, 10**12])
@pytest.mark.parametrize("suffix", ["warc", "warc.gz"])
def test_a_warc_record_that_lies_about_its_length_costs_itself_alone(
    length: int, suffix: str, made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    records = [made.warc_record(n * 5, length=length if n == 2 else None) for n in range(6)]
    parts = [gzip.compress(record) for record in records] if suffix.endswith("gz") else records
    (tmp_path / f"a.{suffix}").write_bytes(b"".join(parts))
    found = outcome_of(tmp_path / f"a.{suffix}")
    read = [reading.document.url.rpartition("/")[2] for reading in found.kept]
    assert [n for n in read if n != "10"] == ["0", "5", "15", "20", "25"]
    assert len(found.failed) == 1
    assert "length" in found.failed[0].why or "damaged" in found.failed[0].why


def test_a_zip_that_lies_about_sizes_is_damaged(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    content = bytearray(made.zip_of({"a.txt": b"rain " * 1000, "b.txt": made.text_of(0).encode()}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 7)
    (tmp_path / "a.zip").write_bytes(content)
    found = outcome_of(tmp_path / "a.zip")
    assert found.counts.kept == 1
    assert len(found.failed) <= 1


def test_a_file_cut_off_gives_what_stands_before(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    content = made.packed(b"".join(made.json_lines(2_000).splitlines(True)), "gz")
    (tmp_path / "a.jsonl.gz").write_bytes(content[: len(content) // 2])
    found = outcome_of(tmp_path / "a.jsonl.gz")
    assert found.counts.read > 500
    assert ["cut off" in failed.why for failed in found.failed] == [True]


def test_a_parquet_file_without_texts_says_what_is_missing(
    made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    made.parquet_of([{"number": 1}], tmp_path / "a.parquet")
    (failed,) = outcome_of(tmp_path / "a.parquet").failed
    assert "text" in failed.why


def test_other_languages_are_passed_over_not_failed(tmp_path: Path, outcome_of: Callable[..., Any]) -> None:
    german = (
        "Die Verteidigungsminister von Deutschland und Frankreich haben in Berlin über die NATO und die "
        "gemeinsame Entwicklung eines Kampfflugzeugs gesprochen und ein Abkommen unterzeichnet."
    )
    (tmp_path / "a.txt").write_text(german)
    counts = outcome_of(tmp_path / "a.txt").counts
    assert (counts.foreign, counts.outside, counts.failed) == (1, 0, 0)


def test_which_inputs_are_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    (tmp_path / "report.txt").write_text("See https://a.example/1\n")
    assert is_corpus(str(tmp_path / "list.txt"))
    assert not is_corpus(str(tmp_path / "report.txt"))
    assert all(map(is_corpus, ("a.warc.gz", "a.zip", "s3://b/c.jsonl", "a.jsonl.gz")))
    assert not is_corpus("a.jsonl")
    assert form_of("20240312081500.gkg.csv.zip") == form_of("20240312081500.mentions.CSV") == "list"


def test_what_is_not_there_is_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = list(units_of([str(tmp_path / name) for name in ("none.zip", "*.warc", "empty")]))
    assert [type(one) for one in found] == [Bad] * 3


def test_files_beyond_fsspec_are_read_like_those_here(made: Any, outcome_of: Callable[..., Any]) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe("/corpus/a.jsonl.gz", made.packed(made.json_lines(10), "gz"))
    memory.pipe("/corpus/b.txt", made.text_of(0).encode())
    assert outcome_of("memory://corpus").counts.kept == 3
    keys = [unit.key for unit in units_of(["memory://corpus"]) if isinstance(unit, Unit)]
    assert len(set(keys)) == 2

import json
from datetime import date

import pytest

from legation.documents import Failure, document_of, intake
from legation.errors import DocumentError

_TEXT = "  The  ministers\u00a0met.\r\n\r\n\r\nThey\u00ad sign\x07ed.  "


def test_the_text_of_json_stays_as_it_is() -> None:
    content = json.dumps(
        {
            "id": "d1",
            "text": _TEXT,
            "title": "T",
            "source": "S",
            "url": "u",
            "published": "2022-06-02",
            "claims": [1],
        }
    )
    document = document_of(content.encode(), name="a.json")
    assert document.text == _TEXT
    assert (document.id, document.title, document.source, document.url) == ("d1", "T", "S", "u")
    assert document.published == date(2022, 6, 2)


def test_lone_surrogates_keep_every_offset() -> None:
    document = document_of(b'{"text": "A \\ud83d minister \\ud83d\\ude00 met"}', name="a.json")
    assert document.text == "A \ufffd minister \U0001f600 met"


def test_an_id_is_made_from_the_content() -> None:
    one = document_of(b'{"text": "The ministers met."}', name="a.json")
    two = document_of(b"The ministers met.\r\n", name="b.txt")
    assert one.id == two.id
    assert len(one.id) == 20 and one.id.startswith("doc-")
    assert document_of(b'{"text": "The ministers met.", "title": "T"}', name="a.json").id != one.id


def test_a_reading_gives_its_document() -> None:
    content = b'{"document": {"id": "d", "text": "The ministers met."}, "claims": []}'
    assert document_of(content, name="a.json").id == "d"


def test_a_list_and_lines(tmp_path) -> None:  # type: ignore[no-untyped-def]
    rows = [{"text": "The ministers met."}, {"no": "text"}, {"text": "They signed a treaty.", "id": 7}]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tmp_path / "b.jsonl").write_text("\ufeff" + "\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "c.ndjson").write_text("\n".join(map(json.dumps, rows)), encoding="utf-16")
    for name, where in (("a.json", "a.json#2"), ("b.jsonl", "b.jsonl:3"), ("c.ndjson", "c.ndjson:2")):
        first, second, third = intake([str(tmp_path / name)])
        assert not isinstance(first, Failure) and not isinstance(third, Failure)
        assert third.id == "7"
        assert isinstance(second, Failure) and second.where.endswith(where)
        assert where in str(second.error)


def test_lines_are_known_without_a_suffix() -> None:
    content = b'{"text": "The ministers met."}\n{"text": "They signed."}\n'
    with pytest.raises(DocumentError, match="holds 2 documents"):
        document_of(content, name="standard input")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "not JSON: .* at line 1"),
        (b"[]", "holds no document"),
        (b"3", "not a document"),
        (b'{"text": 3}', "'text'"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "x", "title": 3}', "'title' is not a string"),
        (b'{"text": "words", "published": "2022-02-31"}', "no such day: '2022-02-31'"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "too long a number|'text'"),
    ],
)
def test_bad_json(content: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=rf"^a\.json.*{says}|^a\.json.*(?:{says})") as raised:
        document_of(content, name="a.json")
    assert "\n" not in str(raised.value)

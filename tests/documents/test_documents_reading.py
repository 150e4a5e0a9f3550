import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import documents
from legation.documents import document_of, reading
from legation.documents.formats import SUFFIXES
from legation.errors import DocumentError

_HEADS = (
    *(b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>", b"{", b'{"text": "', b"[{", b"---\ntitle: ", b"# "),
    *(
        b"From: a\nSubject: ",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ""])
@given(head=st.sampled_from(_HEADS), body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=25, deadline=None)
def test_any_bytes_give_a_document_or_one_line(suffix: str, head: bytes, body: bytes) -> None:
    try:
        document = document_of(head + body, name=f"a{suffix}")
    except DocumentError as error:
        assert str(error).startswith("a") and "\n" not in str(error)
    else:
        assert document.text.strip()
        document.text.encode()


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000_000)
    with pytest.raises(DocumentError, match="more than 1 MB"):
        document_of(b"word " * 200_001, name="a.txt")


def test_the_public_names() -> None:
    assert set(documents.__all__) <= set(dir(documents))


def test_the_parsers_are_loaded_only_when_they_are_needed() -> None:
    heavy = ["trafilatura", "lxml", "pypdfium2", "docx", "httpx", "charset_normalizer", "markdown_it"]
    code = f"import sys, legation.documents; print([m for m in {heavy!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"

from datetime import date

import pytest

from legation.documents import document_of, paragraphs, text_document
from legation.documents.wrapped import unwrap
from legation.errors import DocumentError

_TEXT = "“We’ll meet in Strelsau – soon,” said Görgün.\n\nThe ministers agreed."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert document_of(_TEXT.encode(encoding), name="a.txt").text == _TEXT


def test_broken_utf8_stays_utf8() -> None:
    document = document_of(_TEXT.encode() + b" \xff", name="a.txt")
    assert document.text == _TEXT + " \ufffd"


def test_an_older_encoding_of_another_script() -> None:
    russian = "Министр обороны провёл переговоры с коллегой в Москве, и они подписали договор о дружбе."
    assert document_of(russian.encode("cp1251"), name="a.txt").language == "ru"


def test_front_matter() -> None:
    content = (
        b'---\ntitle: "Talks: the second day"\nsource: Agency\ndate: 2 June 2022\ntags: [x]\n---\n\nThey met.'
    )
    document = document_of(content, name="a.txt")
    assert (document.title, document.source) == ("Talks: the second day", "Agency")
    assert (document.published, document.text) == (date(2022, 6, 2), "They met.")


def test_front_matter_with_a_day_that_is_none() -> None:
    with pytest.raises(DocumentError, match="'31 June 2022'"):
        document_of(b"---\npublished: 31 June 2022\n---\nThey met.", name="a.md")


def test_a_rule_is_no_front_matter() -> None:
    assert document_of(b"---\nThey met.\n---\nThey left.", name="a.txt").text.startswith("---")


def test_a_dateline_gives_the_day() -> None:
    document = document_of("STRELSAU, June 2, 2022 — They met.".encode(), name="a.txt")
    assert document.published == date(2022, 6, 2)
    assert document.text.startswith("STRELSAU, June 2, 2022")


def test_markdown() -> None:
    content = (
        "# Talks in *Strelsau*\n\nThe **ministers**\nof [both states](http://x.example) met. ![x](x.png)"
        "\n\n## Results\n\n- A letter of `intent`\n- Training\n\n> “We agree,” he said.\n\n| Item | No |\n"
        "|---|---|\n| Frigates | 4 |\n\n<div><p>Raw &amp; ready</p></div>\n\nLine one  \nline two\n"
    )
    document = document_of(content.encode(), name="a.md")
    assert document.title == "Talks in Strelsau"
    assert document.text.split("\n\n") == [
        *("The ministers of both states met.", "Results", "A letter of intent", "Training"),
        *("“We agree,” he said.", "Item | No", "Frigates | 4", "Raw & ready", "Line one\nline two"),
    ]


@pytest.mark.parametrize(
    "hostile", [b"[" * 50_000, b"*a " * 30_000, b"> " * 20_000, b"`" * 50_000, b"<" * 50_000]
)
def test_hostile_markdown_ends(hostile: bytes) -> None:
    document_of(b"The ministers met. " + hostile, name="a.md")


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The defence ministers of Ruritania and Freedonia met in Strelsau on\n"
        "Thursday and signed a letter of intent on radars and on long-\n"
        "range missiles, the ministry said.\nNew paragraph here.\n\nHeading\nText"
    )
    assert unwrap(wrapped) == (
        "The defence ministers of Ruritania and Freedonia met in Strelsau on Thursday and signed a letter of "
        "intent on radars and on long-range missiles, the ministry said.\nNew paragraph here."
        "\n\nHeading\nText"
    )


def test_long_lines_stay() -> None:
    text = "A long line of its own " * 8 + "\nand another"
    assert unwrap(text) == text


def test_a_million_words_in_a_line() -> None:
    document = document_of(b"word " * 1_000_000, name="a.txt")
    assert len(document.text) == 4_999_999


def test_more_text_than_one_document_may_have() -> None:
    with pytest.raises(DocumentError, match="characters of text"):
        document_of(b"word " * 2_100_000, name="a.txt")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u200b\u00ad".encode(), "empty"),
        ("😀🎉👍🏽".encode(), "no words"),
        (b"123 -- 45%", "no words"),
        (bytes(range(256)), "binary"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        (b"{\\rtf1 words}", "Rich Text"),
    ],
)
def test_files_without_words(content: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=rf"^a\.txt: .*{says}"):
        document_of(content, name="a.txt")


def test_a_text_at_hand() -> None:
    document = text_document(
        "They met.", id="x", title=" A\n title ", published="June 2, 2022", url="u", source="s"
    )
    assert (document.id, document.title, document.published) == ("x", "A title", date(2022, 6, 2))


def test_paragraphs_quote_the_text() -> None:
    text = "One\ntwo\n\n  three\n \n\nfour"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One\ntwo", "three", "four"]
    assert list(paragraphs("")) == []

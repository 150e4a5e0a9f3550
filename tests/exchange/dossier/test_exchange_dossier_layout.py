import io

import pytest
from docx import Document
from rich.console import Console

from legation.exchange.dossier import phrases
from legation.exchange.dossier.blocks import Brief, Table
from legation.exchange.dossier.docx import docx
from legation.exchange.dossier.html import html
from legation.exchange.dossier.markdown import markdown
from legation.exchange.dossier.terminal import terminal


def test_sections_stand_in_the_order_of_a_brief(of_the_dyad: Brief) -> None:
    assert [part.anchor for part in of_the_dyad.parts] == [
        *("glance", "instruments", "meetings", "transfers", "activities", "commitments", "relations"),
        *("statements", "speakers", "disagreements", "plans"),
    ]


def test_sources_count_up_as_they_are_read(of_the_dyad: Brief) -> None:
    seen: dict[int, None] = {}
    for part in of_the_dyad.parts:
        for block in part.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                for cell in row:
                    seen.update(dict.fromkeys(number for run in cell for number in run.notes))
    assert set(seen) == {source.number for source in of_the_dyad.sources}


def test_rows_are_as_long_as_columns(of_the_dyad: Brief) -> None:
    for part in of_the_dyad.parts:
        for block in part.blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.columns)}


def test_an_empty_brief_says_so(of_nothing: Brief) -> None:
    assert of_nothing.parts == ()
    assert "nothing on this" in of_nothing.lead


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("2022-06-02", "2 June 2022"),
        ("2022-06", "June 2022"),
        ("2022", "2022"),
        ("2022-06-02/2022-06-05", "2–5 June 2022"),
        ("2022-05-30/2022-06-05", "30 May 2022 – 5 June 2022"),
        ("2010-01-01/2014-12-31", "2010–2014"),
        ("undated", "undated"),
    ],
)
def test_days_in_words(shown: str, words: str) -> None:
    assert phrases.when(shown) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (5.43e9, "USD 5.43 billion"),
        (777e6, "USD 777 million"),
        (2e9, "USD 2 billion"),
        (1_234_567, "USD 1,234,567"),
        (5_432_100_000, "USD 5,432.1 million"),
        (99.5, "USD 99.50"),
        (0, "USD 0"),
    ],
)
def test_sums_lose_nothing(amount: float, words: str) -> None:
    assert phrases.sum_of("USD", amount) == words


def test_characters_that_command_are_named() -> None:
    assert phrases.clean("a\u202eb\x1b[1m\n c\ufffe") == "a[U+202E]b[U+001B][1m c\N{REPLACEMENT CHARACTER}"


def test_no_format_has_a_character_that_commands(of_the_dyad: Brief) -> None:
    """A document's title has an escape and a mark that turns text round."""
    console = Console(width=120, file=io.StringIO(), color_system=None)
    body = Document(io.BytesIO(docx(of_the_dyad))).element.xml
    for text in (terminal(of_the_dyad, console), markdown(of_the_dyad), html(of_the_dyad), body):
        assert "Radios" in text
        assert "\x1b" not in text
        assert "\u202e" not in text

"""The table for people, wide and narrow."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from legation.cli.table import console_for, table
from legation.exchange.controls import controls
from legation.schema import Claim, Reading


def shown(reading: Reading, width: int, *, colour: bool = False) -> str:
    system = "truecolor" if colour else None
    return table(reading, Console(file=StringIO(), width=width, color_system=system, force_terminal=colour))


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_all_that_matters_is_there_and_fits(reading: Reading, width: int) -> None:
    lines = shown(reading, width).splitlines()
    assert max(map(len, lines)) <= width
    flat = " ".join(" ".join(lines).split())
    for words in ("Atlantic Courier", "2024-03-12", "4 claims", "meeting", "talks", "occurred", "patrol"):
        assert words in flat


def test_wide_rows_hold_who_and_the_words(reading: Reading) -> None:
    flat = " ".join(shown(reading, 300).split())
    assert "Ana Duarte (PRT), Kari Lunde (NOR)" in flat
    assert "NOR → PRT" in flat
    assert "[Ministry of Defence]" in flat
    assert "memorandum, signed" in flat
    assert "the two signed a memorandum of understanding" in flat


def test_kinds_have_colours_on_a_terminal_only(reading: Reading) -> None:
    assert "\x1b[" in shown(reading, 120, colour=True)
    assert "\x1b" not in shown(reading, 120)


def test_no_claims_says_so(make_reading: Callable[..., Reading]) -> None:
    assert "no claims" in shown(make_reading("A sunny day.", title="Weather"), 80)


@pytest.mark.parametrize("width", [60, 140])
def test_hostile_text_commands_nothing(
    make_claim: Callable[..., Claim], make_reading: Callable[..., Reading], width: int
) -> None:
    text = "\x1b]0;owned\x07 [bold]met[/bold] \u202e \x9b2J"
    hostile = make_claim(
        text, text, source=text, participants=({"name": text, "type": "person", "role": "host"},)
    )
    written = shown(make_reading(text, hostile, title=text, source=text, id=text, url=text), width)
    assert controls().search(written) is None
    assert "[bold]" in written


def test_long_words_are_shortened(
    make_claim: Callable[..., Claim], make_reading: Callable[..., Reading]
) -> None:
    text = "word " * 1000 + "end"
    assert len(shown(make_reading(text, make_claim(text, text)), 120)) < 2000


def test_width_is_the_terminals_or_as_columns_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert console_for(plain=False).width == 77
    assert console_for(plain=True).width == 140
    monkeypatch.setenv("COLUMNS", "wide")
    assert console_for(plain=False).width > 0

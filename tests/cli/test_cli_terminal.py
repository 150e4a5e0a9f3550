"""Text on a terminal can't command it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.cli.terminal import complain, escape, one_line
from legation.exchange.controls import controls


def test_controls_are_written_out() -> None:
    assert escape("a\x1b[31m\u202e\U000e0041\x9b") == "a\\x1b[31m\\u202e\\U000e0041\\x9b"
    assert escape("Ünïcode “é” 😀 日本 שלום\n\t") == "Ünïcode “é” 😀 日本 שלום\n\t"


@given(st.text())
def test_nothing_that_commands_is_left(text: str) -> None:
    assert controls().search(escape(text)) is None
    assert "\n" not in one_line(text)


def test_complaints_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("report\n.txt: \x1b]0;title\x07 bad \udcff")
    assert capsys.readouterr().err == "legation: report .txt: \\x1b]0;title\\x07 bad \\udcff\n"

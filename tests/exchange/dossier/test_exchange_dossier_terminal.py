import io

import pytest
from rich.console import Console

from legation.exchange.dossier.blocks import Brief
from legation.exchange.dossier.terminal import terminal


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_section_and_source_fits_the_width(of_the_dyad: Brief, width: int) -> None:
    text = terminal(of_the_dyad, Console(width=width, file=io.StringIO(), color_system=None))
    assert max(len(line) for line in text.splitlines()) <= width
    for part in of_the_dyad.parts:
        assert part.title in text
    assert "USD 777 million" in text
    assert "[1" in text


def test_an_empty_brief_says_so(of_nothing: Brief) -> None:
    console = Console(width=80, file=io.StringIO(), color_system=None)
    assert "nothing on this" in terminal(of_nothing, console)

"""The glance at a page: it turns away no page whose article the gate would let through."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest

from legation.bulk.glance import is_worth_reading
from legation.language.gate import within_field

CORPUS = Path(__file__).parents[2] / "corpus"
MENU = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))


def page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
    return f"<html><title>T</title><body><ul>{MENU}</ul><div>{paragraphs}</div></body></html>".encode()


@pytest.mark.parametrize("part", ["dev", "test", "extra"])
def test_it_loses_no_page_that_the_gate_lets_through(part: str) -> None:
    lost = []
    for path in sorted((CORPUS / part).glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        if within_field(document["text"]) and not is_worth_reading(page(document["text"])):
            lost.append(path.name)
    assert lost == []


def test_it_turns_away_weather_and_passes_what_it_cant_see(made: Any) -> None:
    assert not is_worth_reading(page(made.text_of(1)))
    assert is_worth_reading(page(made.text_of(0)))
    assert is_worth_reading(b"<html><script>var text = 'rain';</script></html>")
    assert is_worth_reading(page(made.text_of(1)).decode().encode("utf-16"))


@pytest.mark.parametrize("hostile", ["<" * 500_000, "<a " * 200_000, "<script>" * 100_000, "a<b>" * 200_000])
def test_hostile_markup_takes_no_longer(hostile: str, benchmark_seconds: Callable[..., float]) -> None:
    assert benchmark_seconds(lambda: is_worth_reading(hostile.encode())) < 5

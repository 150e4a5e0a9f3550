"""Filler: news outside the field, generated, for measuring what passing it over costs."""

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from legation.schema import Document

SENTENCES = 18


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("filler.toml").read_text("utf-8"))


def filler(seed: str, count: int) -> list[Document]:
    """`count` documents of about 1,800 characters, the same for the same seed."""
    draw, words = random.Random(seed), _words()
    return [_document(f"filler-{seed}-{number}", draw, words) for number in range(count)]


def _document(name: str, draw: random.Random, words: dict[str, Any]) -> Document:
    topic = draw.choice(words["topics"])
    place, other = draw.sample(words["places"], 2)
    sentences = []
    for number in range(SENTENCES):
        template = draw.choice(topic["sentences"])
        slots = {"person": draw.choice(words["people"]), "number": draw.choice(words["numbers"])}
        sentences.append(template.format(place=place, other=other, **slots))
        if number % 4 == 3:
            sentences[-1] += "\n\n"
    text = " ".join(sentences).replace("\n\n ", "\n\n").strip()
    return Document(id=name, text=text, published="2024-01-01")

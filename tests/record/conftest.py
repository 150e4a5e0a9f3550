"""Records to test on, in SQLite and in a real PostgreSQL, and readings made by hand."""

import importlib.util
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from legation.record.merging.facts import Facts
from legation.record.prepare import prepare
from legation.record.record import Record
from legation.schema import Reading


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def merge_set() -> tuple[list[Reading], dict[str, tuple[str, str]]]:
    """The project's merging set: readings, and each claim's event and part."""
    found: tuple[list[Reading], dict[str, tuple[str, str]]] = _module("merge_set").readings()
    return found


@pytest.fixture(scope="session")
def fresh_set() -> tuple[list[Reading], dict[str, tuple[str, str]]]:
    """The set of real events, in the same form."""
    module = _module("merge_set")
    found: tuple[list[Reading], dict[str, tuple[str, str]]] = module.readings(module.FRESH)
    return found


@pytest.fixture(scope="session")
def facts_of() -> Callable[[dict[str, Any], date], Facts]:
    """The facts of a claim that is given as in the merging set, of a report of this day."""
    claim = _module("merge_set")._claim

    def make(one: dict[str, Any], published: date) -> Facts:
        text = str(one["words"])
        document = {"id": "d", "text": text, "published": published}
        reader = {"version": "1", "model": "by hand"}
        made = {"document": document, "claims": [claim(one, text)], "reader": reader}
        return prepare(Reading.model_validate(made)).claims[0].facts

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a record that is not there yet, in either kind of store."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record."""
    with Record(place) as opened:
        yield opened


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Makes a reading of `text`, with claims whose `words` are their evidence."""

    def make(
        text: str,
        *claims: dict[str, Any],
        published: str = "2031-06-03",
        source: str | None = None,
        version: str = "1",
    ) -> Reading:
        made = []
        for claim in claims:
            start = text.index(claim["words"])
            span = {"start": start, "end": start + len(claim["words"]), "text": claim["words"]}
            rest = {k: v for k, v in claim.items() if k != "words"}
            made.append({"status": "occurred", "parties": ["IND", "ISR"], **rest, "evidence": [span]})
        document = {"id": text[:12], "text": text, "published": published, "source": source}
        reader = {"version": version, "model": "by hand"}
        return Reading.model_validate({"document": document, "claims": made, "reader": reader})

    return make

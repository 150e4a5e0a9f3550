"""A record for the tests of dossiers, comparisons and news."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.record.record import Record


@pytest.fixture(scope="session")
def dossier_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record made from `dossier_set.toml`."""
    spec = importlib.util.spec_from_file_location("dossier_set", Path(__file__).with_name("dossier_set.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = tmp_path_factory.mktemp("dossier") / "record.db"
    module.fill(made)
    return made


@pytest.fixture(scope="session")
def dossier_record(dossier_place: Path) -> Iterator[Record]:
    """The same, opened; only read from it."""
    with Record(dossier_place) as opened:
        yield opened


@pytest.fixture(scope="session")
def ties_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record made from `ties_set.py`, opened; only read from it."""
    spec = importlib.util.spec_from_file_location("ties_set", Path(__file__).with_name("ties_set.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = tmp_path_factory.mktemp("ties") / "record.db"
    module.fill(made)
    with Record(made) as opened:
        yield opened

"""A small record that formats are tried on."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from legation.record.record import Record
from legation.record.selection import Selection


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "exported_record", Path(__file__).with_name("exported_record.py")
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def exported() -> ModuleType:
    """The readings of the small record, and how they are made."""
    return _module()


@pytest.fixture(scope="session")
def exported_place(tmp_path_factory: pytest.TempPathFactory, exported: ModuleType) -> Path:
    """The file of the small record; only read from."""
    place = tmp_path_factory.mktemp("exported") / "record.db"
    exported.make(place, exported.readings())
    return Path(place)


@pytest.fixture
def exported_record(exported_place: Path) -> Iterator[Record]:
    """The small record, opened."""
    with Record(exported_place) as record:
        yield record


@pytest.fixture
def selected(exported_record: Record) -> Iterator[Selection]:
    """All of it, as a selection."""
    with exported_record.selection() as selection:
        yield selection

"""Briefs to write: of the small record of tests/views, and of nothing."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from legation import views
from legation.exchange.dossier.blocks import Brief
from legation.exchange.dossier.layout import brief
from legation.record.record import Record

_SET = Path(__file__).parents[2] / "views" / "dossier_set.py"


@pytest.fixture(scope="session")
def news_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record."""
    spec = importlib.util.spec_from_file_location("dossier_set", _SET)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = tmp_path_factory.mktemp("brief") / "record.db"
    module.fill(made)
    return made


@pytest.fixture(scope="session")
def of_the_dyad(news_place: Path) -> Brief:
    """India and Israel, as of a day in June 2022."""
    with Record(news_place) as record:
        return brief(views.dossier(record, ["IND", "ISR"], as_of=date(2022, 6, 10)))


@pytest.fixture(scope="session")
def of_nothing(news_place: Path) -> Brief:
    """Parties of which the record has nothing."""
    with Record(news_place) as record:
        return brief(views.dossier(record, ["NATO", "JPN"]))

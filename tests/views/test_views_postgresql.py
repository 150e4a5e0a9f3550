"""The same answers from PostgreSQL as from SQLite."""

import importlib.util
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from legation import views
from legation.record.record import Record
from legation.views.changes import Period
from legation.views.scope import Scope


@pytest.fixture(scope="module")
def on_postgresql(empty_database: Callable[[], str]) -> Iterator[Record]:
    spec = importlib.util.spec_from_file_location("dossier_set", Path(__file__).with_name("dossier_set.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    place = empty_database()
    module.fill(place)
    with Record(place) as record:
        yield record


def test_dossier_comparison_and_news_are_the_same(on_postgresql: Record, dossier_record: Record) -> None:
    ours, theirs = on_postgresql, dossier_record
    day = date(2022, 6, 10)
    assert views.dossier(ours, ["IND", "ISR"], as_of=day) == views.dossier(theirs, ["IND", "ISR"], as_of=day)
    assert views.dossier(ours, ["IND"], full=True) == views.dossier(theirs, ["IND"], full=True)
    sides = (["IND", "ISR"], ["IND", "FRA"])
    assert views.compare(ours, *sides) == views.compare(theirs, *sides)
    since = "2026-01-05T00:00:00Z"
    assert views.new(ours, since) == views.new(theirs, since)


SCOPES = [
    Scope(),
    Scope(("meeting", "transfer")),
    Scope((), date(2014, 1, 1), date(2021, 6, 30)),
    Scope(("instrument", "statement"), until=date(2022, 12, 31)),
]


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.words or "all")
def test_figures_are_the_same(on_postgresql: Record, dossier_record: Record, scope: Scope) -> None:
    ours, theirs = on_postgresql, dossier_record
    for parties in ((), ("IND",), ("IND", "ISR")):
        for step in ("month", "year", None):
            found = views.trend(ours, parties, scope=scope, step=step)
            assert found == views.trend(theirs, parties, scope=scope, step=step)
        moments = views.timeline_of_parties(ours, parties, scope=scope)
        assert moments == views.timeline_of_parties(theirs, parties, scope=scope)
    assert views.ranking(ours, "IND", scope=scope) == views.ranking(theirs, "IND", scope=scope)
    for state in (None, "IND"):
        assert views.tie_map(ours, state, scope=scope) == views.tie_map(theirs, state, scope=scope)
    assert views.network(ours, scope=scope) == views.network(theirs, scope=scope)


def test_figures_of_one_thing_are_the_same(on_postgresql: Record, dossier_record: Record) -> None:
    ours, theirs = on_postgresql, dossier_record
    halves = (Period(date(2000, 1, 1), date(2018, 12, 31)), Period(date(2019, 1, 1), date(2026, 12, 31)))
    found = views.network(ours, ("IND",), periods=halves)
    assert found.changes
    assert found == views.network(theirs, ("IND",), periods=halves)
    for person in [one.id for one in theirs.who("a")]:
        assert views.timeline_of_person(ours, person) == views.timeline_of_person(theirs, person)
    for entry in [one.id for one in theirs.entries()]:
        assert views.timeline_of_entry(ours, entry) == views.timeline_of_entry(theirs, entry)

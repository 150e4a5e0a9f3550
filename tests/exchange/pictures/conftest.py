"""The record of `tests/views/ties_set.py`, and its figures."""

import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.network import network_figure
from legation.exchange.pictures.ranking import ranking_figure
from legation.exchange.pictures.timeline import timeline_figure
from legation.exchange.pictures.trend import trend_figure
from legation.exchange.pictures.world_map import map_figure
from legation.record.record import Record
from legation.views.changes import Period
from legation.views.maps import tie_map
from legation.views.networks import Network, network
from legation.views.rankings import ranking
from legation.views.timelines import timeline_of_parties
from legation.views.trends import trend

PERIODS = (Period(date(2010, 1, 1), date(2014, 12, 31)), Period(date(2015, 1, 1), date(2019, 12, 31)))


@pytest.fixture(scope="session")
def ties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The record, opened."""
    path = Path(__file__).parents[2] / "views" / "ties_set.py"
    spec = importlib.util.spec_from_file_location("ties_set", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = tmp_path_factory.mktemp("figures") / "record.db"
    module.fill(made)
    with Record(made) as opened:
        yield opened


@pytest.fixture(scope="session")
def whole_network(ties: Record) -> Network:
    """Of every party."""
    return network(ties)


@pytest.fixture(scope="session")
def figures(ties: Record, whole_network: Network) -> dict[str, Figure]:
    """One of each sort, and those with nothing to show."""
    nobody = ("AND", "TUV")
    return {
        "timeline": timeline_figure(timeline_of_parties(ties, ("IND",))),
        "hostile": timeline_figure(timeline_of_parties(ties, ("BRA", "CHL"))),
        "trend": trend_figure(trend(ties)),
        "ranking": ranking_figure(ranking(ties, "IND")),
        "ranking_by_year": ranking_figure(ranking(ties, "IND"), by_year=True),
        "network": network_figure(whole_network),
        "changes": network_figure(network(ties, periods=PERIODS)),
        "map": map_figure(tie_map(ties)),
        "map_of_one": map_figure(tie_map(ties, "IND")),
        "no_timeline": timeline_figure(timeline_of_parties(ties, nobody)),
        "no_trend": trend_figure(trend(ties, nobody)),
        "no_ranking": ranking_figure(ranking(ties, "TUV")),
        "no_network": network_figure(network(ties, ("TUV",))),
        "no_map": map_figure(tie_map(ties, "TUV")),
    }

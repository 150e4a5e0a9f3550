"""Figures as data: CSV, Parquet, JSON, GEXF, GraphML, each read again."""

import csv
import io
import json

import networkx
import polars
import pytest

from legation.exchange.pictures.csv_table import csv_text
from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.graph_file import GraphFormat, graph_text
from legation.exchange.pictures.json_figure import json_text
from legation.exchange.pictures.parquet_table import parquet_bytes
from legation.views.networks import Network, network

NAMES = ["timeline", "hostile", "trend", "ranking", "network", "changes", "map", "no_timeline", "no_network"]


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_every_row_and_nothing_that_runs(figures: dict[str, Figure], name: str) -> None:
    for listed in figures[name].tables:
        head, *rows = csv.reader(io.StringIO(csv_text(listed)))
        assert tuple(head) == listed.table.names
        assert len(rows) == len(listed.rows)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_a_formula_is_written_after_an_apostrophe(figures: dict[str, Figure]) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_text(figures["hostile"].tables[0])))
    assert row["evidence"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("name", NAMES)
def test_parquet_has_types_also_when_empty(figures: dict[str, Figure], name: str) -> None:
    for listed in figures[name].tables:
        frame = polars.read_parquet(io.BytesIO(parquet_bytes(listed)))
        assert frame.columns == list(listed.table.names)
        assert frame.height == len(listed.rows)
        for column in listed.table.columns:
            if column.type == "integer":
                assert frame.schema[column.name] == polars.Int64
            if column.type == "date":
                assert frame.schema[column.name] == polars.Date
        if listed.rows:
            assert frame.to_dicts()[0] == {n: listed.rows[0].get(n) for n in listed.table.names}


@pytest.mark.parametrize("name", NAMES)
def test_json_says_what_it_is(figures: dict[str, Figure], name: str) -> None:
    figure = figures[name]
    made = json.loads(json_text(figure))
    assert (made["figure"], made["title"], made["nothing"]) == (figure.name, figure.title, figure.nothing)
    assert {key: len(rows) for key, rows in made["tables"].items()} == {
        one.table.name: len(one.rows) for one in figure.tables
    }


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_graphs_are_read_again_whole(whole_network: Network, format: GraphFormat) -> None:
    text = graph_text(whole_network, format)
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    graph = read(io.BytesIO(text.encode()))
    assert set(graph.nodes) == {node.party for node in whole_network.nodes}
    assert graph.number_of_edges() == len(whole_network.ties)
    for tie in whole_network.ties:
        edge = graph.edges[tie.one, tie.other]
        assert edge["weight"] == tie.weight
        assert edge["ids"].split() == list(tie.support.ids)
    assert graph.nodes["IND"]["label"] == "India"
    assert "\x1b" not in text and "\u202e" not in text
    assert graph_text(whole_network, format) == text


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_a_graph_of_nothing_is_a_graph(ties: object, format: GraphFormat) -> None:
    text = graph_text(network(ties, ("TUV",)), format)  # type: ignore[arg-type]
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    assert read(io.BytesIO(text.encode())).number_of_nodes() == 0

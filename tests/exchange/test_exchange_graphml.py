import io

import pytest

from legation.exchange import graphml
from legation.record.selection import Selection

networkx = pytest.importorskip("networkx")


def test_networkx_reads_it(selected: Selection) -> None:
    graph = networkx.read_graphml(io.BytesIO("".join(graphml.export(selected)).encode()))
    assert graph.is_directed()
    types = [kind for _, kind in graph.nodes(data="type")]
    assert (types.count("person"), types.count("entry")) == (2, 10)
    assert graph.nodes["party:EST"]["label"] == "Estonia"
    (deal,) = [node for node, kind in graph.nodes(data="kind") if kind == "transfer"]
    assert graph.edges["party:ITA", deal]["role"] == "supplier"
    assert graph.edges["person:dana-cole:USA", "party:USA"]["role"] == "of"
    assert graph.nodes[deal]["claims"] == 2

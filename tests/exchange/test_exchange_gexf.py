import io

import pytest

from legation.exchange import gexf
from legation.exchange.graph import attribute
from legation.record.selection import Selection

networkx = pytest.importorskip("networkx")


def test_networkx_reads_it(selected: Selection) -> None:
    graph = networkx.read_gexf(io.BytesIO("".join(gexf.export(selected)).encode()))
    assert {label for _, label in graph.nodes(data="label")} > {"Dana Cole", "Kenya", "NATO"}
    (visit,) = [node for node, form in graph.nodes(data="form") if form == "visit"]
    assert graph.edges["person:dana-cole:USA", visit]["role"] in ("visitor", "participant")


def test_no_text_breaks_out() -> None:
    assert attribute("<a b=\"'&\x00\x1b>") == "&lt;a b=&quot;&#x27;&amp;\ufffd\ufffd&gt;"

"""A network as GEXF (Gephi) or GraphML (igraph, Cytoscape, yEd), with its measures and its sentences."""

import io
import re
from typing import Any, Final, Literal

from legation.exchange.controls import code_point, controls
from legation.views.measures import graph
from legation.views.networks import Network
from legation.views.parties import party_name

GraphFormat = Literal["gexf", "graphml"]
_STAMP: Final = re.compile(r' lastmodifieddate="[0-9-]{10}"')
_CREATOR: Final = re.compile(r"<creator>NetworkX [0-9A-Za-z.]{1,30}</creator>")


def graph_text(network: Network, format: GraphFormat) -> str:
    """The whole network; the same network gives the same text. Raises `QuestionError` without NetworkX."""
    made: Any = graph(network.ties)
    import networkx

    for node in network.nodes:
        made.nodes[node.party].update(
            {
                "label": _clean(party_name(node.party)),
                **{name: getattr(node, name) for name in ("partners", "entries", "weight", "community")},
                **{name: getattr(node, name) for name in ("degree", "betweenness", "eigenvector")},
            }
        )
    for tie in network.ties:
        edge = made.edges[tie.one, tie.other]
        del edge["length"]
        edge.update(
            {
                "entries": tie.entries,
                **tie.kinds,
                **{"first": str(tie.first or ""), "last": str(tie.last or "")},
                "ids": " ".join(tie.support.ids),
                "headline": _clean(tie.support.quote.headline),
                "evidence": _clean(tie.support.quote.evidence),
            }
        )
    written = io.BytesIO()
    if format == "gexf":
        networkx.write_gexf(made, written)
    else:
        networkx.write_graphml_xml(made, written)
    text = _STAMP.sub("", written.getvalue().decode("utf-8"))
    return _CREATOR.sub("<creator>Legation</creator>", text)


def _clean(text: str) -> str:
    """The text with characters named that XML can't hold, or that would hide or reorder others."""
    return controls().sub(lambda match: code_point(match[0]), text)

"""GraphML: the record as a graph, for networkx, igraph, yEd."""

from collections.abc import Iterator

from legation.exchange.graph import NODE_FIELDS, attribute, edges, nodes
from legation.record.selection import Selection

_NUMBERS = ("sources", "claims")


def export(selection: Selection) -> Iterator[str]:
    """A directed graph; `role` on edges."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for field in NODE_FIELDS:
        kind = "int" if field in _NUMBERS else "string"
        yield f'<key id="{field}" for="node" attr.name="{field}" attr.type="{kind}"/>\n'
    yield '<key id="role" for="edge" attr.name="role" attr.type="string"/>\n'
    yield '<graph id="record" edgedefault="directed">\n'
    for node in nodes(selection):
        data = "".join(f'<data key="{name}">{attribute(value)}</data>' for name, value in node.values.items())
        yield f'<node id="{attribute(node.id)}">{data}</node>\n'
    for number, edge in enumerate(edges(selection)):
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        yield f'<edge id="{number}" {ends}><data key="role">{edge.role}</data></edge>\n'
    yield "</graph>\n</graphml>\n"

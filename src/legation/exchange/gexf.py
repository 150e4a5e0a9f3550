"""GEXF 1.2: the record as a graph, for Gephi."""

from collections.abc import Iterator

from legation.exchange.graph import NODE_FIELDS, attribute, edges, nodes
from legation.record.selection import Selection

_NUMBERS = ("sources", "claims")
_FIELDS = tuple(field for field in NODE_FIELDS if field != "label")


def export(selection: Selection) -> Iterator[str]:
    """A directed graph; `role` on edges. An entry's day is its attribute `day`."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n<attributes class="node" mode="static">\n'
    for field in _FIELDS:
        kind = "integer" if field in _NUMBERS else "string"
        yield f'<attribute id="{field}" title="{field}" type="{kind}"/>\n'
    yield '</attributes>\n<attributes class="edge" mode="static">\n'
    yield '<attribute id="role" title="role" type="string"/>\n</attributes>\n<nodes>\n'
    for node in nodes(selection):
        values = "".join(
            f'<attvalue for="{name}" value="{attribute(value)}"/>'
            for name, value in node.values.items()
            if name != "label"
        )
        label = attribute(node.values["label"])
        yield f'<node id="{attribute(node.id)}" label="{label}"><attvalues>{values}</attvalues></node>\n'
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(edges(selection)):
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        role = f'<attvalues><attvalue for="role" value="{edge.role}"/></attvalues>'
        yield f'<edge id="{number}" {ends}>{role}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"

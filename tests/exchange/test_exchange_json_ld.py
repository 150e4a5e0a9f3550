import json

from legation.exchange import json_ld
from legation.record.selection import Selection


def test_linked_data(selected: Selection) -> None:
    read = json.loads("".join(json_ld.export(selected)))
    nodes = {node["@id"]: node for node in read["@graph"]}
    assert len(nodes) == len(read["@graph"])
    assert read["@context"]["@vocab"] == "https://schema.org/"
    assert nodes["legation:party:KEN"]["sameAs"] == "http://www.wikidata.org/entity/Q114"
    (visit,) = [node for node in nodes.values() if node.get("form") == "visit" and node["@type"] == "Event"]
    assert visit["startDate"] == "2031-05-04"
    for reference in [*visit["about"], *visit["attendee"], *visit["subjectOf"]]:
        assert reference["@id"] in nodes
    claim = nodes[visit["subjectOf"][0]["@id"]]
    assert claim["hasPart"][0]["text"].startswith("Secretary of Defense Dana Cole flew")
    assert nodes[claim["appearance"]["@id"]]["url"] == "https://example.org/1"

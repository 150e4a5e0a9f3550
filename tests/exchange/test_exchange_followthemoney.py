import json
from collections import Counter

import pytest

from legation.exchange import followthemoney
from legation.record.selection import Selection

pytest.importorskip("followthemoney")


def test_every_entity_holds_by_its_schema(selected: Selection) -> None:
    from followthemoney import model

    found = {}
    counts: Counter[str] = Counter()
    for text in followthemoney.export(selected):
        proxy = model.get_proxy(json.loads(text))
        proxy.schema.validate(proxy.to_dict())
        assert proxy.id not in found
        assert proxy.to_dict()["properties"] == json.loads(text)["properties"]
        found[proxy.id] = proxy
        counts[proxy.schema.name] += 1
    assert counts["Event"] == 10
    assert counts["Article"] == 6
    assert counts["Contract"] == counts["ContractAward"] == 1
    assert counts["Person"] == counts["Position"] == counts["Occupancy"] == 2
    assert counts["Organization"] == 1
    assert counts["Mention"] == 4
    for proxy in found.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in found, (proxy.schema.name, prop.name)


def test_the_contract_says_what_for_how_much_and_who(selected: Selection) -> None:
    found = [json.loads(text) for text in followthemoney.export(selected)]
    (contract,) = [one for one in found if one["schema"] == "Contract"]
    assert contract["properties"]["amount"] == ["1200000000"]
    (party,) = [one for one in found if one["id"] == contract["properties"]["authority"][0]]
    assert (party["properties"]["name"], party["properties"]["country"]) == (["Poland"], ["pl"])
    assert party["properties"]["wikidataId"] == ["Q36"]

import json
from xml.etree import ElementTree

from legation.exchange import label_studio
from legation.record.selection import Selection


def test_tasks_fit_their_configuration(selected: Selection) -> None:
    view = ElementTree.fromstring(label_studio.CONFIGURATION)
    labels = {label.attrib["value"] for label in view.iter("Label")}
    relations = {relation.attrib["value"] for relation in view.iter("Relation")}
    choices = {
        group.attrib["name"]: {choice.attrib["value"] for choice in group} for group in view.iter("Choices")
    }
    tasks = json.loads("".join(label_studio.export(selected)))
    assert len(tasks) == 6
    for task in tasks:
        text, regions = task["data"]["text"], set()
        for result in task["annotations"][0]["result"]:
            if result["type"] == "relation":
                assert {result["from_id"], result["to_id"]} <= regions
                assert set(result["labels"]) <= relations
                continue
            value = result["value"]
            assert text[value["start"] : value["end"]] == value["text"]
            assert result["to_name"] == "text"
            if result["type"] == "labels":
                assert set(value["labels"]) <= labels
                regions.add(result["id"])
            else:
                assert set(value["choices"]) <= choices[result["from_name"]]
                assert result["id"] in regions


def test_participants_are_tied_to_their_claims(selected: Selection) -> None:
    tasks = json.loads("".join(label_studio.export(selected)))
    (task,) = [one for one in tasks if one["data"]["document"] == "tallinn"]
    ties = [result for result in task["annotations"][0]["result"] if result["type"] == "relation"]
    assert sorted(tie["labels"][0] for tie in ties) == ["host", "speaker", "visitor"]

"""Label Studio: tasks as JSON, with claims, mentions and their ties as annotations.

The labelling configuration that they fit is `CONFIGURATION`.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, get_args

from legation.exchange.annotations import Annotated, Stretch, annotated
from legation.record.selected import SelectedDocument
from legation.record.selection import Selection
from legation.schema.vocabulary import FORMS, KINDS, ROLES, STATUSES, MentionType


def _choices(name: str, values: list[str]) -> str:
    listed = "".join(f'<Choice value="{value}"/>' for value in values)
    return f'<Choices name="{name}" toName="text" perRegion="true">{listed}</Choices>'


CONFIGURATION: Final = "\n".join(
    [
        "<View>",
        '<Labels name="label" toName="text">',
        *(f'<Label value="{value}"/>' for value in (*KINDS, *get_args(MentionType))),
        "</Labels>",
        '<Text name="text" value="$text"/>',
        _choices("form", list(dict.fromkeys(form for kind in KINDS for form in FORMS[kind]))),
        _choices("status", list(STATUSES)),
        "<Relations>" + "".join(f'<Relation value="{role}"/>' for role in ROLES) + "</Relations>",
        "</View>",
    ]
)
"""The labelling configuration of a project that takes these tasks in."""


def export(selection: Selection) -> Iterator[str]:
    """A JSON array with a task for each document."""
    between = "[\n"
    for document in selection.documents():
        yield between + json.dumps(_task(document), sort_keys=True)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _task(document: SelectedDocument) -> dict[str, Any]:
    published = document.published.isoformat() if document.published else None
    data = {
        **{"text": document.text, "document": document.id, "title": document.title},
        **{"source": document.source, "url": document.url, "published": published},
    }
    return {"data": data, "annotations": [{"result": list(_result(annotated(document), document.text))}]}


def _result(found: Annotated, text: str) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(found.claims):
        region = f"claim-{place}"
        yield _region(region, one, text) | {"meta": {"text": [one.claim]}}
        yield _choice(region, one, text, "form", one.form)
        yield _choice(region, one, text, "status", one.status)
    for place, one in enumerate(found.mentions):
        yield _region(f"mention-{place}", one, text)
    for tie in found.ties:
        yield {
            **{"type": "relation", "direction": "right", "labels": [tie.role]},
            **{"from_id": f"claim-{tie.claim}", "to_id": f"mention-{tie.mention}"},
        }


def _value(one: Stretch, text: str) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "text": text[one.start : one.end]}


def _region(name: str, one: Stretch, text: str) -> dict[str, Any]:
    value = _value(one, text) | {"labels": [one.label]}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _choice(name: str, one: Stretch, text: str, choice: str, chosen: str) -> dict[str, Any]:
    value = _value(one, text) | {"choices": [chosen]}
    return {"id": name, "from_name": choice, "to_name": "text", "type": "choices", "value": value}

"""The JSON Schemas: those in the package are the types' own, and hold what is written."""

from copy import deepcopy
from typing import Any

import jsonschema
import pytest

from legation.exchange.json_schema import Subject, json_schema, schema_file, schema_text
from legation.schema import DETAILS, FORMS, KINDS, Reading


@pytest.mark.parametrize("subject", ["reading", "claim"])
def test_the_package_holds_the_types_schema(subject: Subject) -> None:
    assert schema_file(subject).read_text(encoding="utf-8") == schema_text(subject), "run: make docs"
    jsonschema.Draft202012Validator.check_schema(json_schema(subject))


def test_what_is_written_meets_the_schemas(reading: Reading) -> None:
    jsonschema.validate(reading.to_dict(), json_schema("reading"))
    for claim in reading.claims:
        jsonschema.validate(claim.to_dict(), json_schema("claim"))


def changed(claim: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {**deepcopy(claim), **fields}


def test_what_is_not_of_the_format_is_refused(reading: Reading) -> None:
    meeting = reading.claims[0].to_dict()
    statement = reading.claims[1].to_dict()
    for wrong in (
        changed(meeting, form="treaty"),
        changed(meeting, kind="party"),
        changed(meeting, status="maybe"),
        changed(meeting, evidence=[]),
        changed(meeting, details={"title": "x"}),
        changed(statement, details={}),
        changed(meeting, extra=1),
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, json_schema("claim"))


def test_every_kind_has_its_rule() -> None:
    rules = json_schema("claim")["allOf"]
    assert [rule["if"]["properties"]["kind"]["const"] for rule in rules] == list(KINDS)
    for kind, rule in zip(KINDS, rules, strict=True):
        assert rule["then"]["properties"]["form"]["enum"] == list(FORMS[kind])
        assert rule["then"]["properties"]["details"]["required"] == list(DETAILS[kind])

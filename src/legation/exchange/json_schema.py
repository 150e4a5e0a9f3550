"""The JSON Schemas of a reading and of a claim, made from the types."""

from typing import Any, Literal

from legation.schema import DETAILS, FORMS, KINDS, Claim, Reading
from legation.schema.vocabulary import Kind

Subject = Literal["reading", "claim"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(subject: Subject) -> dict[str, Any]:
    """The schema (2020-12) that `Reading.to_dict()` or `Claim.to_dict()` meets."""
    model = Reading if subject == "reading" else Claim
    schema = model.model_json_schema(mode="serialization")
    claim = schema if subject == "claim" else schema["$defs"]["Claim"]
    claim["allOf"] = [_of_kind(kind) for kind in KINDS]
    _drop_unneeded(schema["$defs"]["Details"])
    return {"$schema": DIALECT, **schema}


def _of_kind(kind: Kind) -> dict[str, Any]:
    """What a claim of this kind must look like: its forms, and its own details and no others."""
    fields = list(DETAILS[kind])
    details = {"required": fields, "propertyNames": {"enum": fields}}
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": {"form": {"enum": list(FORMS[kind])}, "details": details}},
    }


def _drop_unneeded(details: dict[str, Any]) -> None:
    details.pop("required", None)
    for field in details["properties"].values():
        field.pop("default", None)

"""The JSON Schemas of a reading and of a claim, made from the types."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from legation.schema import DETAILS, FORMS, KINDS, Claim, Reading
from legation.schema.vocabulary import Kind

Subject = Literal["reading", "claim"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(subject: Subject) -> dict[str, Any]:
    """The schema (2020-12) that `Reading.to_dict()` or `Claim.to_dict()` meets."""
    claim = Claim.model_json_schema(mode="serialization")
    claim["allOf"] = [_of_kind(kind) for kind in KINDS]
    _leave_to_the_kinds(claim["$defs"]["Details"])
    if subject == "claim":
        return {"$schema": DIALECT, **claim}
    reading = Reading.model_json_schema(mode="serialization")
    reading["$defs"] = {**reading["$defs"], **claim.pop("$defs"), "Claim": claim}
    reading["properties"]["claims"]["items"] = {"$ref": "#/$defs/Claim"}
    return {"$schema": DIALECT, **reading}


def schema_file(subject: Subject) -> Traversable:
    """The schema as it stands in the package."""
    return files("legation.schema") / "json" / f"{subject}.json"


def schema_text(subject: Subject) -> str:
    """What `schema_file` must hold."""
    return json.dumps(json_schema(subject), indent=2, ensure_ascii=False) + "\n"


def _of_kind(kind: Kind) -> dict[str, Any]:
    """What a claim of this kind must look like: its forms, and its own details and no others."""
    fields = list(DETAILS[kind])
    details = {"required": fields, "propertyNames": {"enum": fields}}
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": {"form": {"enum": list(FORMS[kind])}, "details": details}},
    }


def _leave_to_the_kinds(details: dict[str, Any]) -> None:
    details.pop("required", None)
    for field in details["properties"].values():
        field.pop("default", None)

"""The shapes of the states, from Natural Earth (see `training/lexicon/make_world.py`)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def world() -> dict[str, Any]:
    """A topology; each of its `states` has the properties `code`, null for what is no state, and `name`."""
    text = (files("legation.exchange") / "pictures" / "world.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


@cache
def shaped() -> frozenset[str]:
    """States that have a shape at this scale."""
    shapes = world()["objects"]["states"]["geometries"]
    return frozenset(shape["properties"]["code"] for shape in shapes if shape["properties"]["code"])

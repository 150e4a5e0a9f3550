"""Where states are on a map: a point in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from legation import lexicon


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees east of Greenwich and north of the equator."""

    longitude: float
    latitude: float


@cache
def points() -> Mapping[str, Point]:
    """By code; organisations have none."""
    return {
        row["code"]: Point(float(row["longitude"]), float(row["latitude"]))
        for row in lexicon.table("state_points")
    }

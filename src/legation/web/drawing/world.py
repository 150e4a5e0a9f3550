"""A map of the world: states as shapes, ties as arcs."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians, sqrt
from typing import Any, Final

from legation.views.maps import Arc, TieMap
from legation.views.places import points

WIDTH: Final = 900
HEIGHT: Final = 430
_SQUEEZE: Final = 0.62
"""How much narrower the poles are than the equator, of a pseudocylindrical projection."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A state: `path` in the words of SVG."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Bow:
    """A tie as a curve."""

    path: str
    width: float
    arc: Arc


@dataclass(frozen=True, slots=True)
class Spot:
    """A party that ties lead to."""

    x: float
    y: float
    code: str


@cache
def shapes() -> tuple[Shape, ...]:
    """Every state of the map, from Natural Earth."""
    world = json.loads(files("legation.exchange").joinpath("pictures/world.json").read_text("utf-8"))
    arcs = _arcs(world)
    found = []
    for one in world["objects"]["states"]["geometries"]:
        rings = one["arcs"] if one["type"] == "Polygon" else [ring for part in one["arcs"] for ring in part]
        path = "".join(_ring(ring, arcs) for ring in rings)
        found.append(Shape(one["properties"].get("code") or "", one["properties"]["name"], path))
    return tuple(found)


def bows(found: TieMap) -> tuple[Bow, ...]:
    """The ties of a map, the heaviest on top."""
    most = max((arc.entries for arc in found.arcs), default=1)
    return tuple(
        Bow(_bow(spot(arc.one), spot(arc.other)), round(0.4 + 3 * sqrt(arc.entries / most), 2), arc)
        for arc in sorted(found.arcs, key=lambda arc: arc.entries)
    )


def spots(found: TieMap) -> tuple[Spot, ...]:
    """Where the ties of a map end."""
    codes = sorted({code for arc in found.arcs for code in (arc.one, arc.other)})
    return tuple(Spot(*spot(code), code) for code in codes)


def spot(code: str) -> tuple[float, float]:
    """Where a state is."""
    point = points()[code]
    return project(point.longitude, point.latitude)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to the picture; parallels are straight."""
    narrow = _SQUEEZE + (1 - _SQUEEZE) * cos(radians(latitude))
    x = WIDTH / 2 + longitude / 360 * WIDTH * narrow
    y = (84 - latitude) / 142 * HEIGHT
    return round(x, 1), round(y, 1)


def _bow(one: tuple[float, float], other: tuple[float, float]) -> str:
    """The shorter way round; one over the edge of the map goes out on one side and comes in on the other."""
    (x1, y1), (x2, y2) = sorted((one, other))
    if x2 - x1 > WIDTH / 2:
        return _curve((x1, y1), (x2 - WIDTH, y2)) + _curve((x1 + WIDTH, y1), (x2, y2))
    return _curve((x1, y1), (x2, y2))


def _curve(one: tuple[float, float], other: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = one, other
    far = sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2)
    return f"M{x1:g} {y1:g}Q{(x1 + x2) / 2:g} {min(y1, y2) - far * 0.15:.1f} {x2:g} {y2:g}"


def _arcs(world: Any) -> list[list[tuple[float, float]]]:
    scale, move = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(project(x * scale[0] + move[0], y * scale[1] + move[1]))
        found.append(line)
    return found


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    points_of: list[tuple[float, float]] = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points_of += line if not points_of else line[1:]
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in part) + "Z" for part in _parts(points_of))


def _parts(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A ring that crosses the edge of the map in pieces, none of which does."""
    parts = [[ring[0]]]
    for before, point in pairwise(ring):
        if abs(point[0] - before[0]) > WIDTH / 2:
            parts.append([])
        parts[-1].append(point)
    if len(parts) > 1:
        parts[0] = parts.pop() + parts[0]
    return [part for part in parts if len(part) > 2]

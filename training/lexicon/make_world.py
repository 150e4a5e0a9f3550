"""Writes the world's shapes and the states' points, from Natural Earth (npm package `world-atlas`).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/lexicon/make_world.py package/

`exchange/pictures/world.json` is the 1:110m topology, without Antarctica, with the record's codes.
`lexicon/state_points.csv` has a point in the largest piece of land of each state, from the 1:50m topology
(Tuvalu, which that has not, from 1:10m). Shapes that are no state of the record format stay without a code.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

from legation import lexicon
from legation.errors import QuestionError
from legation.views.parties import party_code

SOURCE = Path(__file__).parents[2] / "src/legation"
SHAPES = SOURCE / "exchange/pictures/world.json"
POINTS = SOURCE / "lexicon/state_points.csv"
HEAD = (
    "# A point in the largest piece of land of each state, longitude and latitude in degrees: from Natural "
    "Earth 4.1 (public domain, naturalearthdata.com) in world-atlas; made by training/lexicon/make_world.py"
)
STATES = {row["code"] for row in lexicon.table("states")}
BY_NUMBER = {
    **{"732": "ESH", "180": "COD", "178": "COG", "214": "DOM", "140": "CAF", "226": "GNQ", "090": "SLB"},
    **{"070": "BIH", "728": "SSD", "028": "ATG", "184": "COK", "584": "MHL", "670": "VCT"},
}
"""ISO 3166-1 numbers of states whose names Natural Earth shortens."""
BY_NAME = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Greenland": None, "Hong Kong": None, "Macao": None}
"""Land that no state but one claims to be, or that has an administration of its own."""


def code_of(shape: dict[str, Any]) -> str | None:
    """The record's code for a shape; null for dependencies and for what is in dispute."""
    name = shape["properties"]["name"]
    if name in BY_NAME:
        return BY_NAME[name]
    if shape.get("id") in BY_NUMBER:
        return BY_NUMBER[shape["id"]]
    try:
        code = party_code(name)
    except QuestionError:
        return None
    return code if code in STATES else None


def lines(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a topology, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def largest(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> tuple[float, float, float]:
    """Area, longitude and latitude of the centre of the shape's largest ring."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = ([p for n in polygon[0] for p in (arcs[n] if n >= 0 else arcs[~n][::-1])] for polygon in polygons)
    return max(centre(unrolled(ring)) for ring in rings)


def unrolled(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring without jumps at the 180th meridian."""
    found = [ring[0]]
    for x, y in ring[1:]:
        before = found[-1][0]
        found.append((x + 360 * round((before - x) / 360), y))
    return found


def centre(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centroid of a ring, in degrees, as if the earth were flat."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if not area:
        return 0.0, *ring[0]
    return abs(area / 2), x / (3 * area), y / (3 * area)


def main(folder: Path) -> None:
    """Writes both files."""
    world = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    states = world["objects"]["countries"]["geometries"]
    kept = [
        {"type": s["type"], "arcs": s["arcs"], "properties": {"code": code_of(s), "name": name}}
        for s in states
        if (name := s["properties"]["name"]) != "Antarctica"
    ]
    made = {
        "source": "Natural Earth 4.1, public domain (naturalearthdata.com), from world-atlas 2.0.2 (ISC)",
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"states": {"type": "GeometryCollection", "geometries": kept}},
        "arcs": world["arcs"],
    }
    SHAPES.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    points: dict[str, tuple[float, float, float]] = {}
    for scale in ("50m", "10m"):
        finer = json.loads((folder / f"countries-{scale}.json").read_text(encoding="utf-8"))
        arcs, known = lines(finer), set(points)
        for shape in finer["objects"]["countries"]["geometries"]:
            code = code_of(shape)
            if code and code not in known:
                points[code] = max(points.get(code, (-1.0, 0.0, 0.0)), largest(shape, arcs))
    with POINTS.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD + "\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("code", "longitude", "latitude"))
        rows.writerows(
            (code, round((p[1] + 180) % 360 - 180, 2), round(p[2], 2)) for code, p in sorted(points.items())
        )
    print("without a point:", sorted(STATES - set(points)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

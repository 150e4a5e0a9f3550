"""Writes src/legation/lexicon/states.csv: states_hand.psv joined with the names that rigour knows.

    python training/lexicon/make_states.py

`how` is name, nationality, capital, metonym, or prefix (the first half of "Indo-Israeli").
"""

import csv
from pathlib import Path

from rigour.territories import get_territories

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/legation/lexicon/states.csv"
HEAD = (
    "# States by name, nationality, capital, metonym and prefix: written from general knowledge, "
    "official names from rigour.territories; made by training/lexicon/make_states.py"
)
COLUMNS = ("name", "nationality", "capital", "metonym", "prefix")


def rows() -> list[tuple[str, str, str]]:
    """(form, party code, how), each form once, hand-written forms first."""
    found: dict[str, tuple[str, str]] = {}
    for line in (HERE / "states_hand.psv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, *fields = line.split("|")
        for how, field in zip(COLUMNS, fields, strict=True):
            for form in filter(None, map(str.strip, field.split(";"))):
                key = f"{form}-" if how == "prefix" else form
                found.setdefault(key, (code, how))
    codes = {code for code, _ in found.values()}
    for territory in get_territories():
        code = (territory.alpha3 or "").upper()
        if code in codes and territory.is_country and not territory.is_historical:
            for form in (territory.name, territory.full_name):
                if "(" not in form and "," not in form:
                    found.setdefault(form.removeprefix("The ").removeprefix("the "), (code, "name"))
    return [(form, code, how) for form, (code, how) in found.items()]


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "code", "how"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()

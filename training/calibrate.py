"""Calibrate confidence: how often claims read like this one are right, on documents kept from training.

`python training/calibrate.py` reads the held-out documents of `corpus/train`, and those of `corpus/test`,
with the weights in the package, fits a logistic regression on what the reader knows of each claim
(`legation.kinds.confidence`), and writes its weights to `model.json`.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from train import HELD_OUT

from legation.encoder.model import WEIGHTS
from legation.kinds import confidence
from legation.kinds.claims import judged_of
from legation.kinds.repeats import without_repeats
from legation.reader import Reader
from legation.schema import Claim, Document

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from scoring import match

SHRINKAGE = 1.0
ROUNDS = 60
WEIGHT = 0.7
"""Beta squared of the F measure by which claims are left out: a false one weighs more than a missed one."""


def observations(paths: list[Path]) -> tuple[np.ndarray, np.ndarray, int]:
    """What the reader knows of each claim that it reads, whether it is right; how many are annotated."""
    reader, rows, right, annotated = Reader(), [], [], 0
    fields = ("id", "text", "title", "source", "published")
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        context = reader.context(Document(**{field: gold[field] for field in fields}))
        judged = judged_of(context) if context else []
        columns = {_key(claim): evidence for claim, evidence in reversed(judged)}
        kept = without_repeats([claim for claim, _ in judged], gold["text"])
        pairs = match(gold["text"], gold["claims"], [claim.to_dict() for claim in kept])
        matched = {place for _, place in pairs}
        rows += [columns[_key(claim)] for claim in kept]
        right += [place in matched for place in range(len(kept))]
        annotated += len(gold["claims"])
    return np.array(rows), np.array(right, float), annotated


def _key(claim: Claim) -> tuple[str, str, int, int]:
    first = claim.evidence[0]
    return claim.kind, claim.form, first.start, first.end


def held_out(corpus: Path) -> list[Path]:
    """The documents that training leaves out."""
    return [path for place, path in enumerate(sorted(corpus.glob("*.json"))) if not place % HELD_OUT]


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = SHRINKAGE * np.eye(rows.shape[1])
    ridge[0, 0] = 1e-3
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (chance - right) + ridge @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(curve, gradient)
    return weights


def best_cut(chances: np.ndarray, right: np.ndarray, annotated: int) -> float:
    """The confidence below which claims are left out: where the F measure is highest."""
    cuts = np.arange(0.05, 0.6, 0.01)
    kept = [chances >= cut for cut in cuts]
    scores = [(1 + WEIGHT) * right[k].sum() / (k.sum() + WEIGHT * annotated) for k in kept]
    return round(float(cuts[int(np.argmax(scores))]), 2)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/train"))
    parser.add_argument("--more", type=Path, default=Path("corpus/test"), help="documents never trained on")
    options = parser.parse_args()
    rows, right, annotated = observations(held_out(options.corpus) + sorted(options.more.glob("*.json")))
    weights = fit(rows, right)
    least = best_cut(1 / (1 + np.exp(-rows @ weights)), right, annotated)
    path = WEIGHTS / "model.json"
    settings = json.loads(path.read_text("utf-8"))
    settings["least"] = least
    settings["confidence"] = dict(zip(confidence.COLUMNS, np.round(weights, 4).tolist(), strict=True))
    path.write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(right)} claims read of {annotated}, {right.mean():.3f} right; least {least}")


if __name__ == "__main__":
    main()

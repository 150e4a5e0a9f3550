"""Calibrate confidence: how often claims read like this one are right, on documents kept from training.

`python training/calibrate.py --corpus corpus/train` reads the held-out documents with the weights in the
package, fits a logistic regression on what the reader knows of each claim (`legation.kinds.confidence`), and
writes its weights to `model.json`.
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
from legation.reader import Reader
from legation.schema import Document

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from scoring import match

SHRINKAGE = 1.0
ROUNDS = 60


def observations(corpus: Path) -> tuple[np.ndarray, np.ndarray, int]:
    """What the reader knows of each held-out claim that it reads, whether it is right; how many there are."""
    reader, rows, right, annotated = Reader(), [], [], 0
    for place, path in enumerate(sorted(corpus.glob("*.json"))):
        if place % HELD_OUT:
            continue
        gold = json.loads(path.read_text("utf-8"))
        fields = ("id", "text", "title", "source", "published")
        context = reader.context(Document(**{field: gold[field] for field in fields}))
        judged = judged_of(context) if context else []
        matched = {
            place for _, place in match(gold["text"], gold["claims"], [c.to_dict() for c, _ in judged])
        }
        rows += [evidence for _, evidence in judged]
        right += [place in matched for place in range(len(judged))]
        annotated += len(gold["claims"])
    return np.array(rows), np.array(right, float), annotated


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
    """The confidence below which leaving claims out makes F1 highest."""
    cuts = np.arange(0.05, 0.6, 0.01)
    scores = [2 * right[chances >= cut].sum() / ((chances >= cut).sum() + annotated) for cut in cuts]
    return round(float(cuts[int(np.argmax(scores))]), 2)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/train"))
    rows, right, annotated = observations(parser.parse_args().corpus)
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

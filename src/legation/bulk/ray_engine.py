"""The same reading on Ray: units spread over machines, reader actors that load once, Parquet parts out."""

import logging
import os
import pickle
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from legation.bulk.chunks import chunks_of
from legation.bulk.done import Done
from legation.bulk.fetcher import Fetcher
from legation.bulk.item import Bad, Chunk, Unit
from legation.bulk.opening import needed
from legation.bulk.outcome import Outcome
from legation.bulk.parts import Parts
from legation.bulk.units import Opener
from legation.bulk.work import ONE_THREAD, Settings, Work
from legation.errors import LegationError

_FILES_OF_GROUP = 64
"""Small files that one task opens; an archive is a task of its own."""
_BLOCK_BYTES = 250_000
"""Bytes of chunks that pass from opening to reading at once: few, so that actors need not wait for them."""
_STORE_BYTES = 300_000_000
_ENVIRONMENT = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_worker_niceness": "0",
}
"""Ray as a guest: it reports to nobody, is quiet, and its workers are as urgent as this program."""
_FRACTION = 0.5
"""Processor share that Ray books for opening a unit, so that it runs beside the actors."""


def run_on_ray(
    units: Iterable[Unit | Bad], settings: Settings, parts: Parts, *, actors: int, address: str | None = None
) -> Iterator[Outcome]:
    """What became of each chunk, without its readings, in the order in which chunks are done.

    The readings are written to `parts` by the actors themselves, and what `parts` holds already is not
    read again. Actors that die are started again and their chunks read again by others. `address` is a
    cluster's; without it Ray starts on this machine and ends with the reading. Raises `LegationError`
    where Ray is missing or can't be reached.
    """
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    ray: Any = needed("ray", "ray")
    data: Any = needed("ray.data", "ray")
    own = not ray.is_initialized()
    if own:
        _start(ray, actors, address)
    try:
        _settle_context(data)
        groups = [{"group": pickle.dumps(group)} for group in _groups(units, parts.done)]
        if not groups:
            return
        found = (
            data.from_items(groups, override_num_blocks=len(groups))
            .map_batches(_open, batch_size=1, num_cpus=_FRACTION, fn_kwargs={"done": parts.done})
            .map_batches(
                _Actor,
                fn_constructor_args=(settings, parts),
                batch_size=1,
                compute=data.ActorPoolStrategy(size=actors),
                num_cpus=1,
            )
        )
        for row in found.iter_rows():
            outcome: Outcome = pickle.loads(row["outcome"])
            parts.counts.plus(outcome.counts)
            yield outcome
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "ray":
            raise
        raise LegationError(f"Ray: {' '.join(str(error).split())[:300]}") from None
    finally:
        if own:
            ray.shutdown()


class _Actor:
    """A reader that stays; reads chunks and writes their parts."""

    def __init__(self, settings: Settings, parts: Parts) -> None:
        os.environ.update(ONE_THREAD)
        self._work = Work(settings)
        self._parts = parts

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """Reads the chunks of a batch."""
        return {"outcome": [pickle.dumps(self._read(pickle.loads(chunk))) for chunk in batch["chunk"]]}

    def _read(self, chunk: Chunk) -> Outcome:
        outcome = self._work(chunk.items)
        self._parts.write(chunk, outcome)
        outcome.kept = []
        return outcome


def _open(batch: dict[str, Any], done: Done) -> Iterator[dict[str, list[bytes]]]:
    """The chunks of a group of units."""
    opener = Opener(Fetcher())
    for group in batch["group"]:
        units = pickle.loads(group)
        try:
            for chunk in chunks_of(units, done, opener):
                yield {"chunk": [pickle.dumps(chunk)]}
        except Exception as error:
            why = f"internal error: {type(error).__name__}: {error}"
            names = [unit.name if isinstance(unit, Bad) else unit.path for unit in units]
            yield {"chunk": [pickle.dumps(Chunk([Bad(name, why) for name in names]))]}


def _groups(units: Iterable[Unit | Bad], done: Done) -> Iterator[list[Unit | Bad]]:
    """Units that one task opens, without those that are done."""
    small: list[Unit | Bad] = []
    for unit in units:
        if isinstance(unit, Unit) and done.is_whole(unit.key):
            continue
        if isinstance(unit, Unit) and unit.form != "document":
            yield [unit]
            continue
        small.append(unit)
        if len(small) == _FILES_OF_GROUP:
            yield small
            small = []
    if small:
        yield small


def _start(ray: Any, actors: int, address: str | None) -> None:
    quiet = {"logging_level": "ERROR", "log_to_driver": False}
    try:
        with _muted():
            if address:
                ray.init(address=address, **quiet)
            else:
                own = {"num_cpus": actors + 1, "object_store_memory": _STORE_BYTES}
                ray.init(**own, include_dashboard=False, **quiet)
    except Exception as error:
        raise LegationError(f"Ray can't be reached: {' '.join(str(error).split())[:200]}") from None


@contextmanager
def _muted() -> Iterator[None]:
    """Ray's own libraries write to standard error beside Python; not while they start."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _settle_context(data: Any) -> None:
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"ray\.")
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = _BLOCK_BYTES
    context.max_errored_blocks = 0

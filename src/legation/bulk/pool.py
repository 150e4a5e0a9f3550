"""Chunks to outcomes, in order: in this process, or in several of which each has its own reader."""

import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from legation.bulk.item import Bad, Chunk, Item
from legation.bulk.outcome import Failed, Outcome
from legation.bulk.work import Settings, Work, in_one_thread, leave_signals, put_back
from legation.errors import LegationError

_AHEAD = 8
"""Chunks a worker that are on their way at most: what bounds memory where one chunk takes long."""
_MOST_TRIES = 2
_MOST_DEATHS = 10
"""Deaths in a row, with nothing read in between, after which there is no use in going on."""
_SECONDS_TO_END = 5


def run(chunks: Iterator[Chunk], settings: Settings, workers: int = 0) -> Iterator[tuple[Chunk, Outcome]]:
    """Each chunk with its outcome, in the order of chunks, whatever the number of workers.

    Without workers this process reads. With them, a worker that dies loses nothing: its items go to
    another; an item under which two died is given up as failed. Raises `LegationError` where workers
    can't start.
    """
    if workers:
        with _Pool(settings, workers) as pool:
            yield from pool.run(chunks)
        return
    work = Work(settings)
    for chunk in chunks:
        yield chunk, work(chunk.items)


@dataclass(slots=True)
class _Job:
    """Items of a chunk from `start` on."""

    chunk: int
    start: int
    items: list[Item | Bad]
    tries: int = 0


@dataclass(slots=True)
class _Waiting:
    """A chunk on its way, and the outcomes of its parts by where they start."""

    chunk: Chunk
    left: int
    outcomes: dict[int, Outcome] = field(default_factory=dict)


@dataclass(slots=True)
class _Hand:
    """A worker, and what it has in hand."""

    process: Any
    pipe: "Connection[Any, Any]"
    job: _Job | None = None
    is_ready: bool = False


class _Pool:
    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._ahead = _AHEAD * workers
        self._spawn = multiprocessing.get_context("spawn")
        self._hands: list[_Hand] = []
        self._jobs: list[_Job] = []
        self._waiting: dict[int, _Waiting] = {}
        self._deaths = 0
        self._workers = workers

    def __enter__(self) -> "_Pool":
        before = in_one_thread()
        try:
            self._hands = [self._hired() for _ in range(self._workers)]
        finally:
            put_back(before)
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.pipe.close()
            if hand.job is not None:
                hand.process.terminate()
        for hand in self._hands:
            hand.process.join(_SECONDS_TO_END)
            if hand.process.is_alive():
                hand.process.kill()
                hand.process.join()
            hand.process.close()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Outcome]]:
        """Each chunk with its outcome, in order."""
        given = following = 0
        is_over = False
        while not is_over or self._waiting:
            while not is_over and len(self._waiting) < self._ahead and len(self._jobs) < self._workers:
                chunk = next(chunks, None)
                if chunk is None:
                    is_over = True
                else:
                    self._waiting[given] = _Waiting(chunk, len(chunk.items))
                    if chunk.items:
                        self._jobs.append(_Job(given, 0, chunk.items))
                    given += 1
                self._hand_out()
            while following in self._waiting and self._waiting[following].left == 0:
                yield self._finished(following)
                following += 1
            if self._waiting:
                self._collect()

    def _hand_out(self) -> None:
        """A job to each worker that has none."""
        for hand in self._hands:
            if self._jobs and hand.is_ready and hand.job is None:
                hand.job = self._jobs.pop(0)
                with suppress(OSError):
                    hand.pipe.send(hand.job.items)

    def _collect(self) -> None:
        """Waits for one worker or more, and takes what they have."""
        self._hand_out()
        if all(waiting.left == 0 for waiting in self._waiting.values()):
            return
        for pipe in wait([hand.pipe for hand in self._hands]):
            hand = next(hand for hand in self._hands if hand.pipe is pipe)
            try:
                self._take(hand, hand.pipe.recv())
            except (EOFError, OSError):
                self._bury(hand)
        self._hand_out()

    def _take(self, hand: _Hand, said: Outcome | str | None) -> None:
        if isinstance(said, str):
            raise LegationError(f"a worker can't start: {said}")
        hand.is_ready = True
        if hand.job is not None and said is not None:
            self._settle(hand.job, said)
            hand.job = None
            self._deaths = 0

    def _settle(self, job: _Job, outcome: Outcome) -> None:
        waiting = self._waiting[job.chunk]
        waiting.outcomes[job.start] = outcome
        waiting.left -= len(job.items)

    def _finished(self, number: int) -> tuple[Chunk, Outcome]:
        waiting = self._waiting.pop(number)
        whole = Outcome()
        for start in sorted(waiting.outcomes):
            whole.plus(waiting.outcomes[start])
        return waiting.chunk, whole

    def _bury(self, dead: _Hand) -> None:
        """A new worker in the place of a dead one, whose items go back to the front."""
        dead.pipe.close()
        dead.process.join()
        code = dead.process.exitcode
        dead.process.close()
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            raise LegationError(f"workers end by themselves ({_ended(code)}); is there enough memory?")
        before = in_one_thread()
        try:
            self._hands[self._hands.index(dead)] = self._hired()
        finally:
            put_back(before)
        if dead.job is not None:
            self._retry(dead.job, code)

    def _retry(self, job: _Job, code: int | None) -> None:
        job.tries += 1
        if job.tries < _MOST_TRIES:
            self._jobs.insert(0, job)
        elif len(job.items) > 1:
            parts = [_Job(job.chunk, job.start + n, [item]) for n, item in enumerate(job.items)]
            self._jobs[:0] = parts
        else:
            outcome = Outcome()
            why = f"two workers ended while they read it ({_ended(code)})"
            outcome.fail(Failed(job.items[0].name, why, True))
            self._settle(job, outcome)

    def _hired(self) -> _Hand:
        ours, theirs = self._spawn.Pipe()
        process = self._spawn.Process(target=_serve, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)


def _serve(pipe: "Connection[Any, Any]", settings: Settings) -> None:
    """A worker's life: says that it is ready, then answers items with outcomes until its parent is gone."""
    leave_signals()
    try:
        work = Work(settings)
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")
        return
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))


def _ended(code: int | None) -> str:
    return f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"

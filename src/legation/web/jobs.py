"""Work that takes longer than a page may: a bounded queue, one worker, progress to look at."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from typing import Any, Final, Literal

from legation.errors import LegationError

Phase = Literal["waiting", "working", "done", "failed", "left"]

_KEPT: Final = 200
_LIFE_SECONDS: Final = 24 * 3600


class Busy(LegationError):
    """The queue is full."""


@dataclass
class Job:
    """A piece of work: `done` of `total` steps, what it came to, and in `problems` a line for each failure.

    `owner` is the name of the person whose it is.
    """

    id: str
    owner: str
    title: str
    work: Callable[["Job"], Any] = field(repr=False)
    phase: Phase = "waiting"
    step: str = ""
    done: int = 0
    total: int = 0
    result: Any = None
    problems: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.time)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.phase in ("done", "failed", "left")


class Jobs:
    """Work done one after another in a thread of its own; it goes on whether anybody looks or not."""

    def __init__(self, *, most_waiting: int) -> None:
        self._queue: Queue[Job] = Queue(most_waiting)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._worker: threading.Thread | None = None

    def begin(self, owner: str, title: str, work: Callable[[Job], Any]) -> Job:
        """Puts work in the queue; `work` gets the job, to say how far it is. Raises `Busy`."""
        job = Job(secrets.token_urlsafe(12), owner, title, work)
        with self._lock:
            try:
                self._queue.put_nowait(job)
            except Full:
                raise Busy("too much is waiting to be read already; try again in a few minutes") from None
            self._jobs[job.id] = job
            self._forget()
            if self._worker is None:
                self._worker = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._worker.start()
        return job

    def find(self, name: str, owner: str) -> Job | None:
        """The job of this id, where it is this person's."""
        job = self._jobs.get(name)
        return job if job is not None and job.owner == owner else None

    def of(self, owner: str) -> list[Job]:
        """A person's jobs, the newest first."""
        with self._lock:
            return [job for job in reversed(self._jobs.values()) if job.owner == owner]

    def drop(self, job: Job) -> None:
        """Forgets a job and what it holds."""
        with self._lock:
            self._jobs.pop(job.id, None)
        if not job.over:
            job.phase = "left"

    def close(self) -> None:
        """Takes up nothing more, and waits a little for what runs."""
        self._stopped.set()
        if self._worker is not None:
            self._worker.join(timeout=5)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                job = self._queue.get(timeout=0.2)
            except Empty:
                continue
            if job.phase == "waiting":
                _do(job)

    def _forget(self) -> None:
        limit = time.time() - _LIFE_SECONDS
        for name in [n for n, j in self._jobs.items() if j.over and j.began < limit]:
            del self._jobs[name]
        over = [n for n, j in self._jobs.items() if j.over]
        for name in over[: max(0, len(self._jobs) - _KEPT)]:
            del self._jobs[name]


def _do(job: Job) -> None:
    job.phase = "working"
    try:
        job.result = job.work(job)
    except LegationError as error:
        job.problems.append(str(error))
        job.phase = "failed"
    except Exception as error:
        job.problems.append(f"internal error: {type(error).__name__}")
        job.phase = "failed"
    else:
        job.phase = "done"

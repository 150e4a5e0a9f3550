"""Jobs: a bounded queue, one after another, each its owner's."""

import threading
import time

import pytest

from legation.errors import DocumentError
from legation.web.jobs import Busy, Job, Jobs


def over(job: Job) -> Job:
    until = time.monotonic() + 5
    while not job.over and time.monotonic() < until:
        time.sleep(0.005)
    return job


def test_work_is_done_and_its_result_kept() -> None:
    jobs = Jobs(most_waiting=2)
    job = over(jobs.begin("ann", "sum", lambda job: 1 + 1))
    assert (job.phase, job.result) == ("done", 2)
    assert jobs.find(job.id, "ann") is job
    assert jobs.find(job.id, "bob") is None
    assert jobs.of("bob") == []
    jobs.close()


def test_a_failure_is_one_line_and_stops_nothing() -> None:
    jobs = Jobs(most_waiting=3)

    def fail(job: Job) -> None:
        raise DocumentError("report.pdf: empty")

    def crash(job: Job) -> None:
        raise KeyError("secret value")

    first, second = jobs.begin("ann", "a", fail), jobs.begin("ann", "b", crash)
    third = over(jobs.begin("ann", "c", lambda job: "fine"))
    assert (first.phase, first.problems) == ("failed", ["report.pdf: empty"])
    assert (second.phase, second.problems) == ("failed", ["internal error: KeyError"])
    assert third.result == "fine"
    jobs.close()


def test_the_queue_is_bounded() -> None:
    jobs, hold = Jobs(most_waiting=1), threading.Event()
    first = jobs.begin("ann", "long", lambda job: hold.wait(5))
    until = time.monotonic() + 5
    while first.phase == "waiting" and time.monotonic() < until:
        time.sleep(0.005)
    waiting = jobs.begin("ann", "waits", lambda job: None)
    with pytest.raises(Busy, match="try again"):
        jobs.begin("ann", "too many", lambda job: None)
    jobs.drop(waiting)
    hold.set()
    over(first)
    assert waiting.phase == "left"
    assert jobs.of("ann") == [first]
    jobs.close()

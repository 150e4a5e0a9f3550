"""Workers: the same outcomes in the same order, and nothing lost when one is killed."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.bulk import chunks as chunking
from legation.bulk.chunks import chunks_of
from legation.bulk.corpus import units_of
from legation.bulk.done import Done
from legation.bulk.fetcher import Fetcher
from legation.bulk.item import Chunk, Item, Stretch
from legation.bulk.pool import _Job, _Pool, _Waiting, run
from legation.bulk.units import Opener
from legation.bulk.work import Settings
from legation.errors import LegationError

COUNT = 240
MOST_ON_THEIR_WAY = 20
"""Chunks that two workers may have taken ahead of what came out: the bound on memory."""


@pytest.fixture
def corpus(made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(chunking, "MOST_ITEMS", 10)
    (tmp_path / "a.jsonl").write_bytes(made.json_lines(COUNT // 2) + b"{bad\n" + made.json_lines(COUNT // 2))
    return str(tmp_path / "a.jsonl")


def chunks(corpus: str) -> Iterator[Chunk]:
    return chunks_of(units_of([corpus]), Done(), Opener(Fetcher()))


def test_a_worker_killed_in_the_middle_loses_nothing_and_changes_no_order(corpus: str) -> None:
    settings = Settings(as_text=True)
    alone = [(chunk.name, outcome) for chunk, outcome in run(chunks(corpus), settings)]
    together: list[Any] = []
    taken = 0

    def watched() -> Iterator[Chunk]:
        nonlocal taken
        for chunk in chunks(corpus):
            taken += 1
            assert taken - len(together) <= MOST_ON_THEIR_WAY
            yield chunk

    for chunk, outcome in run(watched(), settings, workers=2):
        if not together:
            victim = multiprocessing.active_children()[0].pid
            assert victim is not None
            os.kill(victim, signal.SIGKILL)
        together.append((chunk.name, outcome))
    assert together == alone
    assert sum(outcome.counts.kept for _, outcome in alone) == COUNT // 5
    assert sum(outcome.counts.failed for _, outcome in alone) == 1
    assert multiprocessing.active_children() == []


def test_workers_that_cant_start_are_one_error(corpus: str) -> None:
    with pytest.raises(LegationError, match=r"no-such\.db"):
        list(run(chunks(corpus), Settings(record="sqlite:////nowhere/no-such.db"), workers=1))


def test_an_item_under_which_two_workers_died_fails_alone() -> None:
    pool = _Pool(Settings(), 1)
    items = [Item("a", b"a"), Item("b", b"b")]
    pool._waiting[0] = _Waiting(Chunk(list(items), [Stretch("k", 0, 2, True)]), 2)
    job = _Job(0, 0, list(items))
    pool._retry(job, -9)
    assert pool._jobs == [job]
    pool._jobs.clear()
    pool._retry(job, -9)
    first, second = pool._jobs
    assert (first.items, second.items, second.start) == (items[:1], items[1:], 1)
    for _ in range(2):
        pool._retry(second, -9)
    waiting = pool._waiting[0]
    assert waiting.left == 1
    (failed,) = waiting.outcomes[1].failed
    assert failed.name == "b"
    assert "killed by signal 9" in failed.why


def test_memory_of_what_is_done_stays_small() -> None:
    done = Done(Stretch("k", n * 64, n * 64 + 64, False) for n in range(10_000))
    assert done.has("k", 639_999)
    assert not done.has("k", 640_000)
    assert not done.is_whole("k")
    done.add(Stretch("k", 640_000, 640_001, True))
    assert done.is_whole("k")
    assert len(done._stretches["k"]) == 1

"""The same reading on Ray: nothing lost when a worker is killed, and nothing read twice."""

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from legation.bulk.corpus import units_of
from legation.bulk.parts import Parts, readings_in
from legation.bulk.reading import Job, read_corpus
from legation.bulk.work import Settings

pytest.importorskip("ray")
pytestmark = pytest.mark.filterwarnings("ignore")
COUNT = 260


def actors() -> list[int]:
    """Processes of this machine that are reader actors."""
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                words = (path / "cmdline").read_bytes()
                parents = (path / "environ").read_bytes()
            except OSError:
                continue
            if b"MapWorker" in words and MARK.encode() in parents:
                found.append(int(path.name))
    return found


MARK = f"LEGATION_TEST_OF={os.getpid()}"


def test_a_killed_actor_loses_nothing_and_a_bad_file_fails_alone(
    made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*MARK.split("="))
    (tmp_path / "a.jsonl").write_bytes(made.json_lines(COUNT))
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    inputs = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.zip")]
    job = Job(inputs, Settings(as_text=True), workers=2, engine="ray")
    folder = str(tmp_path / "parts")
    killed: list[int] = []

    def kill_one() -> None:
        while not killed and threading.main_thread().is_alive():
            if list(Path(folder).glob("part-*")) and (found := actors()):
                os.kill(found[0], signal.SIGKILL)
                killed.append(found[0])
            time.sleep(0.02)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    parts = Parts(folder, job.asked())
    failed: list[str] = []
    read_corpus(job, parts, lambda outcome, _: failed.extend(one.name for one in outcome.failed))
    killer.join(5)
    assert killed
    assert failed == [inputs[1]]
    texts = [reading.document.text for reading in readings_in(folder)]
    assert texts == [made.text_of(n) for n in range(0, COUNT, 5)]
    assert (parts.counts.kept, parts.counts.failed) == (COUNT // 5, 1)

    again = Parts(folder, job.asked())
    assert (again.counts, len(again.failed)) == (parts.counts, 1)
    assert all(again.done.is_whole(unit.key) for unit in units_of(inputs))  # type: ignore[union-attr]

"""A process that adds to a record is killed at a random moment, again and again; nothing is lost, or twice.

python benchmarks/kills.py --kills 100
python benchmarks/kills.py --kills 20 --place postgresql://…   (an empty database, which is emptied each time)

After each kill the record must pass `record check`, hold whole batches only, and after the next `add` be the
same as one that was never disturbed: the same documents, claims, entries and stages.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import text

from legation.record import record as record_module
from legation.record.record import Record
from legation.schema import Reading

sys.path.insert(0, str(Path(__file__).parent))
from merging import merge_set

_ADD = """
import sys, json
from legation.record import record as module
from legation.schema import Reading
module._BATCH = 9
with module.Record(sys.argv[1]) as record:
    readings = [Reading.model_validate(json.loads(line)) for line in open(sys.argv[2])]
    print("ready", flush=True)
    record.add(readings)
"""


def main() -> int:
    """Prints what the kills found; exit code 1 where a record was not whole."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--place", help="a PostgreSQL database instead of SQLite files")
    options = parser.parse_args()
    readings, _ = merge_set().readings()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = folder / "readings.jsonl"
        lines.write_text("".join(json.dumps(one.to_dict()) + "\n" for one in readings))
        with Record(folder / "whole.db") as whole:
            whole.add(readings)
            right = content(whole)
        place = options.place or str(folder / "killed.db")
        long = _duration(place, lines)
        chance = random.Random(options.seed)
        told: list[str] = []
        kept, unfinished = set(), 0
        for number in range(options.kills):
            _empty(place)
            finished = kill(place, lines, chance.uniform(0, long))
            wrong, documents = judge(place, readings, right)
            told += [f"kill {number}: {line}" for line in wrong]
            kept.add(documents)
            unfinished += not finished
    print(
        f"{options.kills} kills, {unfinished} of them before the end, with {min(kept)} to {max(kept)} of "
        f"{len(readings)} documents kept: {len(told)} faults"
    )
    print("\n".join(told))
    return int(bool(told))


def kill(place: str, lines: Path, after: float) -> bool:
    """Kills an `add` so many seconds after it began; whether it had ended before."""
    process = _adding(place, lines)
    assert process.stdout
    process.stdout.readline()
    time.sleep(after)
    ended = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return ended


def judge(place: str, readings: list[Reading], right: Any) -> tuple[list[str], int]:
    """What is wrong with a record after a kill, and how many documents it had kept by then."""
    with Record(place) as record:
        wrong = [f"check: {line}" for line in record.check()]
        counts = record.counts()
        if counts["document"] not in _ends(readings):
            wrong.append(f"half a batch kept: {counts['document']} documents")
        record.add(readings)
        wrong += [f"check after the next add: {line}" for line in record.check()]
        if content(record) != right:
            wrong.append("another result than undisturbed")
        return wrong, counts["document"]


def _ends(readings: list[Reading]) -> set[int]:
    """How many documents are kept after each of the transactions that an `add` of these makes."""
    record_module._BATCH = 9
    return {0, *accumulate(len(batch) for batch in record_module._batches(readings))}


def content(record: Record) -> Any:
    """All that a record holds, but for the numbers of its rows and its times."""
    entries = [record.entry(one.id) for one in record.entries()]
    return entries, {**record.counts()}, [claim.id for claim in record.claims()]


def _adding(place: str, lines: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, place, str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _duration(place: str, lines: Path) -> float:
    """How long an undisturbed `add` takes here, the longer of two."""
    long = 0.0
    for _ in range(2):
        _empty(place)
        process = _adding(place, lines)
        assert process.stdout
        process.stdout.readline()
        start = time.perf_counter()
        process.communicate()
        long = max(long, time.perf_counter() - start)
    return long


def _empty(place: str) -> None:
    if "://" in place:
        with Record(place) as record, record.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    else:
        for ending in ("", "-wal", "-shm"):
            Path(place + ending).unlink(missing_ok=True)
    with Record(place):
        pass


if __name__ == "__main__":
    sys.exit(main())

"""The store: killed, shared, full, read-only, old, new."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from legation.errors import RecordError
from legation.record.record import Record
from legation.record.store import engine as store
from legation.record.store.upgrade import HEAD, upgrade
from legation.schema import Reading

Set = tuple[list[Reading], dict[str, tuple[str, str]]]
_ADD = """
import sys, json
from legation.record import record as module
from legation.schema import Reading
module._BATCH = 3
with module.Record(sys.argv[1]) as record:
    print("open", flush=True)
    record.add(Reading.model_validate(json.loads(line)) for line in open(sys.argv[2]))
"""


def _adding(place: str, lines: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, place, str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def lines(tmp_path: Path, merge_set: Set) -> Path:
    """The merging set as a file of readings."""
    path = tmp_path / "readings.jsonl"
    path.write_text("".join(json.dumps(reading.to_dict()) + "\n" for reading in merge_set[0]))
    return path


def _entries(record: Record) -> list[Any]:
    return [record.entry(one.id) for one in record.entries()]


def test_killed_at_random(tmp_path: Path, lines: Path, merge_set: Set) -> None:
    """`LEGATION_KILLS` says how often (3 in the suite; 100 was run by hand, see docs/quality.md)."""
    with Record(tmp_path / "whole.db") as whole:
        whole.add(merge_set[0])
        right = _entries(whole)
    chance = random.Random(5)
    for number in range(int(os.environ.get("LEGATION_KILLS", "3"))):
        place = tmp_path / f"killed{number}.db"
        with Record(place):
            pass
        process = _adding(str(place), lines)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Record(place) as record:
            assert record.check() == []
            record.add(merge_set[0])
            assert record.check() == []
            assert _entries(record) == right


def test_two_that_add_at_once(place: str, tmp_path: Path, lines: Path, merge_set: Set) -> None:
    with Record(place):
        pass
    both = [_adding(place, lines) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    with Record(tmp_path / "whole.db") as whole, Record(place) as record:
        whole.add(merge_set[0])
        assert record.check() == []
        assert _entries(record) == _entries(whole)


def test_a_full_disk_leaves_the_record_intact(tmp_path: Path, merge_set: Set) -> None:
    place = tmp_path / "full.db"
    with Record(place) as record:
        record.add(merge_set[0][:20])
        before = _entries(record)
        with record.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordError, match=r"full\.db: the disk is full"):
            record.add(merge_set[0][20:])
    with Record(place) as record:
        assert record.check() == []
        assert _entries(record) == before


def test_a_file_that_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all" * 100)
    with pytest.raises(RecordError, match="not a record"):
        Record(path)
    with pytest.raises(RecordError, match="no such record"):
        Record(tmp_path / "absent.db", create=False)
    with pytest.raises(RecordError, match="SQLite file or a postgresql"):
        Record("mysql://localhost/x")


def test_no_server(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="connection"):
        Record(f"postgresql://nobody@localhost:1/none?host={tmp_path}")


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    with Record(tmp_path / "a.db"):
        pass
    with sqlite3.connect(tmp_path / "a.db") as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    with pytest.raises(RecordError, match="newer Legation"):
        Record(tmp_path / "a.db")


def test_an_older_record_is_upgraded_with_a_backup(tmp_path: Path, merge_set: Set) -> None:
    path = tmp_path / "a.db"
    with Record(path) as record:
        record.add(merge_set[0][:5])
        before = _entries(record)
    _to_first_revision(path)
    with pytest.raises(RecordError, match="legation record upgrade"):
        Record(path)
    url = store.address(path)
    engine = store.connect(url)
    done = upgrade(engine, url)
    engine.dispose()
    assert done and done[0] == "0001" and done[1] and done[1].exists()
    with Record(path) as record:
        assert _entries(record) == before
        assert record.search("visiting")
    assert HEAD > "0001"


def _to_first_revision(path: Path) -> None:
    file = sqlite3.connect(path)
    for kind in ("view", "trigger"):
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall():
            file.execute(f"DROP {kind} {name}")
    for table in ("document", "claim", "entry"):
        file.execute(f"DROP TABLE {table}_search")
    file.execute("UPDATE alembic_version SET version_num = '0001'")
    file.commit()
    file.close()


def test_the_journal_refuses_changes(record: Record, merge_set: Set) -> None:
    record.add(merge_set[0][:3])
    record.accept(record.entries()[0].id, by="Ann")
    for change in ("UPDATE decision SET reason = 'none'", "DELETE FROM decision"):
        with pytest.raises(Exception, match="only added to"), record.engine.begin() as connection:
            connection.exec_driver_sql(change)

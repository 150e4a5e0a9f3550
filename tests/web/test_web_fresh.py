"""What is kept counts for one state of the record."""

import threading
from pathlib import Path

import pytest

from legation.record.record import Record
from legation.web import fresh as module
from legation.web.fresh import Fresh


def test_a_change_by_anybody_is_seen(sample_record: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.db"
    place.write_bytes(sample_record.read_bytes())
    with Record(place) as watched, Record(place) as other:
        fresh = Fresh(watched, 10)
        count = lambda: watched.counts()["decision"]  # noqa: E731
        assert fresh.get("n", count) == fresh.get("n", lambda: -1) == 0
        entry = other.entries(limit=1)[0]
        other.accept(entry.id, by="Ann")
        assert fresh.version() == fresh.version()
        assert fresh.get("m", count) == 1
        fresh.close()


def test_a_dear_value_may_be_a_little_behind(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(sample_record) as record:
        fresh = Fresh(record, 10)
        versions = iter(range(100))
        monkeypatch.setattr(fresh, "version", lambda: next(versions))
        clock = iter([0.0, 1.0, 2.0, 30.0, 30.0, 30.0, 30.0])
        monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
        assert fresh.get("n", lambda: "first") == "first"
        assert fresh.get("n", lambda: "second") == "first"
        assert fresh.get("n", lambda: "third") == "third"
        fresh.close()


def test_one_thread_works_it_out_for_all(sample_record: Path) -> None:
    with Record(sample_record) as record:
        fresh, made, hold = Fresh(record, 10), [], threading.Event()

        def make() -> int:
            hold.wait(2)
            made.append(1)
            return 7

        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(fresh.get("n", make))) for _ in range(6)]
        for thread in threads:
            thread.start()
        hold.set()
        for thread in threads:
            thread.join()
        fresh.close()
    assert (found, made) == ([7] * 6, [1])


def test_it_keeps_no_more_than_so_many(sample_record: Path) -> None:
    with Record(sample_record) as record:
        fresh = Fresh(record, 2)
        for key in "abc":
            fresh.get(key, lambda: "once")
        assert fresh.get("a", lambda: "again") == "again"
        fresh.close()


def test_what_must_be_exact_is_never_behind(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(sample_record) as record:
        fresh = Fresh(record, 10)
        versions = iter([1, 1, 2])
        monkeypatch.setattr(fresh, "version", lambda: next(versions))
        clock = iter([0.0, 0.0, 0.0, 0.0])
        monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
        assert fresh.get("n", lambda: "first", exact=True) == "first"
        assert fresh.get("n", lambda: "second", exact=True) == "first"
        monkeypatch.setattr(module.time, "monotonic", lambda: 0.001)
        assert fresh.get("n", lambda: "third", exact=True) == "third"
        fresh.close()


def test_it_keeps_no_more_than_so_much(sample_record: Path) -> None:
    with Record(sample_record) as record:
        fresh = Fresh(record, 160, len)
        for key in "abcdefghijklmnopqrst":
            assert fresh.get(key, lambda: "ten letter") == "ten letter"
        assert fresh.get("t", lambda: "again") == "ten letter"
        assert fresh.get("a", lambda: "again") == "again"
        assert fresh.get("huge", lambda: "more than a sixteenth") == "more than a sixteenth"
        assert fresh.get("huge", lambda: "again") == "again"
        fresh.close()


def test_nothing_stays_of_what_fails(sample_record: Path) -> None:
    with Record(sample_record) as record:
        fresh = Fresh(record, 10)
        for key in range(5):
            with pytest.raises(KeyError):
                fresh.get(key, lambda: {}["nothing"])
        assert not fresh._locks
        assert fresh.get(1, lambda: "now") == "now"
        fresh.close()

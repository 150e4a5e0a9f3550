"""Connections to a record: SQLite with its settings, PostgreSQL by URL, errors in one line."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from legation.errors import RecordError

Transaction = AbstractContextManager[Connection]
"""A stretch of work on a connection."""

DEFAULT = "legation.db"
_WRITER = 0x6C656761
"""The advisory lock that one writer of a PostgreSQL record holds."""
_CACHE_KIB = 512 * 1024
"""Memory for the pages of a SQLite record, taken as they are read or written."""
_LOG_PAGES = 16_384
"""Pages of the write-ahead log from which it is copied into the file: one written often is copied once."""
_WAIT_SECONDS = 120


def address(place: str | os.PathLike[str] | None = None) -> str:
    """The URL of a record: as given, a file's path, or `LEGATION_RECORD`, or `legation.db` here."""
    given = os.fspath(place) if place is not None else os.environ.get("LEGATION_RECORD", DEFAULT)
    if given.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + given.partition("://")[2]
    if "://" in given:
        return given
    return f"sqlite:///{Path(given)}"


def file_of(url: str) -> Path | None:
    """The file of a SQLite record; null for another."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def shown(url: str) -> str:
    """The address for a person: the path, or the URL without its password."""
    path = file_of(url)
    return str(path) if path else make_url(url).render_as_string(hide_password=True)


def connect(url: str, *, read_only: bool = False) -> Engine:
    """An engine for the record; raises `RecordError` where the address names no kind of store."""
    try:
        kind = make_url(url).get_backend_name()
        if kind not in ("sqlite", "postgresql"):
            raise RecordError(f"{shown(url)}: a record is a SQLite file or a postgresql:// address")
        if kind == "postgresql":
            return create_engine(url, pool_pre_ping=True)
        path = file_of(url)
        closed = path is not None and is_closed(path)
        if path is not None and closed:
            engine = create_engine(url, creator=partial(_open_closed, path.absolute()))
        else:
            engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
    except (ArgumentError, NoSuchModuleError) as error:
        raise RecordError(f"{url}: not the address of a record ({error})") from None
    _tune(engine, read_only or closed)
    return engine


def is_closed(path: Path) -> bool:
    """Whether a file is there that can't be written, by its own permission, its folder's, or the disk's."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _open_closed(path: Path) -> sqlite3.Connection:
    """Opens a file for reading only. SQLite wants to keep its log beside the file; where the folder is
    closed and nobody else keeps one, the file is taken as one that does not change."""
    address = f"file:{quote(str(path))}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
        return connection
    except sqlite3.OperationalError:
        connection.close()
    return sqlite3.connect(f"{address}&immutable=1", uri=True, check_same_thread=False)


@contextmanager
def reading(engine: Engine, url: str) -> Iterator[Connection]:
    """A connection that sees one state of the record."""
    with in_one_line(url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, url: str) -> Iterator[Connection]:
    """A transaction of the one writer: others wait; all is kept at its end, or nothing."""
    with in_one_line(url), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER})"))
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def in_one_line(url: str) -> Iterator[None]:
    """Turns what the database says into a `RecordError`."""
    try:
        yield
    except DBAPIError as error:
        raise RecordError(_line(url, error)) from error


_SAID: Final = (
    (("disk is full", "No space left", "disk full"), "the disk is full; make room and add again"),
    (
        ("readonly", "read-only", "permission denied", "Permission denied"),
        "the record can't be written to; it can be read",
    ),
    (("locked",), f"another program has held the record for over {_WAIT_SECONDS} seconds"),
    (("not a database", "malformed"), "not a record, or a damaged one"),
    (("unable to open",), "no such record, or its folder is missing or closed"),
    (("connection", "server closed"), "the connection is lost; add again, what is there is intact"),
)


def _line(url: str, error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    for signs, meaning in _SAID:
        if any(sign in said for sign in signs):
            return f"{shown(url)}: {meaning} ({said[:160]})"
    return f"{shown(url)}: {said[:300]}"


def _tune(engine: Engine, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        try:
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            pass
        for setting in (
            "foreign_keys = ON",
            "synchronous = NORMAL",
            f"cache_size = -{_CACHE_KIB}",
            f"wal_autocheckpoint = {_LOG_PAGES}",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        """BEGIN is given by `writing`; a reader needs none."""

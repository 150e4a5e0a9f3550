"""Values worked out from the record and kept while it does not change."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from sqlalchemy import text

from legation.record.record import Record

T = TypeVar("T")

_LIFE: Final = 20
"""A value may be behind the record for this many times what it took to work out."""


class Fresh:
    """A cache of `most` values that count for one state of the record; a cheap one is never out of date."""

    def __init__(self, record: Record, most: int) -> None:
        self._most = most
        self._engine = record.engine
        self._connection = record.engine.connect()
        self._lock = threading.Lock()
        self._locks: dict[Hashable, threading.Lock] = {}
        self._kept: OrderedDict[Hashable, tuple[Any, float, Any]] = OrderedDict()

    def version(self) -> Any:
        """Differs after every change to the record by anybody."""
        with self._lock:
            if self._engine.dialect.name == "sqlite":
                return self._connection.exec_driver_sql("PRAGMA data_version").scalar()
        with self._engine.connect() as connection:
            return connection.execute(text("SELECT pg_current_wal_insert_lsn()::text")).scalar()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value kept under `key`, or else what `make` gives, which one thread works out for all."""
        version = self.version()
        found = self._found(key, version)
        if found is not None:
            return found[0]  # type: ignore[no-any-return]
        with self._lock:
            waiting = self._locks.setdefault(key, threading.Lock())
        with waiting:
            found = self._found(key, version)
            if found is not None:
                return found[0]  # type: ignore[no-any-return]
            start = time.monotonic()
            value = make()
            took = time.monotonic() - start
            self._keep(key, (value, start + took * (_LIFE + 1), version))
        return value

    def close(self) -> None:
        """Lets go of the connection that watches for changes."""
        self._connection.close()

    def _found(self, key: Hashable, version: Any) -> tuple[Any, float, Any] | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None or (found[2] != version and found[1] < time.monotonic()):
                return None
            self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, value: tuple[Any, float, Any]) -> None:
        with self._lock:
            self._kept[key] = value
            self._locks.pop(key, None)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

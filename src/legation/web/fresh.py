"""Values worked out from the record and kept while it does not change."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import text

from legation.record.record import Record

T = TypeVar("T")

_LIFE: Final = 20
"""A value may be behind the record for this many times what it took to work out."""
_SHARE: Final = 16
"""A value that weighs more than this part of all that is kept is not kept."""


class _Kept(NamedTuple):
    value: Any
    until: float
    version: Any
    weight: int


class Fresh:
    """A cache of values that count for one state of the record; a cheap one is never out of date.

    `most` is how much is kept: so many values, or so much by what `weigh` gives of each.
    """

    def __init__(self, record: Record, most: int, weigh: Callable[[Any], int] | None = None) -> None:
        self._most = most
        self._weigh = weigh
        self._engine = record.engine
        self._connection = record.engine.connect()
        self._lock = threading.Lock()
        self._locks: dict[Hashable, threading.Lock] = {}
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._weight = 0

    def version(self) -> Any:
        """Differs after every change to the record by anybody."""
        if self._engine.dialect.name == "sqlite":
            with self._lock:
                cursor = self._connection.connection.cursor()
                cursor.execute("PRAGMA data_version")
                return cursor.fetchone()
        with self._engine.connect() as connection:
            return connection.execute(text("SELECT pg_current_wal_insert_lsn()::text")).scalar()

    def get(self, key: Hashable, make: Callable[[], T], *, exact: bool = False) -> T:
        """The value kept under `key`, or else what `make` gives, which one thread works out for all.

        One that is asked for as `exact` is never behind the record.
        """
        version = self.version()
        found = self._found(key, version)
        if found is not None:
            return found.value  # type: ignore[no-any-return]
        with self._lock:
            waiting = self._locks.setdefault(key, threading.Lock())
        with waiting:
            found = self._found(key, version)
            if found is not None:
                return found.value  # type: ignore[no-any-return]
            start = time.monotonic()
            try:
                value = make()
            except BaseException:
                with self._lock:
                    self._locks.pop(key, None)
                raise
            until = start if exact else start + (time.monotonic() - start) * (_LIFE + 1)
            weight = 1 if self._weigh is None else self._weigh(value)
            self._keep(key, _Kept(value, until, version, weight))
        return value

    def close(self) -> None:
        """Lets go of the connection that watches for changes."""
        self._connection.close()

    def _found(self, key: Hashable, version: Any) -> _Kept | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None or (found.version != version and found.until < time.monotonic()):
                return None
            self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, kept: _Kept) -> None:
        with self._lock:
            self._locks.pop(key, None)
            before = self._kept.pop(key, None)
            self._weight -= before.weight if before else 0
            if self._weigh is not None and kept.weight > self._most // _SHARE:
                return
            self._kept[key] = kept
            self._weight += kept.weight
            while self._weight > self._most:
                self._weight -= self._kept.popitem(last=False)[1].weight

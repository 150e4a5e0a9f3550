"""Python's search for reference cycles, made rare while much is added or gathered: that makes hardly any, and
looking for them among all that is remembered took a quarter of the time of adding."""

import gc
from threading import Lock
from types import TracebackType
from typing import Final

_RARE: Final = (50_000, 20, 100)
"""Thresholds of `gc.set_threshold`; memory stays bounded, since the youngest are still looked at."""


class _Rarely:
    """A context in which cycles are rarely looked for. The thresholds are the process's: several adders
    share the context, and the last to leave it restores what was."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._within = 0
        self._usual = gc.get_threshold()

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                self._usual = gc.get_threshold()
                gc.set_threshold(*_RARE)
            self._within += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                gc.set_threshold(*self._usual)


rarely: Final = _Rarely()

"""How often something may be done: so many times in so many seconds, for each who does it."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import Final

_REMEMBERED: Final = 20_000


class Limits:
    """Counts what was done of late. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._done: OrderedDict[Hashable, deque[float]] = OrderedDict()

    def wait(self, key: Hashable, most: int, seconds: float) -> int:
        """Seconds until `key` may do it again; 0 for now."""
        with self._lock:
            done = self._recent(key, seconds)
            return max(1, round(done[0] + seconds - self._clock() + 0.5)) if len(done) >= most else 0

    def count(self, key: Hashable) -> None:
        """Notes that `key` did it."""
        with self._lock:
            self._done.setdefault(key, deque()).append(self._clock())
            self._done.move_to_end(key)
            while len(self._done) > _REMEMBERED:
                self._done.popitem(last=False)

    def _recent(self, key: Hashable, seconds: float) -> deque[float]:
        done = self._done.get(key, deque())
        start = self._clock() - seconds
        while done and done[0] <= start:
            done.popleft()
        return done

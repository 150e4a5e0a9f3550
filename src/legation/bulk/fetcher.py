"""Fetching politely: robots.txt, a pace for each host, and a pause where a host asks for one."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from legation.bulk import robots
from legation.bulk.bounds import MOST_MEMBER
from legation.bulk.item import Bad, Item
from legation.documents.address import Fetched, ask
from legation.documents.formats import CONTENT_TYPES
from legation.documents.normalise import shown
from legation.errors import AddressError

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

PACE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
LONGEST_PAUSE = 3_600.0
"""Seconds that a host may ask to be left alone, or that its rules may put between requests."""
_ROBOTS_FOR = 86_400.0
"""Seconds that rules count, at most, before they are asked for again (RFC 9309, 2.4)."""
_AT_ONCE = 8
_BUSY = (429, 503)
_PAUSE = 60.0


class BusyError(AddressError):
    """A host that asks to be left alone; `seconds` is for how long."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    """What is known of a host: its rules, and from when it may be asked again."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: "RobotFileParser | None" = None
    rules_until: float = 0.0
    next: float = 0.0
    pause_until: float = 0.0


class Fetcher:
    """Fetches addresses, one at a time from each host. Safe to use from several threads.

    `allow_private` lets addresses lead to private hosts; `clock` and `sleep` are those of `time`.
    """

    def __init__(
        self,
        *,
        pace: float = PACE,
        allow_private: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pace = pace
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer of an address, in its turn.

        Raises `BusyError` where the host asks for a pause, or did before, and `AddressError` where
        robots.txt closes the address, it can't be fetched, or must not be.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            host = self._hosts.setdefault(origin, _Host())
        with host.lock:
            left = host.pause_until - self._clock()
            if left > 0:
                raise BusyError(f"{shown(url)}: the host asked for a pause of {left:.0f} seconds", left)
            rules = self._rules(host, origin)
            if not rules.can_fetch(robots.NAME, url):
                raise AddressError(f"{shown(url)}: closed to programs by the host's robots.txt")
            pace = min(max(self._pace, robots.delay(rules)), LONGEST_PAUSE)
            found = self._in_turn(host, url, headers or {}, pace)
            if found.status in _BUSY:
                seconds = _retry_after(found.headers.get("retry-after"))
                host.pause_until = self._clock() + seconds
                raise BusyError(f"{shown(url)}: answers {found.status}; asked again later", seconds)
        return found

    def content(self, url: str) -> bytes:
        """What an address holds; raises as `ask` does, and for an answer that is an error."""
        found = self.ask(url)
        if not 200 <= found.status < 300:
            raise AddressError(f"{shown(url)}: answers {found.status}")
        return found.content

    def fetch_all(self, items: Iterable[Item | Bad]) -> Iterator[Item | Bad]:
        """The items with what their addresses hold, in order, several hosts at once."""
        window: deque[Future[Item | Bad]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            try:
                for item in items:
                    window.append(threads.submit(self._fetched, item))
                    if len(window) >= 2 * _AT_ONCE:
                        yield window.popleft().result()
                while window:
                    yield window.popleft().result()
            finally:
                for waiting in window:
                    waiting.cancel()

    def _fetched(self, item: Item | Bad) -> Item | Bad:
        if isinstance(item, Bad) or item.url is None:
            return item
        try:
            found = self.ask(item.url)
        except AddressError as error:
            return Bad(shown(item.url), str(error))
        if not 200 <= found.status < 300:
            return Bad(shown(item.url), f"answers {found.status}")
        if len(found.content) > MOST_MEMBER:
            return Bad(shown(item.url), f"gives more than {MOST_MEMBER // 1_000_000} MB")
        declared = CONTENT_TYPES.get(found.content_type)
        return replace(
            item,
            name=shown(item.url),
            held=found.content,
            url=found.url,
            declared=declared,
            charset=found.charset,
        )

    def _rules(self, host: _Host, origin: str) -> "RobotFileParser":
        if host.rules is None or self._clock() >= host.rules_until:
            found = self._in_turn(host, f"{origin}/robots.txt", {}, self._pace)
            host.rules = robots.rules(found.status, found.content)
            host.rules_until = self._clock() + (_ROBOTS_FOR if found.status < 500 else _PAUSE)
        return host.rules

    def _in_turn(self, host: _Host, url: str, headers: Mapping[str, str], pace: float) -> Fetched:
        wait = host.next - self._clock()
        if wait > 0:
            self._sleep(wait)
        try:
            return ask(url, headers, allow_private=self._allow_private)
        finally:
            host.next = self._clock() + pace


def _retry_after(value: str | None) -> float:
    """Seconds of a Retry-After header, as a number or a date (RFC 9110, 10.2.3)."""
    if not value:
        return _PAUSE
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except ValueError:
            return _PAUSE
    return min(max(seconds, 1.0), LONGEST_PAUSE) if math.isfinite(seconds) else _PAUSE

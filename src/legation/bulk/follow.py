"""Feeds followed: new items read and kept in the record, whatever becomes of single feeds."""

import random
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from legation.bulk.feed_list import Feed, FeedList
from legation.bulk.feed_state import Became, State
from legation.bulk.feeds import Entry, entries_of
from legation.bulk.fetcher import BusyError, Fetcher
from legation.bulk.item import Bad, Item
from legation.bulk.outcome import Outcome
from legation.bulk.work import Work
from legation.documents.address import Fetched
from legation.documents.normalise import shown
from legation.errors import AddressError, DocumentError, LegationError
from legation.schema import Reading

LONGEST_BACKOFF = 86_400.0
"""Seconds after which a feed that fails is looked at again at the latest."""
_MOST_MAPS = 20
"""Sitemaps of one index that one round looks at, newest first."""
_ITEMS_AT_ONCE = 16
"""Items read between two writes: what a stop may cost."""
_LONGEST_NAP = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at a feed brought. `error` says why it brought nothing."""

    feed: Feed
    outcome: Outcome
    error: str | None = None


class Follower:
    """Looks at feeds when they are due.

    `keep` takes readings and returns once they are kept; only then are their items counted as dealt with.
    `stop` ends the following after the item in hand. `now` is the time in seconds since 1970.
    """

    def __init__(  # noqa: PLR0913
        self,
        feeds: FeedList,
        state: State,
        work: Work,
        keep: Callable[[Sequence[Reading]], object],
        *,
        fetcher: Fetcher,
        stop: threading.Event | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._feeds = feeds.feeds
        self._state = state
        self._work = work
        self._keep = keep
        self._fetcher = fetcher
        self._now = now
        self.stop = stop or threading.Event()

    def once(self, said: Callable[[Round], None], *, only_due: bool = False) -> list[Round]:
        """Looks at every feed (or at those that are due), and tells of each."""
        rounds = []
        for feed in self._feeds:
            if self.stop.is_set():
                break
            if only_due and self._state.feed(feed.url).next > self._now():
                continue
            rounds.append(self._look(feed))
            said(rounds[-1])
        return rounds

    def forever(self, said: Callable[[Round], None]) -> None:
        """Looks at feeds as they come due, until `stop` is set."""
        while not self.stop.is_set():
            self.once(said, only_due=True)
            due = min(self._state.feed(feed.url).next for feed in self._feeds)
            self.stop.wait(min(max(due - self._now(), 1.0), _LONGEST_NAP))

    def _look(self, feed: Feed) -> Round:
        before = self._state.feed(feed.url)
        conditions = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        brought = Outcome()
        try:
            found = self._fetcher.ask(feed.url, {name: v for name, v in conditions.items() if v})
            if found.status == 304:
                self._looked(feed, before.etag, before.modified)
                return Round(feed, brought)
            if not 200 <= found.status < 300:
                raise AddressError(f"{shown(feed.url)}: answers {found.status}")
            fresh, is_all = self._fresh(feed, found)
            self._take(feed, fresh, brought)
        except BusyError as error:
            return self._failed(feed, before.failures, brought, str(error), error.seconds)
        except DocumentError as error:
            return self._failed(feed, before.failures, brought, str(error), 0)
        except LegationError:
            raise
        except Exception as error:
            why = f"internal error: {type(error).__name__}: {error}"
            return self._failed(feed, before.failures, brought, why, 0)
        whole = is_all and not self.stop.is_set() and not brought.failed
        self._looked(feed, *(_marks(found) if whole else (None, None)))
        return Round(feed, brought)

    def _fresh(self, feed: Feed, found: Fetched) -> tuple[list[Entry], bool]:
        """The new entries of a feed, newest first, and whether these are all that there are."""
        entries = self._with_maps(entries_of(found.content, found.url))
        seen: set[str] = set()
        fresh: list[Entry] = []
        for entry in entries:
            if entry.url not in seen and not self._state.is_done(feed.url, entry.key, entry.url):
                seen.add(entry.url)
                fresh.append(entry)
        fresh.sort(key=lambda entry: entry.published or "", reverse=True)
        return fresh[: feed.items], len(fresh) <= feed.items

    def _with_maps(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries, those of sitemaps that an index names among them."""
        found = [entry for entry in entries if not entry.is_index]
        maps = [entry for entry in entries if entry.is_index]
        maps.sort(key=lambda entry: entry.published or "", reverse=True)
        for entry in maps[:_MOST_MAPS]:
            if not self.stop.is_set():
                inside = entries_of(self._fetcher.content(entry.url), entry.url)
                found += [one for one in inside if not one.is_index]
        return found

    def _take(self, feed: Feed, entries: list[Entry], brought: Outcome) -> None:
        for start in range(0, len(entries), _ITEMS_AT_ONCE):
            readings: list[Reading] = []
            dealt: list[tuple[str, str, str | None, Became, str | None]] = []
            busy: BusyError | None = None
            for entry in entries[start : start + _ITEMS_AT_ONCE]:
                if self.stop.is_set():
                    break
                try:
                    outcome = self._read(feed, entry)
                except BusyError as error:
                    busy = error
                    break
                brought.counts.plus(outcome.counts)
                brought.failed += outcome.failed
                readings += [one for one in outcome.kept if isinstance(one, Reading)]
                why = outcome.failed[0].why if outcome.failed else None
                dealt.append((entry.key, entry.url, entry.title, _became(outcome), why))
            if readings:
                self._keep(readings)
            self._state.dealt(feed.url, self._stamp(), dealt)
            if busy is not None:
                raise busy
            if self.stop.is_set():
                return

    def _read(self, feed: Feed, entry: Entry) -> Outcome:
        if feed.takes_text and entry.markup:
            markup = f"<html><body><article>{entry.markup}</article></body></html>"
            held = markup.encode("utf-8", "replace")
            page = Item(shown(entry.url), held, declared="page", charset="utf-8", url=entry.url)
            item: Item | Bad = _about(page, feed, entry)
        else:
            item = self._fetched(feed, entry)
        return self._work([item])

    def _fetched(self, feed: Feed, entry: Entry) -> Item | Bad:
        from legation.documents.formats import CONTENT_TYPES

        try:
            found = self._fetcher.ask(entry.url)
        except BusyError:
            raise
        except AddressError as error:
            return Bad(shown(entry.url), str(error))
        if not 200 <= found.status < 300:
            return Bad(shown(entry.url), f"answers {found.status}")
        declared = CONTENT_TYPES.get(found.content_type)
        page = Item(shown(entry.url), found.content, declared=declared, charset=found.charset, url=found.url)
        return _about(page, feed, entry)

    def _looked(self, feed: Feed, etag: str | None, modified: str | None) -> None:
        following = self._now() + feed.every
        self._state.looked(feed.url, feed.name, self._stamp(), next=following, etag=etag, modified=modified)

    def _failed(self, feed: Feed, failures: int, brought: Outcome, why: str, pause: float) -> Round:
        """Keeps the error; the feed rests twice as long after each, give or take, and a host's pause."""
        rest = min(feed.every * 2 ** min(failures, 16), LONGEST_BACKOFF) * random.uniform(0.9, 1.1)
        self._state.looked(feed.url, feed.name, self._stamp(), next=self._now() + max(rest, pause), error=why)
        return Round(feed, brought, why)

    def _stamp(self) -> str:
        return datetime.fromtimestamp(self._now(), UTC).isoformat(timespec="seconds")


def _marks(found: Fetched) -> tuple[str | None, str | None]:
    """What tells at the next look whether the feed has changed."""
    return found.headers.get("etag"), found.headers.get("last-modified")


def _about(page: Item, feed: Feed, entry: Entry) -> Item:
    """The page with what the feed says of it."""
    return replace(page, title=entry.title, published=entry.published, source=feed.name)


def _became(outcome: Outcome) -> Became:
    """What became of one item; of several documents in it, the best."""
    words: tuple[Became, ...] = ("kept", "known", "foreign", "outside")
    return next((word for word in words if getattr(outcome.counts, word)), "failed")

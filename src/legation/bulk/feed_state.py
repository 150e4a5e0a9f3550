"""What is known of each feed and its items between two rounds: a SQLite file beside the record."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from legation.errors import RecordError

Became = Literal["kept", "outside", "foreign", "known", "failed"]
"""What became of an item: the words of `Counts`."""
MOST_TRIES = 3
"""Rounds in which an item that fails is tried."""
_TABLES = """
CREATE TABLE IF NOT EXISTS feed (
  url TEXT PRIMARY KEY, name TEXT NOT NULL, etag TEXT, modified TEXT, checked TEXT,
  next REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, error TEXT
);
CREATE TABLE IF NOT EXISTS item (
  feed TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL, title TEXT, became TEXT NOT NULL, why TEXT,
  tries INTEGER NOT NULL DEFAULT 1, seen TEXT NOT NULL, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_seen ON item (seen);
CREATE INDEX IF NOT EXISTS item_url ON item (url);
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed between two rounds. `next`: seconds since 1970 from which it may be looked at again."""

    etag: str | None = None
    modified: str | None = None
    next: float = 0.0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed stands: when it was looked at (ISO, UTC), what came in, and what its last error was."""

    name: str
    url: str
    checked: str | None
    failures: int
    error: str | None
    kept: int
    outside: int
    foreign: int
    known: int
    failed: int
    last_kept: str | None


class State:
    """The file; use it as a context manager. Raises `RecordError` where it can't be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._in_one_line():
            self._base = sqlite3.connect(path, timeout=60)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def feed(self, url: str) -> FeedState:
        """What is known of a feed."""
        with self._in_one_line():
            row = self._base.execute(
                "SELECT etag, modified, next, failures FROM feed WHERE url = ?", (url,)
            ).fetchone()
        return FeedState(*row) if row else FeedState()

    def looked(  # noqa: PLR0913
        self,
        url: str,
        name: str,
        at: str,
        *,
        next: float,
        etag: str | None = None,
        modified: str | None = None,
        error: str | None = None,
    ) -> None:
        """Keeps that a feed was looked at; an `error` counts, and leaves what its last answer said."""
        with self._in_one_line(), self._base:
            self._base.execute("INSERT OR IGNORE INTO feed (url, name) VALUES (?, ?)", (url, name))
            if error is None:
                self._base.execute(
                    "UPDATE feed SET name = ?, etag = ?, modified = ?, checked = ?, next = ?, failures = 0, "
                    "error = NULL WHERE url = ?",
                    (name, etag, modified, at, next, url),
                )
            else:
                self._base.execute(
                    "UPDATE feed SET name = ?, checked = ?, next = ?, failures = failures + 1, error = ? "
                    "WHERE url = ?",
                    (name, at, next, error, url),
                )

    def is_done(self, feed: str, key: str, url: str) -> bool:
        """Whether an item was dealt with, in this feed, or under its address in another."""
        with self._in_one_line():
            found = self._base.execute(
                "SELECT 1 FROM item WHERE ((feed = ? AND key = ?) OR url = ?) "
                "AND (became != 'failed' OR tries >= ?)",
                (feed, key, url, MOST_TRIES),
            ).fetchone()
        return found is not None

    def dealt(
        self, feed: str, at: str, items: Iterable[tuple[str, str, str | None, Became, str | None]]
    ) -> None:
        """Keeps what became of items, each (key, address, title, what became of it, why)."""
        rows = [(feed, key, url, title, became, why, at) for key, url, title, became, why in items]
        with self._in_one_line(), self._base:
            self._base.executemany(
                "INSERT INTO item (feed, key, url, title, became, why, seen) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (feed, key) DO UPDATE SET became = excluded.became, why = excluded.why, "
                "tries = tries + 1, seen = excluded.seen",
                rows,
            )

    def standing(self, since: str | None = None) -> list[Standing]:
        """How each feed stands, with counts of items dealt with since a time (ISO), or ever."""
        counts = ", ".join(
            f"coalesce(sum(item.became = '{became}'), 0)"
            for became in ("kept", "outside", "foreign", "known", "failed")
        )
        with self._in_one_line():
            rows = self._base.execute(
                f"SELECT name, feed.url, checked, failures, error, {counts}, "
                "max(CASE WHEN item.became = 'kept' THEN item.seen END) "
                "FROM feed LEFT JOIN item ON item.feed = feed.url AND item.seen >= ? "
                "GROUP BY feed.url ORDER BY name",
                (since or "",),
            ).fetchall()
        return [Standing(*row) for row in rows]

    @contextmanager
    def _in_one_line(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise RecordError(f"{self._path}: the state of feeds can't be used: {error}") from None

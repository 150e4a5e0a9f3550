"""Rows of several tables put together by their ids, on disk, so that tables of any size can be."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_BATCH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Joined:
    """A row that was put in: the file and row that it is from, and its values by column."""

    label: str
    number: int
    values: dict[str, Any]


class Joining:
    """Takes rows in, each under the id that others know it by, and gives them out by it."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("BEGIN")
        self._db.execute(
            "CREATE TABLE part(number INTEGER PRIMARY KEY, name TEXT, key TEXT, claim TEXT, position INTEGER,"
            " label TEXT, row INTEGER, body TEXT)"
        )
        self._held: list[tuple[Any, ...]] = []

    def __enter__(self) -> "Joining":
        return self

    def __exit__(self, *error: object) -> None:
        self._db.close()

    def add(self, name: str, key: str, row: Joined) -> None:
        """Puts in a row of the table `name` under `key`."""
        body = json.dumps(row.values)
        its = row.values.get("claim"), row.values.get("position") or 0
        self._held.append((name, key, *its, row.label, row.number, body))
        if len(self._held) >= _BATCH:
            self._flush()

    def index(self) -> None:
        """To be called once all rows are in."""
        self._flush()
        self._db.execute("CREATE INDEX of ON part(name, key, position)")
        self._db.execute("CREATE INDEX its ON part(claim) WHERE name = 'claims'")

    def keys(self, name: str) -> Iterator[str]:
        """The keys of a table, in the order in which they first came."""
        query = "SELECT key FROM part WHERE name = ? GROUP BY key ORDER BY min(number)"
        for (key,) in self._db.execute(query, (name,)):
            yield key

    def under(self, name: str, key: str) -> list[Joined]:
        """The rows of a table under a key, by position and then as they came."""
        query = "SELECT label, row, body FROM part WHERE name = ? AND key = ? ORDER BY position, number"
        return [
            Joined(label, row, json.loads(body)) for label, row, body in self._db.execute(query, (name, key))
        ]

    def without_claim(self) -> Iterator[tuple[str, int]]:
        """File and row of each participant, item and span whose claim is not among the claims, and of each
        document that none is of."""
        query = (
            "SELECT label, row FROM part AS p WHERE name NOT IN ('claims', 'documents') AND NOT EXISTS"
            " (SELECT 1 FROM part WHERE name = 'claims' AND claim = p.key) UNION ALL"
            " SELECT label, row FROM part AS p WHERE name = 'documents' AND NOT EXISTS"
            " (SELECT 1 FROM part WHERE name = 'claims' AND key = p.key)"
        )
        yield from self._db.execute(query)

    def _flush(self) -> None:
        self._db.executemany(
            "INSERT INTO part(name, key, claim, position, label, row, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._held,
        )
        self._held = []

"""The account store: a SQLite file beside the record, or a database by its URL."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, select

from legation.errors import AccountError
from legation.record.store import engine as stores
from legation.record.store.clock import now
from legation.web.accounts.tables import event, metadata

CLOSED: Final = 0o600
COMMAND_LINE: Final = "command line"


def place_beside(record: str | None) -> str:
    """Where a record's accounts are kept: `legation.db` has them in `legation.db.accounts.db`.

    `LEGATION_ACCOUNTS` says otherwise. Raises `AccountError` for a record that is no file.
    """
    if given := os.environ.get("LEGATION_ACCOUNTS"):
        return given
    file = stores.file_of(stores.address(record))
    if file is None:
        raise AccountError(
            "a record in PostgreSQL has its accounts elsewhere: say where with --accounts FILE or URL"
        )
    return f"{file}.accounts.db"


class Store:
    """An opened account store. `clock` gives seconds since 1970."""

    def __init__(self, place: str, *, clock: Callable[[], float] = time.time) -> None:
        self.url = stores.address(place)
        self.clock = clock
        file = stores.file_of(self.url)
        if file is not None and not file.exists():
            _made_closed(file)
        self._engine = stores.connect(self.url)
        with self.writing() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Lets go of the store."""
        self._engine.dispose()

    def writing(self) -> stores.Transaction:
        """A transaction."""
        return stores.writing(self._engine, self.url)

    def reading(self) -> stores.Transaction:
        """A connection to read with."""
        return stores.reading(self._engine, self.url)

    def log(self, name: str, what: str, client: str = COMMAND_LINE) -> None:
        """Adds a line to the account log."""
        with self.writing() as connection:
            noted(connection, name, what, client)

    def events(self, limit: int) -> Sequence[tuple[str, str, str, str]]:
        """The log's last lines as (at, name, what, client), the newest first."""
        query = select(event.c.at, event.c.name, event.c.what, event.c.client)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(event.c.number.desc()).limit(limit)).all()
        return [(row[0], row[1], row[2], row[3]) for row in rows]


def noted(connection: Connection, name: str, what: str, client: str) -> None:
    """Adds a line to the log within a transaction."""
    connection.execute(insert(event).values(at=now(), name=name[:200], what=what[:300], client=client[:100]))


def _made_closed(file: Path) -> None:
    """Makes the file so that only its owner can read it."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, CLOSED))
    except OSError as error:
        raise AccountError(f"{file}: can't be made ({error.strerror})") from None

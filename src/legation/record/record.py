"""A record opened: what is added to it, asked of it, and decided on it."""

import os
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, select, update

from legation.record.agreement import Agreeing
from legation.record.check import Checking
from legation.record.collecting import rarely
from legation.record.deciding import Deciding
from legation.record.dump import Dumping
from legation.record.identity import content
from legation.record.intake import Added, take_in
from legation.record.journal import standing_now
from legation.record.load import Loading
from legation.record.outcome import Following
from legation.record.people import settle_people
from legation.record.prepare import Prepared, prepare
from legation.record.queries import Queries
from legation.record.recasting import carry_over
from legation.record.relate import Relater, compare_all, join_merged
from legation.record.review import Reviewing
from legation.record.rewording import reword
from legation.record.search import Searching
from legation.record.selection import Selecting
from legation.record.settle import settle_some
from legation.record.store import engine as store
from legation.record.store.tables import (
    block,
    claim,
    disagreement,
    entry,
    entry_pair,
    entry_party,
    likeness,
    stage,
)
from legation.record.store.tables import document as documents
from legation.record.store.tables import reading as readings
from legation.record.store.upgrade import require_current
from legation.record.who import Knowing
from legation.record.why import Explaining
from legation.schema import Document, Reading

_BATCH = 20_000
"""Claims from which a transaction is closed: the pages that ids and hashes fall on are many, and each is
written once a transaction."""
_SECONDS = 10.0
"""How long readings are gathered for one transaction: about as much work is lost where an `add` is killed."""

Watch = Callable[[str, int], None]
"""Told what is being done, and how many things have been done since it was last told."""


class Record(
    Queries,
    Searching,
    Selecting,
    Knowing,
    Explaining,
    Following,
    Deciding,
    Reviewing,
    Agreeing,
    Checking,
    Dumping,
    Loading,
):
    """A record in a SQLite file or a PostgreSQL database. Use it as a context manager.

    Every method that writes is one or more whole transactions: killed at any point, the record is
    as after the last one. Raises `RecordError` where the store refuses.
    """

    def __init__(self, place: str | os.PathLike[str] | None = None, *, create: bool = True) -> None:
        self.url = store.address(place)
        self._engine = store.connect(self.url)
        self._relater = Relater()
        try:
            require_current(self._engine, self.url, create=create)
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, for reading with SQL of one's own."""
        return self._engine

    def add(self, readings: Iterable[Reading]) -> Added:
        """Keeps readings and brings entries up to date. What is known already is passed over."""
        total = Added()
        for added in self.add_each(readings):
            total.plus(added)
        self.settle()
        return total

    def add_each(self, readings: Iterable[Reading]) -> Iterator[Added]:
        """Keeps readings batch by batch, and says what each brought; `settle` is the caller's to do."""
        with rarely:
            for batch in _batches(readings):
                with self.writing() as connection:
                    added = take_in(connection, batch, self._relater)
                    if added.again:
                        carry_over(connection, self._relater)
                yield added

    def has_read(self, document: Document, version: str) -> bool:
        """Whether the record has this document, as read by this version of the reader."""
        with self.reading() as connection:
            found = connection.execute(
                select(readings.c.number)
                .join(documents, documents.c.number == readings.c.document)
                .where(documents.c.content == content(document), readings.c.version == version)
                .limit(1)
            )
            return found.first() is not None

    def settle(self, watch: Watch | None = None) -> None:
        """Brings entries and persons up to date with what was added; a record always can be."""
        with rarely:
            settled = 1
            while settled:
                with self.writing() as connection:
                    settled = settle_some(connection, self._relater)
                if watch:
                    watch("settling", settled)
            with self.writing() as connection:
                settle_people(connection)

    def load(self, place: str | os.PathLike[str]) -> None:
        """Loads what `dump` wrote into this record, which must be empty; the same ids, the same entries."""
        self.load_dump(place)
        self.settle()

    def rebuild(self, watch: Watch | None = None) -> None:
        """Derives every wording, likeness and entry again from claims and journal; the result is the same,
        and by the rules of today where the record was made by older ones."""
        with rarely, self.writing() as connection:
            self._forget(connection)
            carry_over(connection, self._relater)
            for step, parts in (
                ("reading claims", reword(connection)),
                ("comparing", compare_all(connection, self._relater)),
            ):
                for count in parts:
                    if watch:
                        watch(step, count)
            join_merged(connection, standing_now(connection))
        self.settle(watch)

    def close(self) -> None:
        """Lets go of the store."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _forget(self, connection: Connection) -> None:
        self._relater = Relater()
        connection.execute(update(claim).values(entry=None, stage=None))
        for table in (stage, entry_party, entry_pair, disagreement, entry, block, likeness):
            connection.execute(delete(table))


def _batches(readings: Iterable[Reading]) -> Iterator[list[Prepared]]:
    """Readings made ready, in lists for one transaction each."""
    batch: list[Prepared] = []
    weight, end = 0, monotonic() + _SECONDS
    for one in readings:
        batch.append(prepare(one))
        weight += len(batch[-1].claims) + 1
        if weight >= _BATCH or monotonic() > end:
            yield batch
            batch, weight, end = [], 0, monotonic() + _SECONDS
    if batch:
        yield batch

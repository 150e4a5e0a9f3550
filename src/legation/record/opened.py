"""What the parts of a record have in common: the store, and the claims that a name leads to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Table, bindparam, select

from legation.errors import RecordError
from legation.record.identity import claim_in
from legation.record.relate import Relater
from legation.record.store import engine as store
from legation.record.store.tables import claim, entry

_SHORTEST = 5


class Opened:
    """An opened store."""

    url: str
    _engine: Engine
    _relater: Relater

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the record's one writer."""
        try:
            with store.writing(self._engine, self.url) as connection:
                yield connection
        except BaseException:
            self._relater.forget()
            raise

    def reading(self) -> store.Transaction:
        """A connection to read with."""
        return store.reading(self._engine, self.url)


def entry_number(connection: Connection, name: str) -> int:
    """The entry of this id, of the beginning of one, or that the claim of an older id is in now.

    Raises `RecordError` where there is none, or several.
    """
    found = _by_id(connection, entry, name)
    if found is None and len(name) >= _SHORTEST:
        number = _by_id(connection, claim, claim_in(name))
        if number is not None:
            found = _entry_of(connection, number)
    if found is None:
        if len(name) < _SHORTEST:
            raise RecordError(f"{name}: give at least {_SHORTEST} characters of the id")
        raise RecordError(f"{name}: no entry of this id; `legation search` finds them")
    return found


def _entry_of(connection: Connection, number: int) -> int | None:
    """The entry of this claim, or of the one that a newer reading has in its place, and on."""
    seen: set[int] = set()
    following: int | None = number
    while following is not None and following not in seen:
        seen.add(following)
        row = connection.execute(
            select(claim.c.entry, claim.c.successor).where(claim.c.number == following)
        ).one()
        if row.entry is not None:
            return int(row.entry)
        following = _by_id(connection, claim, row.successor) if row.successor else None
    return None


def claim_number(connection: Connection, name: str) -> int:
    """The claim of this id, or of the beginning of one; raises `RecordError` for none, or several."""
    found = _by_id(connection, claim, name)
    if found is None:
        raise RecordError(f"{name}: no claim of this id")
    return found


def claims_of(connection: Connection, name: str) -> tuple[str, tuple[str, ...]]:
    """The full id that a name stands for, claim or entry, and the ids of its claims."""
    if name.startswith("c"):
        number = claim_number(connection, name)
        full = connection.execute(select(claim.c.id).where(claim.c.number == number)).scalar_one()
        return str(full), (str(full),)
    number = entry_number(connection, name)
    ids = connection.execute(select(claim.c.id).where(claim.c.entry == number).order_by(claim.c.id)).scalars()
    full = connection.execute(select(entry.c.id).where(entry.c.number == number)).scalar_one()
    return str(full), tuple(ids)


_NUMBER = {table: select(table.c.number).where(table.c.id == bindparam("id")) for table in (claim, entry)}


def _by_id(connection: Connection, table: Table, name: str) -> int | None:
    columns = table.c
    exact = connection.execute(_NUMBER[table], {"id": name}).scalar()
    if exact is not None or len(name) < _SHORTEST:
        return exact
    upper = name[:-1] + chr(ord(name[-1]) + 1)
    found: Sequence[int] = (
        connection.execute(select(columns.number).where(columns.id >= name, columns.id < upper).limit(2))
        .scalars()
        .all()
    )
    if len(found) > 1:
        raise RecordError(f"{name}: several ids begin so; give more of it")
    return found[0] if found else None

"""Rows in bulk: chunks of keys, numbers for new rows, inserts that pass over what is there."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

_CHUNK = 8_000
_T = TypeVar("_T")

Rows = Sequence[Mapping[str, Any]]


def chunks(values: Iterable[_T], size: int = _CHUNK) -> Iterator[list[_T]]:
    """Lists small enough for one IN."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def next_number(connection: Connection, table: Table) -> int:
    """The first free number; only the one writer asks."""
    highest = connection.execute(select(func.max(table.c.number))).scalar()
    return int(highest or 0) + 1


def insert(connection: Connection, table: Table, rows: Rows) -> None:
    """Inserts rows, all new."""
    if rows:
        connection.execute(table.insert(), list(rows))


def insert_missing(connection: Connection, table: Table, rows: Rows) -> None:
    """Inserts the rows whose key is not there yet."""
    if rows:
        make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        connection.execute(make(table).on_conflict_do_nothing(), list(rows))


def upsert(connection: Connection, table: Table, rows: Rows) -> None:
    """Inserts rows, or writes over those with their primary key."""
    if rows:
        make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        statement = make(table)
        key = [column.name for column in table.primary_key.columns]
        changed = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in key}
        connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed), list(rows))


def listed(values: Sequence[Any]) -> Select[Any]:
    """Numbers or text as rows, given to SQLite in one parameter."""
    its = func.json_each(json.dumps(values)).table_valued("value")
    return select(its.c.value)


def among(connection: Connection, column: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether a column of numbers or text is one of many values, given to SQLite in one parameter."""
    if connection.dialect.name != "sqlite":
        return column.in_(values)
    return column.in_(listed(values))


def lookup(
    connection: Connection, key: Column[Any], value: Column[Any], keys: Iterable[Any]
) -> dict[Any, Any]:
    """From each key that is there to its value."""
    found: dict[Any, Any] = {}
    for part in chunks(keys):
        found.update(connection.execute(select(key, value).where(among(connection, key, part))).all())
    return found


def driver_rows(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """All rows as the driver gives them, SQLite's days as text: of tens of thousands in half the time."""
    result = connection.execute(query)
    rows = list(result.cursor.fetchall())
    result.close()
    return rows


def driver_day(given: date | str | None) -> date | None:
    """A day as a driver gives it."""
    return date.fromisoformat(given) if isinstance(given, str) else given

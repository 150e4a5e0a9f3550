"""A record's revision: made new, brought up to date with a backup beside it, refused where newer."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from legation.errors import RecordError
from legation.record.store.engine import file_of, in_one_line, shown, writing

HEAD: Final = "0004"
"""The revision that this version of Legation writes."""


def revision(connection: Connection) -> str | None:
    """The record's revision; null where there is no record yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def require_current(engine: Engine, url: str, *, create: bool) -> None:
    """Makes a record where there is none and `create` says so; raises `RecordError` where it is of
    another revision, or is none."""
    path = file_of(url)
    if path is not None and not path.exists() and not create:
        raise RecordError(f"{path}: no such record; make one with: legation add INPUT --record {path}")
    with in_one_line(url), engine.connect() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is None:
        if not create:
            raise RecordError(f"{shown(url)}: there is no record yet; make one with: legation add INPUT")
        migrate(engine, url)
    elif found > HEAD:
        raise RecordError(f"{shown(url)}: written by a newer Legation (revision {found}); upgrade Legation")
    else:
        raise RecordError(f"{shown(url)}: an older record (revision {found}); run: legation record upgrade")


def upgrade(engine: Engine, url: str) -> tuple[str, Path | None] | None:
    """Brings a record up to date; gives its old revision and the backup's path (null for PostgreSQL,
    whose own transaction keeps the old state until all is done), or null where nothing was to do."""
    with in_one_line(url), engine.connect() as connection:
        found = revision(connection)
    if found is None:
        raise RecordError(f"{shown(url)}: there is no record to upgrade")
    if found > HEAD:
        raise RecordError(f"{shown(url)}: written by a newer Legation (revision {found}); upgrade Legation")
    if found == HEAD:
        return None
    backup = _backup(engine, url, found)
    migrate(engine, url)
    return found, backup


def _backup(engine: Engine, url: str, found: str) -> Path | None:
    path = file_of(url)
    if path is None:
        return None
    backup = path.with_name(f"{path.name}.before-{HEAD}-was-{found}")
    number = 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}.before-{HEAD}-was-{found}.{number}")
    with in_one_line(url), engine.connect() as connection:
        connection.execute(text("VACUUM INTO :path"), {"path": str(backup)})
    return backup


def migrate(engine: Engine, url: str, to: str = HEAD) -> None:
    """Runs the migrations that a record lacks up to a revision, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with writing(engine, url) as connection:
        if revision(connection) != to:
            config.attributes["connection"] = connection
            command.upgrade(config, to)

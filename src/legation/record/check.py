"""Whether a record holds together: what it keeps is what its ids say, and nothing hangs loose."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text
from sqlalchemy.sql.elements import ColumnElement

from legation.record.identity import claim_id, content
from legation.record.journal import journal
from legation.record.opened import Opened
from legation.record.store.tables import claim, document, entry, participant, reading, stage, wording
from legation.schema import Claim, Document

_CHUNK = 500
_MOST = 50


class Checking(Opened):
    """The checking part of a record."""

    def check(self) -> list[str]:
        """What is wrong with the record, a line each; empty where nothing is. Reads all of it."""
        found = []
        with self.reading() as connection:
            for line in _problems(connection):
                found.append(line)
                if len(found) >= _MOST:
                    break
        return found

    def unsettled(self) -> int:
        """How many wordings wait for `settle`: not an error, an `add` was stopped before its end."""
        with self.reading() as connection:
            waiting = select(func.count()).select_from(wording).where(wording.c.state < 2)
            return connection.execute(waiting).scalar_one()


def _problems(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(10)")):
            if said != "ok":
                yield f"the file is damaged: {said}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"{row[0]} {row[1]} points to a missing {row[2]}"
    yield from _documents(connection)
    yield from _claims(connection)
    yield from _entries(connection)
    yield from _journal(connection)


def _documents(connection: Connection) -> Iterator[str]:
    columns = [
        document.c[c] for c in ("id", "content", "title", "source", "url", "published", "language", "text")
    ]
    for row in connection.execute(select(*columns).execution_options(yield_per=_CHUNK)).mappings():
        if content(Document(**{k: v for k, v in row.items() if k != "content"})) != row["content"]:
            yield f"document {row['id']}: its words are not those it was kept with"
    unread = select(document.c.id).where(document.c.number.not_in(select(reading.c.document)))
    for (name,) in connection.execute(unread):
        yield f"document {name}: it has no reading"


def _claims(connection: Connection) -> Iterator[str]:
    rows = connection.execute(
        select(
            claim.c.id, claim.c.body, claim.c.entry, claim.c.withdrawn, document.c.content, document.c.text
        )
        .join(document, document.c.number == claim.c.document)
        .execution_options(yield_per=_CHUNK)
    )
    for row in rows:
        if claim_id(row.content, row.body) != row.id:
            yield f"claim {row.id}: it is not what it was kept as"
        try:
            Claim.model_validate(json.loads(row.body), context={"text": row.text})
        except ValueError as error:
            yield f"claim {row.id}: {str(error).splitlines()[0]}"
    lost = (
        select(claim.c.id)
        .join(wording, wording.c.number == claim.c.wording)
        .where(wording.c.state == 2, claim.c.entry.is_(None), ~claim.c.withdrawn)
    )
    for (name,) in connection.execute(lost):
        yield f"claim {name}: it is in no entry"


def _entries(connection: Connection) -> Iterator[str]:
    counted = select(claim.c.entry, func.count().label("n")).group_by(claim.c.entry).subquery()
    wrong = (
        select(entry.c.id)
        .outerjoin(counted, counted.c.entry == entry.c.number)
        .where(entry.c.claims != func.coalesce(counted.c.n, 0))
        .where(~_waiting())
    )
    for (name,) in connection.execute(wrong):
        yield f"entry {name}: its number of claims is wrong"
    staged = select(entry.c.id).where(entry.c.number.not_in(select(stage.c.entry)))
    for (name,) in connection.execute(staged):
        yield f"entry {name}: it has no stage"
    loose = (
        select(func.count())
        .select_from(participant)
        .where(participant.c.claim.not_in(select(claim.c.number)))
    )
    if connection.execute(loose).scalar_one():
        yield "participants of claims that are not there"


def _waiting() -> ColumnElement[bool]:
    """Whether an entry has a claim that waits to be settled."""
    return (
        select(claim.c.number)
        .join(wording, wording.c.number == claim.c.wording)
        .where(claim.c.entry == entry.c.number, wording.c.state < 2)
        .exists()
    )


def _journal(connection: Connection) -> Iterator[str]:
    known: set[str] = set()
    for decision in journal(connection):
        if decision.undoes and decision.undoes not in known:
            yield f"decision {decision.id}: it undoes one that is not before it"
        known.add(decision.id)
        there = connection.execute(
            select(func.count())
            .select_from(claim)
            .where(claim.c.id.in_([*decision.claims, *decision.against]))
        ).scalar_one()
        if there < len({*decision.claims, *decision.against}):
            yield f"decision {decision.id}: it is about a claim that is not there"

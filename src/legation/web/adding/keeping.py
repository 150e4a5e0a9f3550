"""Readings into the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from legation.record.identity import content
from legation.record.intake import Added
from legation.record.record import Record
from legation.record.store.tables import document
from legation.schema import Reading
from legation.web.jobs import Job


@dataclass(frozen=True)
class Kept:
    """What came of it: the counts, and the documents' ids and titles in the record."""

    added: Added
    documents: tuple[tuple[str, str | None], ...]


def keep(record: Record, readings: Sequence[Reading], job: Job) -> Kept:
    """Keeps the readings and brings entries up to date."""
    job.step, job.total = "keeping", 2
    total = Added()
    for added in record.add_each(readings):
        total.plus(added)
    job.done, job.step = 1, "putting claims together into entries"
    record.settle()
    marks = [content(one.document) for one in readings]
    with record.reading() as connection:
        rows = connection.execute(
            select(document.c.id, document.c.title).where(document.c.content.in_(marks))
        )
        return Kept(total, tuple((row.id, row.title) for row in rows))

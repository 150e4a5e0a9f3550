"""Readings into the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from legation.exchange import wording
from legation.record.identity import content
from legation.record.intake import Added
from legation.record.record import Record
from legation.record.store.tables import document
from legation.schema import Reading
from legation.web.jobs import Job


@dataclass(frozen=True)
class Kept:
    """What came of it: the counts, and the documents by their ids and headings."""

    added: Added
    documents: tuple[tuple[str, str], ...]


def keep(record: Record, readings: Sequence[Reading], job: Job) -> Kept:
    """Keeps the readings and brings entries up to date."""
    job.step, job.total = "keeping", 2
    total = Added()
    for added in record.add_each(readings):
        total.plus(added)
    job.done, job.step = 1, "putting claims together into entries"
    record.settle()
    headings = {content(one.document): wording.heading(one.document) for one in readings}
    with record.reading() as connection:
        rows = connection.execute(
            select(document.c.id, document.c.content).where(document.c.content.in_(headings))
        )
        return Kept(total, tuple((row.id, headings[row.content]) for row in rows))

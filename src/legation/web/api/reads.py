"""Pages of rows, by the key of the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select

from legation.errors import RecordError
from legation.record.answers import DocumentSummary, EntrySummary, KeptClaim, Rows
from legation.record.choosing import Filter, conditions
from legation.record.opened import claim_number
from legation.record.queries import kept_claim
from legation.record.store.tables import claim as claims_table
from legation.record.store.tables import document, entry
from legation.record.store.tables import person as persons_table
from legation.record.who import Person, person_of
from legation.web.reads import documents as document_reads
from legation.web.reads import entry_list
from legation.web.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Rows, and the key of the next page."""

    rows: Sequence[T]
    after: str | None


def entries(site: Site, chosen: Filter, after: str, limit: int) -> Found[EntrySummary]:
    """Entries by day, the newest first."""
    with site.record.reading() as connection:
        listed = entry_list.page(connection, chosen, after or None, limit)
    return Found(Rows([row.entry for row in listed.rows], EntrySummary), listed.after)


def claims(site: Site, chosen: Filter, after: str, limit: int) -> Found[KeptClaim]:
    """Claims by id."""
    query = _claims().where(*conditions(chosen), claims_table.c.id > after).order_by(claims_table.c.id)
    with site.record.reading() as connection:
        found = [kept_claim(row) for row in connection.execute(query.limit(limit + 1)).mappings()]
    return Found(Rows(found[:limit], KeptClaim), found[limit - 1].id if len(found) > limit else None)


def claim(site: Site, name: str) -> KeptClaim:
    """A claim, be it in an entry or not; raises `RecordError` where there is none."""
    with site.record.reading() as connection:
        number = claim_number(connection, name)
        row = connection.execute(_claims().where(claims_table.c.number == number)).mappings().one()
    return kept_claim(row)


def person(site: Site, name: str) -> Person:
    """A person by id; raises `RecordError` where there is none."""
    with site.record.reading() as connection:
        number = connection.execute(select(persons_table.c.number).where(persons_table.c.id == name)).scalar()
        if number is None:
            raise RecordError(f"{name}: no person of this id")
        return person_of(connection, number)


def documents(site: Site, source: str, after: str, limit: int) -> Found[DocumentSummary]:
    """Documents, the newest first."""
    with site.record.reading() as connection:
        listed = document_reads.page(connection, source or None, after or None, limit)
        story = document.alias("story_of")
        rows = connection.execute(
            select(
                *(document.c[c] for c in ("id", "title", "source", "url", "published", "language", "added")),
                story.c.id.label("story"),
            )
            .join(story, story.c.number == document.c.story)
            .where(document.c.id.in_([row.id for row in listed.rows]))
        ).mappings()
        known = {row["id"]: DocumentSummary(**row) for row in rows}
    return Found(Rows([known[row.id] for row in listed.rows], DocumentSummary), listed.after)


def _claims() -> Any:
    c, d = claims_table.c, document.c
    return (
        select(
            *(c.id, c.confidence, c.withdrawn, c.stage),
            func.coalesce(c.corrected, c.body).label("said"),
            entry.c.id.label("entry"),
            d.id.label("document"),
            *(d.title, d.source.label("outlet"), d.published),
        )
        .select_from(claims_table)
        .join(document, d.number == c.document)
        .outerjoin(entry, entry.c.number == c.entry)
    )

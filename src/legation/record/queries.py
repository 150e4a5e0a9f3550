"""Questions to the record, and its answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, func, select

from legation.record.answers import (
    DocumentSummary,
    EntryInFull,
    EntrySummary,
    FieldValue,
    KeptClaim,
    Rows,
    StageOf,
)
from legation.record.choosing import Filter, conditions
from legation.record.derive import Kept
from legation.record.entry_rows import values
from legation.record.journal import standing_now
from legation.record.kept import kept_group
from legation.record.opened import Opened, entry_number
from legation.record.standing import Standing
from legation.record.store.tables import claim, decision, document, entry, person, stage


class Queries(Opened):
    """The asking half of a record."""

    def entries(
        self, chosen: Filter | None = None, *, limit: int | None = None, newest: bool = False, **asked: Any
    ) -> Rows[EntrySummary]:
        """Entries by day, the oldest first unless `newest`; `asked` are the fields of a `Filter`.

        >>> record.entries(parties=("IND", "ISR"), kind="transfer").to_polars()  # doctest: +SKIP
        """
        order = entry.c.day.desc() if newest else entry.c.day
        query = select(*ENTRY).where(*conditions(chosen or Filter(**asked)))
        with self.reading() as connection:
            found = connection.execute(query.order_by(order.nulls_last(), entry.c.id).limit(limit))
            return Rows([summary(row) for row in found.mappings()], EntrySummary)

    def entry(self, name: str) -> EntryInFull:
        """One entry in full, by its id, the beginning of it, or an id that it had before."""
        with self.reading() as connection:
            number = entry_number(connection, name)
            decided = standing_now(connection)
            return in_full(connection, number, kept_group(connection, number, decided), decided)

    def claims(
        self, chosen: Filter | None = None, *, limit: int | None = None, **asked: Any
    ) -> Rows[KeptClaim]:
        """Claims of the entries asked for, by id."""
        with self.reading() as connection:
            query = _CLAIMS.where(*conditions(chosen or Filter(**asked)))
            found = connection.execute(query.order_by(claim.c.id).limit(limit))
            return Rows([kept_claim(row) for row in found.mappings()], KeptClaim)

    def documents(self, *, source: str | None = None, limit: int | None = None) -> Rows[DocumentSummary]:
        """Documents by day of publication."""
        story = document.alias("story_of")
        query = select(
            *(document.c[c] for c in ("id", "title", "source", "url", "published", "language", "added")),
            story.c.id.label("story"),
        ).join(story, story.c.number == document.c.story)
        if source:
            query = query.where(func.lower(document.c.source).contains(source.lower(), autoescape=True))
        with self.reading() as connection:
            found = connection.execute(query.order_by(document.c.published, document.c.id).limit(limit))
            return Rows([DocumentSummary(**row) for row in found.mappings()], DocumentSummary)

    def counts(self) -> dict[str, int]:
        """How many documents, stories, claims, entries and decisions there are."""
        with self.reading() as connection:
            found = {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (document, claim, entry, person, decision)
            }
            stories = select(func.count(func.distinct(document.c.story)))
            return found | {"story": connection.execute(stories).scalar_one()}


ENTRY = tuple(
    entry.c[name]
    for name in (
        *("id", "kind", "form", "status", "stage", "parties", "headline", "start", "end", "precision", "day"),
        *("place", "sources", "documents", "claims", "disagreements", "decision"),
    )
)


def summary(row: Mapping[Any, Any]) -> EntrySummary:
    """An entry's row as a value."""
    return EntrySummary(**{**row, "parties": tuple(str(row["parties"]).split())})


def kept_claim(row: Mapping[Any, Any]) -> KeptClaim:
    """A claim's row as a value; a corrected claim shows the corrected values."""
    body = orjson.loads(row["said"])
    when = body["when"]
    return KeptClaim(
        id=row["id"],
        kind=body["kind"],
        form=body["form"],
        status=body["status"],
        parties=tuple(body["parties"]),
        start=date.fromisoformat(when["start"]) if when else None,
        evidence=body["evidence"][0]["text"],
        confidence=row["confidence"],
        withdrawn=row["withdrawn"],
        entry=row["entry"],
        stage=row["stage"],
        document=row["document"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        body=body,
    )


def in_full(connection: Connection, number: int, group: Sequence[Kept], decided: Standing) -> EntryInFull:
    """The entry of this number, made of these claims, with all that is known of it."""
    row = connection.execute(_ENTRY_OF, {"entry": number}).mappings().one()
    claims = connection.execute(_CLAIMS_OF, {"entry": number}).mappings()
    kept = tuple(kept_claim(one) for one in claims)
    notes = {d.id: d for c in group for d in decided.notes.get(c.id, ())}
    return EntryInFull(
        summary=summary(row),
        stages=_stages(connection, number, kept),
        values=tuple(
            FieldValue(v.field, v.value, v.best, v.sources, v.claims, v.corrected)
            for v in values(group, decided)
        ),
        claims=kept,
        notes=tuple(f"{d.by}: {d.reason}" for d in sorted(notes.values(), key=lambda d: d.at)),
    )


_ENTRY_OF = select(*ENTRY).where(entry.c.number == bindparam("entry"))
_CLAIMS = (
    select(
        *(claim.c.id, claim.c.confidence, claim.c.withdrawn, claim.c.stage),
        func.coalesce(claim.c.corrected, claim.c.body).label("said"),
        entry.c.id.label("entry"),
        document.c.id.label("document"),
        *(document.c.title, document.c.source.label("outlet"), document.c.published),
    )
    .select_from(claim)
    .join(document, document.c.number == claim.c.document)
    .join(entry, entry.c.number == claim.c.entry)
)
_CLAIMS_OF = _CLAIMS.where(claim.c.entry == bindparam("entry")).order_by(claim.c.id)
_STAGES_OF = select(stage).where(stage.c.entry == bindparam("entry")).order_by(stage.c.position)
"""Statements that many pages ask are put together once: that takes longer than asking them."""


def _stages(connection: Connection, number: int, claims: Sequence[KeptClaim]) -> tuple[StageOf, ...]:
    rows: Iterable[Any] = connection.execute(_STAGES_OF, {"entry": number})
    return tuple(
        StageOf(
            phase=row.phase,
            start=row.start,
            end=row.end,
            precision=row.precision,
            sources=row.sources,
            claims=tuple(c.id for c in claims if c.stage == row.position),
        )
        for row in rows
    )

"""Entries whose words, or whose claims' words, match; the best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from legation.record.answers import EntrySummary
from legation.record.choosing import Filter
from legation.record.queries import ENTRY, summary
from legation.record.record import Record
from legation.record.search import Hit, Within
from legation.record.store.tables import entry
from legation.web.reads.facets import Facets, counted

MOST: Final = 100
"""Best claims that are kept; of headlines and documents, fewer."""
_HEADLINES: Final = 50
_DOCUMENTS: Final = 12
_SOUGHT: Final[tuple[tuple[Within, int], ...]] = (
    ("claims", MOST),
    ("entries", _HEADLINES),
    ("documents", _DOCUMENTS),
)
MARKS: Final = ("\ue000", "\ue001")
"""Private characters around the words found, which no text has a use for."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, with its best matching claim where one of them matched."""

    entry: EntrySummary
    hit: Hit | None
    document: str | None


@dataclass(frozen=True, slots=True)
class Matches:
    """Entries the best first, documents the best first; `whole` is false where there were more."""

    entries: tuple[Match, ...]
    documents: tuple[Hit, ...]
    facets: Facets
    whole: bool


def matches(record: Record, words: str, chosen: Filter) -> Matches:
    """All the words, or "phrases", in claims and headlines, and in documents where no filter narrows it."""
    hits: list[Hit] = []
    for within, most in _SOUGHT:
        if within == "documents" and chosen.asks:
            continue
        hits += record.search(words, within=(within,), chosen=chosen, limit=most, marks=MARKS)
    best: dict[str, Hit | None] = {}
    for hit in hits:
        if hit.within == "claims" and hit.entry:
            best.setdefault(hit.entry, hit)
    for hit in hits:
        if hit.within == "entries":
            best.setdefault(hit.id, None)
    found = _entries(record, list(best))
    of = _documents(record, [hit.id for hit in best.values() if hit])
    rows = tuple(
        Match(found[name], hit, of.get(hit.id) if hit else None)
        for name, hit in best.items()
        if name in found
    )
    claims = sum(hit.within == "claims" for hit in hits)
    return Matches(
        rows,
        tuple(hit for hit in hits if hit.within == "documents"),
        counted((row.entry for row in rows), whole=claims < MOST),
        claims < MOST,
    )


def _entries(record: Record, names: Sequence[str]) -> dict[str, EntrySummary]:
    with record.reading() as connection:
        rows = connection.execute(select(*ENTRY).where(entry.c.id.in_(names))).mappings()
        return {row["id"]: summary(row) for row in rows}


def _documents(record: Record, claims: Sequence[str]) -> dict[str, str]:
    from legation.web.reads.entry_list import citations

    with record.reading() as connection:
        return {name: cited.document for name, cited in citations(connection, claims).items()}

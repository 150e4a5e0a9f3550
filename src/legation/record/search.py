"""Full-text search over documents, claims and entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, column, func, literal_column, select, text
from sqlalchemy.sql.selectable import TableClause

from legation.errors import RecordError
from legation.record.answers import Rows
from legation.record.choosing import Filter, conditions
from legation.record.opened import Opened
from legation.record.store.tables import claim, document, entry

Within = Literal["entries", "claims", "documents"]

_RANKED: Final = 1_000
"""Of more matches than this, the newest are ranked."""
_WORD = re.compile(r"\w+", re.UNICODE)
MARKS: Final = ("[", "]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: `id` of the document, claim or entry; `words` its sentence with the words found in square
    brackets; `entry` the entry that a claim is about."""

    within: Within
    id: str
    entry: str | None
    title: str | None
    outlet: str | None
    day: date | None
    words: str
    rank: float


class Searching(Opened):
    """The searching part of a record."""

    def search(
        self,
        words: str,
        *,
        within: Sequence[Within] = ("entries", "claims", "documents"),
        chosen: Filter | None = None,
        limit: int = 20,
        marks: tuple[str, str] = MARKS,
        **asked: Any,
    ) -> Rows[Hit]:
        """Matches of all the words (a phrase in double quotes), the best first, at most `limit` of each sort.

        `marks` stand around the words found. `asked` are fields of a `Filter`; of documents, those with a
        claim in an entry that it lets through.
        Raises `RecordError` where there is no word to look for.
        """
        if not _WORD.search(words):
            raise RecordError("search needs a word")
        narrowed = chosen or Filter(**asked)
        found: list[Hit] = []
        with self.reading() as connection:
            for where in within:
                found += _hits(connection, where, words, narrowed, limit, marks)
        return Rows(found, Hit)


def _hits(
    connection: Connection,
    within: Within,
    words: str,
    chosen: Filter,
    limit: int,
    marks: tuple[str, str],
) -> list[Hit]:
    source = {"entries": entry, "claims": claim, "documents": document}[within]
    number: Any = source.c.number
    if connection.dialect.name == "sqlite":
        matches, rank, shown = _sqlite(source.name, marks)
        number = column("rowid", _selectable=matches)
        query = _COLUMNS[within](number, shown).join(matches, number == source.c.number)
        query = query.where(text(f"{matches.name} MATCH :query")).params(query=_fts(words))
    else:
        matched, rank, shown = _postgresql(within, words, marks)
        query = _COLUMNS[within](number, shown).where(matched)
    ranks = _best(connection, _narrowed(query, within, chosen), number, source.c.id, rank, limit)
    if not ranks:
        return []
    found = [dict(row) for row in connection.execute(query.where(number.in_(list(ranks)))).mappings()]
    hits = [Hit(within=within, rank=ranks[row.pop("number")], **row) for row in found]
    return sorted(hits, key=lambda hit: (hit.rank, hit.id))


def _best(
    connection: Connection, query: Select[Any], number: Any, name: Any, rank: Any, limit: int
) -> dict[int, float]:
    """Numbers and ranks of the best matches. In SQLite, the full-text index gives the newest first by
    itself, so that no more than `_RANKED` matches are looked at; its ranks are dear one by one."""
    every = query.with_only_columns(number.label("number"), name.label("id"), rank)
    newest = every.order_by(number.desc()).limit(_RANKED).subquery()
    best = select(newest.c.number, newest.c.rank).order_by(newest.c.rank, newest.c.id).limit(limit)
    return dict(connection.execute(best).all())


def _entries(number: Any, shown: Any) -> Select[Any]:
    return select(
        entry.c.id,
        entry.c.id.label("entry"),
        entry.c.kind.label("title"),
        literal_column("NULL").label("outlet"),
        entry.c.day,
        shown,
        number.label("number"),
    ).select_from(entry)


def _claims(number: Any, shown: Any) -> Select[Any]:
    return (
        select(
            claim.c.id,
            entry.c.id.label("entry"),
            document.c.title,
            document.c.source.label("outlet"),
            document.c.published.label("day"),
            shown,
            number.label("number"),
        )
        .select_from(claim)
        .join(document, document.c.number == claim.c.document)
        .join(entry, entry.c.number == claim.c.entry)
    )


def _documents(number: Any, shown: Any) -> Select[Any]:
    return select(
        document.c.id,
        literal_column("NULL").label("entry"),
        document.c.title,
        document.c.source.label("outlet"),
        document.c.published.label("day"),
        shown,
        number.label("number"),
    ).select_from(document)


_COLUMNS: Final = {"entries": _entries, "claims": _claims, "documents": _documents}


def _narrowed(query: Select[Any], within: Within, chosen: Filter) -> Select[Any]:
    if within != "documents":
        return query.where(*conditions(chosen))
    if not chosen.asks:
        return query
    of = select(claim.c.number).join(entry, entry.c.number == claim.c.entry).where(*conditions(chosen))
    return query.where(of.where(claim.c.document == document.c.number).correlate(document).exists())


def _sqlite(source: str, marks: tuple[str, str]) -> tuple[TableClause, Any, Any]:
    from sqlalchemy import table

    search = table(f"{source}_search", column("rank"))
    piece = 1 if source == "document" else 0
    shown: Any = func.snippet(literal_column(f"{source}_search"), piece, *marks, "…", 24)
    return search, search.c.rank, shown.label("words")


def _fts(words: str) -> str:
    """Words and quoted phrases as FTS5 wants them: nothing in them is an operator."""
    parts = [part.strip() for part in words.split('"')]
    phrases = [part for place, part in enumerate(parts) if place % 2 and part]
    single = [word for place, part in enumerate(parts) if place % 2 == 0 for word in _WORD.findall(part)]
    return " ".join(f'"{part}"' for part in (*phrases, *single))


_VECTORS: Final = {
    "entries": "to_tsvector('english', entry.headline)",
    "claims": "to_tsvector('english', claim.evidence)",
    "documents": "to_tsvector('english', coalesce(document.title, '') || ' ' || left(document.text, 200000))",
}
_TEXTS: Final = {"entries": "entry.headline", "claims": "claim.evidence", "documents": "document.text"}


def _postgresql(within: Within, words: str, marks: tuple[str, str]) -> tuple[Any, Any, Any]:
    query = func.websearch_to_tsquery(literal_column("'english'"), words)
    vector: Any = literal_column(_VECTORS[within])
    rank = (-func.ts_rank(vector, query)).label("rank")
    shown = func.ts_headline(
        literal_column("'english'"),
        literal_column(_TEXTS[within]),
        query,
        f"StartSel={marks[0]}, StopSel={marks[1]}, MaxWords=24, MinWords=10",
    )
    return vector.op("@@")(query), rank, shown.label("words")

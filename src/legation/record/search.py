"""Full-text search over documents, claims and entries."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, column, func, literal_column, select, text
from sqlalchemy.sql.selectable import TableClause

from legation.errors import RecordError
from legation.record.answers import Rows
from legation.record.choosing import Filter, conditions
from legation.record.opened import Opened
from legation.record.store.rows import chunks, listed
from legation.record.store.tables import claim, document, entry

Within = Literal["entries", "claims", "documents"]

RANKED: Final = 2_000
"""Of more matches than this, the newest are ranked: a rank is dear."""
_FEW: Final = 20_000
"""Entries up to which a filter is worked out before the words are looked up."""
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


@dataclass(frozen=True, slots=True)
class Ranked:
    """How many matches of a sort there are, null where they were not counted, and how many were ranked."""

    matches: int | None
    ranked: int

    @property
    def all(self) -> bool:
        """Whether every match was ranked."""
        return self.matches == self.ranked


class Hits(Rows[Hit]):
    """Matches, the best first; `ranked` says for each sort how many there are, and how many were compared."""

    def __init__(self, hits: Sequence[Hit], ranked: Mapping[Within, Ranked]) -> None:
        super().__init__(hits, Hit)
        self.ranked = dict(ranked)

    @property
    def notes(self) -> list[str]:
        """A line for each sort of which not every match was ranked."""
        return [
            f"{within}: the {its.ranked:,} newest"
            + (f" of {its.matches:,} matches" if its.matches else " matches")
            + " were ranked; add words or filters to rank all"
            for within, its in self.ranked.items()
            if not its.all
        ]


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
    ) -> Hits:
        """Matches of all the words (a phrase in double quotes), the best first, at most `limit` of each sort.

        `marks` stand around the words found. `asked` are fields of a `Filter`; of documents, those with a
        claim in an entry that it lets through. Of more than `RANKED` matches of a sort the newest are
        ranked; `Hits.notes` says so. Raises `RecordError` where there is no word to look for.
        """
        if not _WORD.search(words):
            raise RecordError("search needs a word")
        narrowed = chosen or Filter(**asked)
        found: list[Hit] = []
        ranked: dict[Within, Ranked] = {}
        with self.reading() as connection:
            few = _few(connection, narrowed) if narrowed.asks else None
            for where in within:
                asking = _Asking(connection, where, words, narrowed, few, marks)
                hits, ranked[where] = asking.hits(limit)
                found += hits
        return Hits(found, ranked)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One sort of matches to look for; `few` are the entries that the filter lets through, where they are
    few enough to be listed."""

    connection: Connection
    within: Within
    words: str
    chosen: Filter
    few: list[int] | None
    marks: tuple[str, str]

    def hits(self, limit: int) -> tuple[list[Hit], Ranked]:
        """The best, and how many were looked at."""
        source = _SOURCES[self.within]
        number: Any = source.c.number
        if self.connection.dialect.name == "sqlite":
            matches, rank, shown = _sqlite(source.name, self.marks)
            number = column("rowid", _selectable=matches)
            query = _COLUMNS[self.within](number, shown).join(matches, number == source.c.number)
            query = query.where(text(f"{matches.name} MATCH :query")).params(query=_fts(self.words))
            if self.few is not None or not self.chosen.asks:
                return self._by_index(query, matches, rank, limit)
        else:
            matched, rank, shown = _postgresql(self.within, self.words, self.marks)
            query = _COLUMNS[self.within](number, shown).where(matched)
        narrowed = _narrowed(query, self.within, self.chosen)
        every = narrowed.with_only_columns(number.label("number"), rank)
        newest = every.order_by(number.desc()).limit(RANKED + 1).subquery()
        best = self.connection.execute(select(newest.c.number, newest.c.rank)).all()
        ranks = dict(sorted(best[:RANKED], key=lambda row: (row[1], -row[0]))[:limit])
        counted = Ranked(None if len(best) > RANKED else len(best), min(len(best), RANKED))
        return self._shown(query, number, ranks), counted

    def _by_index(
        self, query: Select[Any], matches: TableClause, rank: Any, limit: int
    ) -> tuple[list[Hit], Ranked]:
        """By SQLite's full-text index alone: it gives the newest first by itself, and counts at once."""
        number: Any = column("rowid", _selectable=matches)
        matching = text(f"{matches.name} MATCH :query")
        found = select(number, rank).select_from(matches).where(matching).params(query=_fts(self.words))
        if self.few is not None:
            # the sign keeps SQLite from asking the index once for each number
            found = found.where(literal_column(f"+{matches.name}.rowid").in_(self._allowed(self.few)))
        newest = self.connection.execute(found.order_by(number.desc()).limit(RANKED + 1)).all()
        total = len(newest)
        if total > RANKED:
            total = self.connection.execute(found.with_only_columns(func.count())).scalar_one()
        ranks: dict[int, float] = dict(sorted(newest[:RANKED], key=lambda row: (row[1], -row[0])))
        hits: list[Hit] = []
        narrowed = _narrowed(query, self.within, Filter()) if self.few is None else query
        for part in chunks(ranks, limit):
            hits += self._shown(narrowed, number, {n: ranks[n] for n in part})[: limit - len(hits)]
            if len(hits) >= limit:
                break
        return hits, Ranked(total, len(ranks))

    def _allowed(self, entries: list[int]) -> Select[Any]:
        """Numbers of this sort that belong to the entries."""
        if self.within == "entries":
            return listed(entries)
        wanted = claim.c.number if self.within == "claims" else claim.c.document
        return select(wanted).where(claim.c.entry.in_(listed(entries)))

    def _shown(self, query: Select[Any], number: Any, ranks: Mapping[int, float]) -> list[Hit]:
        rows = self.connection.execute(query.where(number.in_(list(ranks)))).mappings() if ranks else ()
        found = [dict(row) for row in rows]
        hits = [Hit(within=self.within, rank=ranks[row.pop("number")], **row) for row in found]
        return sorted(hits, key=lambda hit: (hit.rank, hit.id))


def _few(connection: Connection, chosen: Filter) -> list[int] | None:
    """Numbers of the entries that a filter lets through; null where they are many."""
    query = select(entry.c.number).where(*conditions(chosen)).limit(_FEW + 1)
    numbers = list(connection.execute(query).scalars())
    return numbers if len(numbers) <= _FEW else None


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


_SOURCES: Final = {"entries": entry, "claims": claim, "documents": document}
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

"""A selection: the part of a record that a question is about, gone through in one state, a bit at a time.

However large it is, no more than a few thousand claims, or a few dozen documents, are held at once.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, func, select

from legation.record.answers import StageOf
from legation.record.choosing import Filter, conditions
from legation.record.derive import Kept
from legation.record.entry_rows import values
from legation.record.journal import standing_now
from legation.record.kept import kept, kept_rows
from legation.record.opened import Opened
from legation.record.queries import ENTRY, summary
from legation.record.selected import SelectedClaim, SelectedDocument, SelectedEntry
from legation.record.standing import Standing
from legation.record.store.rows import among, chunks
from legation.record.store.tables import (
    claim,
    document,
    entry,
    name,
    participant,
    person,
    reading,
    stage,
)
from legation.record.who import Person, person_of

_CLAIMS = 2_000
_ENTRIES = 500
_DOCUMENTS = 40


class Selection:
    """What a `Filter` lets through, in one state of the record; made by `record.selection(…)`.

    `watch`, where set, is told how many entries, documents or persons have been gone through, some at once.
    """

    watch: Callable[[int], None] | None = None

    def __init__(self, connection: Connection, chosen: Filter) -> None:
        self.chosen = chosen
        self._connection = connection
        self._where = conditions(chosen)
        self._standing = standing_now(connection)

    def claims(self) -> Iterator[SelectedClaim]:
        """Claims by the day of their entry, then by its id, then by their own."""
        for part in self._parts(self._ordered(), _ENTRIES):
            place = {number: at for at, number in enumerate(part)}
            found = [(place[its.entry or 0], one) for _, its, one in self._load(claim.c.entry, part)]
            yield from (one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].id)))

    def entries(self) -> Iterator[SelectedEntry]:
        """Entries by day, then by id."""
        for part in self._parts(self._ordered(), _ENTRIES):
            yield from self._entries(part)

    def documents(self) -> Iterator[SelectedDocument]:
        """Documents with a selected claim, by day of publication, then by id."""
        theirs = select(claim.c.document).join(entry, entry.c.number == claim.c.entry).where(*self._where)
        query = (
            select(document.c.number)
            .where(document.c.number.in_(theirs))
            .order_by(document.c.published.nulls_last(), document.c.id)
        )
        for part in self._parts(query, _DOCUMENTS):
            yield from self._documents(part)

    def people(self) -> Iterator[Person]:
        """Persons who take part in selected claims, with their offices over time, by id."""
        theirs = (
            select(name.c.person)
            .join(participant, participant.c.name == name.c.number)
            .join(claim, claim.c.number == participant.c.claim)
            .join(entry, entry.c.number == claim.c.entry)
            .where(*self._where, name.c.person.is_not(None))
        )
        query = select(person.c.number).where(person.c.number.in_(theirs)).order_by(person.c.id)
        for part in self._parts(query, _ENTRIES):
            yield from (person_of(self._connection, number) for number in part)

    def count(self) -> tuple[int, int]:
        """How many entries and how many claims are selected."""
        entries = select(func.count()).select_from(entry).where(*self._where)
        claims = (
            select(func.count())
            .select_from(claim)
            .join(entry, entry.c.number == claim.c.entry)
            .where(*self._where)
        )
        return tuple(self._connection.execute(q).scalar_one() for q in (entries, claims))  # type: ignore[return-value]

    def _ordered(self) -> Select[Any]:
        query = select(entry.c.number).where(*self._where)
        return query.order_by(entry.c.day.nulls_last(), entry.c.id)

    def _parts(self, query: Select[Any], size: int) -> Iterator[Sequence[int]]:
        """The numbers that a query gives, so many at once."""
        found = self._connection.execute(query.execution_options(yield_per=10_000)).scalars()
        for part in chunks(array("q", found), size):
            yield part
            if self.watch:
                self.watch(len(part))

    def _load(self, key: Any, part: Sequence[int]) -> Iterator[tuple[int, Kept, SelectedClaim]]:
        rows = self._connection.execute(_claims().where(among(self._connection, key, list(part)))).all()
        cast = self._cast([row.number for row in rows])
        for row in rows:
            one = kept(row, self._standing, None)
            yield row.number, one, _selected(row, one, cast.get(row.number, {}), self._standing)

    def _cast(self, numbers: Sequence[int]) -> dict[int, dict[tuple[str, str | None], str]]:
        """Of each claim the ids of its persons, by the name and state that the claim gives."""
        query = (
            select(participant.c.claim, name.c.name, name.c.state, person.c.id)
            .join(name, name.c.number == participant.c.name)
            .join(person, person.c.number == name.c.person)
            .where(among(self._connection, participant.c.claim, list(numbers)))
        )
        found: dict[int, dict[tuple[str, str | None], str]] = {}
        for number, called, state, its in self._connection.execute(query):
            found.setdefault(number, {})[called, state or None] = its
        return found

    def _entries(self, part: Sequence[int]) -> Iterator[SelectedEntry]:
        groups: dict[str, list[tuple[Kept, SelectedClaim]]] = {}
        for _, held, one in self._load(claim.c.entry, part):
            groups.setdefault(one.entry, []).append((held, one))
        within = list(part)
        stages: dict[int, list[Any]] = {}
        query = select(stage).where(among(self._connection, stage.c.entry, within))
        for row in self._connection.execute(query.order_by(stage.c.entry, stage.c.position)):
            stages.setdefault(row.entry, []).append(row)
        chosen = select(entry.c.number, entry.c.reported, *ENTRY).where(
            among(self._connection, entry.c.number, within)
        )
        rows = {row["number"]: row for row in self._connection.execute(chosen).mappings()}
        for number in part:
            its = summary({c.name: rows[number][c.name] for c in ENTRY})
            reported = rows[number]["reported"]
            group = sorted(groups.get(its.id, []), key=lambda pair: pair[1].id)
            claims = tuple(one for _, one in group)
            best = {v.field: v.value for v in values([of for of, _ in group], self._standing) if v.best}
            yield SelectedEntry(its, reported, _stages(stages.get(number, ()), claims), claims, best)

    def _documents(self, part: Sequence[int]) -> Iterator[SelectedDocument]:
        within = list(part)
        numbers = (
            select(claim.c.number)
            .join(entry, entry.c.number == claim.c.entry)
            .where(among(self._connection, claim.c.document, within), *self._where)
        )
        by_document: dict[str, list[SelectedClaim]] = {}
        for batch in chunks(self._connection.execute(numbers).scalars().all(), _CLAIMS):
            for _, _, one in self._load(claim.c.number, batch):
                by_document.setdefault(one.document, []).append(one)
        mentions = dict(
            self._connection.execute(
                select(reading.c.document, reading.c.mentions).where(
                    among(self._connection, reading.c.document, within), reading.c.current
                )
            ).all()
        )
        found = self._connection.execute(
            select(document).where(among(self._connection, document.c.number, within))
        )
        rows = {row.number: row for row in found}
        for number in part:
            row = rows[number]
            yield SelectedDocument(
                *(row.id, row.title, row.source, row.url, row.published, row.language, row.text),
                mentions=tuple(json.loads(mentions.get(number, "[]"))),
                claims=tuple(sorted(by_document.get(row.id, []), key=_place)),
            )


class Selecting(Opened):
    """The part of a record that gives selections."""

    @contextmanager
    def selection(self, chosen: Filter | None = None, **asked: Any) -> Iterator[Selection]:
        """A selection, in one state of the record until it is let go; `asked` are fields of a `Filter`.

        >>> with record.selection(parties=("IND", "ISR")) as chosen:  # doctest: +SKIP
        ...     for claim in chosen.claims(): ...
        """
        with self.reading() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield Selection(connection, chosen or Filter(**asked))


def _claims() -> Select[Any]:
    return (
        kept_rows()
        .join(entry, entry.c.number == claim.c.entry)
        .add_columns(
            *(claim.c.confidence, entry.c.id.label("entry_id"), entry.c.reported),
            *(document.c.id.label("document_id"), document.c.title, document.c.url),
        )
    )


def _selected(
    row: Any, held: Kept, cast: Mapping[tuple[str, str | None], str], standing: Standing
) -> SelectedClaim:
    return SelectedClaim(
        id=row.id,
        entry=row.entry_id,
        stage=row.stage,
        body=dict(held.body),
        confidence=row.confidence,
        decision=_decision(row.id, standing),
        document=row.document_id,
        title=row.title,
        outlet=row.source,
        url=row.url,
        published=row.published,
        reported=row.reported,
        persons=tuple(cast.get((p["name"], p["state"])) for p in held.body["participants"]),
    )


def _decision(its: str, standing: Standing) -> str | None:
    if standing.rejected(its):
        return "rejected"
    if its in standing.corrections:
        return "corrected"
    return "accepted" if standing.vouched(its) else None


def _stages(rows: Iterable[Any], claims: Sequence[SelectedClaim]) -> tuple[StageOf, ...]:
    return tuple(
        StageOf(
            *(row.phase, row.start, row.end, row.precision, row.sources),
            claims=tuple(one.id for one in claims if one.stage == row.position),
        )
        for row in rows
    )


def _place(one: SelectedClaim) -> tuple[int, int, str]:
    first = one.body["evidence"][0]
    return first["start"], first["end"], one.id

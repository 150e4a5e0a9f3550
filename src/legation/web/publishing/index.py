"""The index of a site's search, in shards that a page loads one by one, from files too.

A shard is a script that hands over JSON, because a page that was opened as a file may run a script that
lies beside it but not fetch data.

    search/meta.js       counts, days, names of parties, the first word of each shard of words
    search/words-N.js    {word: [entry, gap, gap, …]}: the places of the entries that have the word
    search/entries-N.js  [entry, …]: what is shown of each, `ENTRIES` of them

An entry's place is its number in the list of all, the newest first. A question is answered from the shards
of its words alone, and the shards of the entries that are shown.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import Connection, select

from legation.exchange.page.markup import spelled
from legation.record.answers import EntrySummary
from legation.record.queries import ENTRY, summary
from legation.record.record import Record
from legation.record.store.rows import among, chunks
from legation.record.store.tables import claim, document, entry, name, participant
from legation.views.parties import party_name
from legation.web import terms
from legation.web.publishing.places import slug
from legation.web.publishing.words import order, words
from legation.web.rendering import clipped

ENTRIES: Final = 100
"""Entries in a shard: some 60 kilobytes."""
_WORDS_SHARD: Final = 64_000
"""Bytes of a shard of words, about."""
_CLAIMS: Final = 8
"""Claims of an entry whose words are shown; all are searched."""
_COMMON: Final = 0.5
"""A word that more of the entries have tells nothing; in small records all are kept."""
_FEW: Final = 400

Write = Callable[[str, str], None]


def write_index(record: Record, write: Write) -> None:
    """Writes every shard; `write` is given a file's path in the site and its text."""
    places: dict[str, array[int]] = {}
    days: list[int | None] = []
    parties: set[str] = set()
    with record.reading() as connection:
        for number, part in enumerate(chunks(_entries(connection), ENTRIES)):
            shown = []
            for one, row, sought in _told(connection, part):
                _note(places, sought, len(days))
                days.append(one.day.toordinal() - _EPOCH if one.day else None)
                parties.update(one.parties)
                shown.append(row)
            write(f"search/entries-{number}.js", _script(f"entries-{number}", shown))
    most = max(_FEW, int(len(days) * _COMMON))
    common = sorted((w for w, at in places.items() if len(at) > most and w[0] != ":"), key=order)
    for word in common:
        del places[word]
    starts = []
    for number, shard in enumerate(_shards(places)):
        starts.append(next(iter(shard)))
        write(f"search/words-{number}.js", _script(f"words-{number}", shard))
    meta = {
        "entries": len(days),
        "size": ENTRIES,
        "starts": starts,
        "common": common,
        "days": _gaps_of_days(days),
        "parties": {code: party_name(code) for code in sorted(parties)},
    }
    write("search/meta.js", _script("meta", meta))


_EPOCH: Final = date(1970, 1, 1).toordinal()


def _entries(connection: Connection) -> Iterator[EntrySummary]:
    query = select(*ENTRY).order_by(entry.c.day.desc().nulls_last(), entry.c.id)
    for row in connection.execute(query.execution_options(yield_per=ENTRIES)).mappings():
        yield summary(row)


def _told(
    connection: Connection, part: list[EntrySummary]
) -> Iterator[tuple[EntrySummary, list[Any], set[str]]]:
    """Entries with what is shown of them and what they are found by."""
    claims = _claims(connection, [one.id for one in part])
    persons = _persons(connection, [one.id for one in part])
    for one in part:
        theirs = claims.get(one.id, [])
        yield one, _row(one, theirs), set(_sought(one, theirs, persons.get(one.id, ())))


def _row(one: EntrySummary, theirs: list[Any]) -> list[Any]:
    when = terms.day(one.start, one.end, one.precision)
    return [
        slug(one.id),
        when or (f"reported {one.day}" if one.day else ""),
        _line(one.headline, 400),
        one.kind,
        one.form,
        one.stage,
        list(one.parties),
        one.sources,
        one.disagreements,
        one.decision or "",
        [
            [
                slug(its.document),
                its.id,
                _line(its.source or its.title or "", 120),
                its.published.isoformat() if its.published else "",
                _line(its.evidence, 300),
            ]
            for its in theirs[:_CLAIMS]
        ],
    ]


def _sought(one: EntrySummary, theirs: list[Any], persons: Iterable[str]) -> Iterator[str]:
    yield f":kind:{one.kind}"
    yield f":form:{one.form}"
    yield f":status:{one.status}"
    if one.disagreements:
        yield ":differ:1"
    for code in one.parties:
        yield f":party:{code}"
        yield from words(f"{code} {party_name(code)}")
    yield from words(f"{one.headline} {one.place or ''} {one.kind} {one.form} {one.stage}")
    for its in theirs:
        yield from words(f"{its.evidence} {its.title or ''} {its.source or ''}")
        if its.source:
            yield f":source:{' '.join(words(its.source))}"
    for called in persons:
        yield from words(called)


def _claims(connection: Connection, names: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    query = (
        select(
            *(entry.c.id.label("entry"), claim.c.id, claim.c.evidence),
            *(document.c.id.label("document"), document.c.source, document.c.title, document.c.published),
        )
        .join(claim, claim.c.entry == entry.c.number)
        .join(document, document.c.number == claim.c.document)
        .where(among(connection, entry.c.id, names))
        .order_by(document.c.published.nulls_last(), claim.c.id)
    )
    for row in connection.execute(query):
        found.setdefault(row.entry, []).append(row)
    return found


def _persons(connection: Connection, names: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = (
        select(entry.c.id, name.c.name)
        .join(claim, claim.c.entry == entry.c.number)
        .join(participant, participant.c.claim == claim.c.number)
        .join(name, name.c.number == participant.c.name)
        .where(among(connection, entry.c.id, names))
    )
    for its, called in connection.execute(query):
        found.setdefault(its, set()).add(called)
    return found


def _note(places: dict[str, "array[int]"], sought: set[str], place: int) -> None:
    for word in sought:
        places.setdefault(word, array("q")).append(place)


def _shards(places: Mapping[str, "array[int]"]) -> Iterator[dict[str, list[int]]]:
    shard: dict[str, list[int]] = {}
    size = 0
    for word in sorted(places, key=order):
        at = places[word]
        gaps = [at[0], *(after - before for before, after in pairwise(at))]
        if shard and size > _WORDS_SHARD:
            yield shard
            shard, size = {}, 0
        shard[word] = gaps
        size += len(word) + 4 + sum(len(str(gap)) + 1 for gap in gaps)
    if shard:
        yield shard


def _gaps_of_days(days: list[int | None]) -> list[int]:
    """The first day, as days since 1970, and how many each next entry is older; undated ones are left out."""
    dated = [day for day in days if day is not None]
    return [*dated[:1], *(before - after for before, after in pairwise(dated))]


def _line(text: str, most: int) -> str:
    return spelled(clipped(text, most))


def _script(name: str, value: Any) -> str:
    """JSON handed over by name. JSON is JavaScript; no `<` stands in it, whatever a browser takes it for."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'legationShard("{name}",{text});\n'

"""Copies of one story found among the record's documents, so that they count as one source."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from legation.record.copies import copies
from legation.record.store.rows import among, chunks, insert
from legation.record.store.tables import band, claim, document, wording


def keep_stories(connection: Connection, documents: Sequence[tuple[int, bytes, list[int]]]) -> int:
    """Puts new documents, as (number, fingerprint, bands), to their stories; gives how many are copies."""
    if not documents:
        return 0
    insert(
        connection, band, [{"band": b, "document": n} for n, _, keys in documents for b in sorted(set(keys))]
    )
    near = _near(connection, documents)
    story, prints = _stories(connection, near, documents)
    moved: dict[int, int] = {}

    def root(number: int) -> int:
        while number in moved:
            number = moved[number]
        return number

    fresh = {number for number, _, _ in documents}
    copied: set[int] = set()
    for one, other in sorted(near):
        ours, theirs = root(story[one]), root(story[other])
        if ours != theirs and copies(prints[one], prints[other]):
            moved[max(ours, theirs)] = min(ours, theirs)
    for old in sorted(moved):
        connection.execute(update(document).where(document.c.story == old).values(story=root(old)))
    copied = {n for n in fresh if root(n) != n}
    _unsettle(connection, {root(old) for old in moved})
    return len(copied)


def _near(connection: Connection, documents: Sequence[tuple[int, bytes, list[int]]]) -> set[tuple[int, int]]:
    """Pairs that share a band, of which one at least is new."""
    seekers: dict[int, list[int]] = {}
    for number, _, keys in documents:
        for key in set(keys):
            seekers.setdefault(key, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for part in chunks(seekers):
        rows = connection.execute(
            select(band.c.band, band.c.document).where(among(connection, band.c.band, part))
        )
        for key, other in rows:
            pairs.update((min(n, other), max(n, other)) for n in seekers[key] if n != other)
    return pairs


def _stories(
    connection: Connection, near: set[tuple[int, int]], documents: Sequence[tuple[int, bytes, list[int]]]
) -> tuple[dict[int, int], dict[int, bytes]]:
    numbers = {number for pair in near for number in pair} | {number for number, _, _ in documents}
    story: dict[int, int] = {}
    prints: dict[int, bytes] = {}
    for part in chunks(numbers):
        chosen = select(document.c.number, document.c.story, document.c.shingles)
        for number, its, shingles in connection.execute(chosen.where(document.c.number.in_(part))):
            story[number], prints[number] = its, shingles
    return story, prints


def _unsettle(connection: Connection, stories: set[int]) -> None:
    """Entries of these stories' documents must count their sources again."""
    for part in chunks(stories):
        theirs = (
            select(claim.c.wording)
            .join(document, document.c.number == claim.c.document)
            .where(document.c.story.in_(part))
        )
        connection.execute(
            update(wording).where(wording.c.number.in_(theirs), wording.c.state > 1).values(state=1)
        )

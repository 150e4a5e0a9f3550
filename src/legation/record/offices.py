"""Who is on record in which post, for claims that name a post and not its holder."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from legation.record.blocks import Blocks
from legation.record.merging.facts import Facts, figure_name
from legation.record.merging.holders import (
    REACH,
    Name,
    Post,
    Seen,
    anywhere,
    day_of,
    held_now,
    holder,
    known_as,
    named,
    told_anew,
    vacancies,
    waiting,
)
from legation.record.store.rows import among, chunks, insert_missing
from legation.record.store.tables import block, likeness, name, office, wording

_YEAR = 365


class Offices:
    """What the record's documents show of holders of posts; read once for each post and year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[tuple[Post, int], list[Seen]] = {}

    def seen(self, post: Post, day: int) -> list[Seen]:
        """Whom documents show in the post on the days that can matter to this one."""
        year = day // _YEAR
        if (post, year) not in self._seen:
            first = date.fromordinal(max(1, year * _YEAR - REACH))
            last = date.fromordinal((year + 1) * _YEAR + REACH)
            rows = self._connection.execute(
                select(name.c.name, office.c.office, office.c.first)
                .join(name, name.c.number == office.c.name)
                .where(office.c.state == post[0], office.c.post == post[1])
                .where(office.c.first >= first, office.c.first <= last)
            )
            found = ((on.toordinal(), _person(called, words, post[0])) for called, words, on in rows)
            self._seen[post, year] = [(on, person) for on, person in found if person]
        return self._seen[post, year]

    def holders(self, said: Facts) -> dict[Post, Name]:
        """The holder of each post that a claim leaves unnamed; an empty name where nobody is on record."""
        posts, day = vacancies(said), day_of(said.period)
        if not posts:
            return {}
        return {post: holder(self.seen(post, day), day) if day is not None else () for post in posts}

    def named(self, said: Mapping[int, Facts]) -> dict[int, Facts]:
        """Claims with the holders of their posts named."""
        return {key: named(one, self.holders(one)) for key, one in said.items()}


def mark(connection: Connection, said: Mapping[int, Facts]) -> None:
    """Keeps of wordings that leave holders unnamed (as their claims have it) whom they are taken for."""
    offices = Offices(connection)
    rows = [
        {"key": key, "wording": number}
        for number, one in said.items()
        for post, person in offices.holders(one).items()
        for key in (anywhere(post), known_as(post, person), *waiting(post, [day_of(one.period) or 0]))
    ]
    insert_missing(connection, block, rows)


def tell(connection: Connection, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Marks to be compared again what new rows of offices, each with the name, may change."""
    left_open = _left_open(connection, {(row["state"], row["post"]) for _, row in rows})
    offices = Offices(connection)
    keys: set[int] = set()
    for called, row in rows:
        post, day = (row["state"], row["post"]), row["first"].toordinal()
        person = _person(called, row["office"], row["state"])
        if post in left_open and person:
            seen = offices.seen(post, day)
            keys |= waiting(post, told_anew(seen, (day, person)))
            seen.append((day, person))
    for part in chunks(sorted(keys)):
        theirs = select(block.c.wording).where(among(connection, block.c.key, part))
        connection.execute(update(wording).where(wording.c.number.in_(theirs)).values(state=0))


def _left_open(connection: Connection, posts: Iterable[Post]) -> set[Post]:
    """Those of the posts that some claim leaves without a holder's name."""
    by_key = {anywhere(post): post for post in posts}
    found: set[Post] = set()
    for part in chunks(sorted(by_key)):
        rows = connection.execute(select(block.c.key).where(among(connection, block.c.key, part)).distinct())
        found.update(by_key[key] for (key,) in rows)
    return found


def _person(called: str, words: str, state: str) -> Name:
    """Whom a document shows in an office; nobody where it does not name them, or they hold it no more."""
    return figure_name(called, words, state) if held_now(words) else ()


def changed(connection: Connection, raw: Mapping[int, Facts], blocks: Blocks) -> list[int]:
    """Of wordings, as their claims have them, those whose unnamed holders are others now; what these were
    compared as is taken out of the store."""
    offices = Offices(connection)
    found = []
    for number, said in raw.items():
        now = offices.holders(said)
        before = {post: _taken_for(connection, number, post, day_of(said.period), offices) for post in now}
        if before == now:
            continue
        found.append(number)
        blocks.withdraw(connection, number, named(said, {p: n for p, n in before.items() if n is not None}))
        keys = [known_as(post, person) for post, person in before.items() if person is not None]
        connection.execute(delete(block).where(block.c.wording == number, block.c.key.in_(keys)))
        connection.execute(delete(likeness).where(or_(likeness.c.one == number, likeness.c.other == number)))
    return found


def _taken_for(
    connection: Connection, number: int, post: Post, day: int | None, offices: Offices
) -> Name | None:
    candidates: Iterable[Name] = {(), *(person for _, person in offices.seen(post, day or 0))}
    by_key = {known_as(post, person): person for person in candidates}
    query = select(block.c.key).where(block.c.wording == number, among(connection, block.c.key, list(by_key)))
    key = connection.execute(query).scalar()
    return by_key[key] if key is not None else None

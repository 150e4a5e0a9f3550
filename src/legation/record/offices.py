"""Who is on record in which post, for claims that name a post and not its holder."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, or_, select, update

from legation.record.blocks import Blocks
from legation.record.merging.facts import Facts, figure_name
from legation.record.merging.holders import (
    Name,
    Post,
    Seen,
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


class Offices:
    """What the record's documents show of holders of posts; read once for each post, so short-lived."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[Post, list[Seen]] = {}

    def seen(self, posts: Collection[Post]) -> Mapping[Post, list[Seen]]:
        """Whom documents show in each of the posts, and on which days."""
        wanted = {post for post in posts if post not in self._seen}
        if wanted:
            self._seen.update({post: [] for post in wanted})
            rows = self._connection.execute(
                select(name.c.name, name.c.state, office.c.office, office.c.post, office.c.first)
                .join(name, name.c.number == office.c.name)
                .where(
                    name.c.state.in_({state for state, _ in wanted}),
                    office.c.post.in_({its for _, its in wanted}),
                )
            )
            for called, state, words, its, day in rows:
                person = figure_name(called, words, state)
                if (state, its) in wanted and person and held_now(words):
                    self._seen[state, its].append((day.toordinal(), person))
        return {post: self._seen[post] for post in posts}

    def holders(self, said: Facts) -> dict[Post, Name]:
        """The holder of each post that a claim leaves unnamed; an empty name where nobody is on record."""
        posts, day = vacancies(said), day_of(said.period)
        if not posts:
            return {}
        seen = self.seen(posts)
        return {post: holder(seen[post], day) if day is not None else () for post in posts}

    def named(self, said: Mapping[int, Facts]) -> dict[int, Facts]:
        """Claims with the holders of their posts named."""
        self.seen({post for one in said.values() for post in vacancies(one)})
        return {key: named(one, self.holders(one)) for key, one in said.items()}


def mark(connection: Connection, said: Mapping[int, Facts]) -> None:
    """Keeps of wordings that leave holders unnamed (as their claims have it) whom they are taken for."""
    offices = Offices(connection)
    rows = [
        {"key": key, "wording": number}
        for number, one in said.items()
        for post, person in offices.holders(one).items()
        for key in (known_as(post, person), *waiting(post, [day_of(one.period) or 0]))
    ]
    insert_missing(connection, block, rows)


def tell(connection: Connection, rows: Sequence[tuple[str, str, str, str, int]]) -> None:
    """Marks what new rows of offices, as (name, state, office, post, day), may change: to compare again."""
    offices = Offices(connection)
    keys: set[int] = set()
    seen = offices.seen({(state, post) for _, state, _, post, _ in rows})
    for called, state, words, post, day in rows:
        person = figure_name(called, words, state)
        if person and held_now(words):
            keys |= waiting((state, post), told_anew(seen[state, post], (day, person)))
            seen[state, post].append((day, person))
    for part in chunks(sorted(keys)):
        theirs = select(block.c.wording).where(among(connection, block.c.key, part))
        connection.execute(update(wording).where(wording.c.number.in_(theirs)).values(state=0))


def changed(connection: Connection, raw: Mapping[int, Facts], blocks: Blocks) -> list[int]:
    """Of wordings, as their claims have them, those whose unnamed holders are others now; what these were
    compared as is taken out of the store."""
    offices = Offices(connection)
    found = []
    for number, said in raw.items():
        now = offices.holders(said)
        before = {post: _taken_for(connection, number, post, offices) for post in now}
        if before == now:
            continue
        found.append(number)
        blocks.withdraw(connection, number, named(said, {p: n for p, n in before.items() if n is not None}))
        keys = [known_as(post, person) for post, person in before.items() if person is not None]
        connection.execute(delete(block).where(block.c.wording == number, block.c.key.in_(keys)))
        connection.execute(delete(likeness).where(or_(likeness.c.one == number, likeness.c.other == number)))
    return found


def _taken_for(connection: Connection, number: int, post: Post, offices: Offices) -> Name | None:
    candidates: Iterable[Name] = {(), *(person for _, person in offices.seen([post])[post])}
    by_key = {known_as(post, person): person for person in candidates}
    query = select(block.c.key).where(block.c.wording == number, among(connection, block.c.key, list(by_key)))
    key = connection.execute(query).scalar()
    return by_key[key] if key is not None else None

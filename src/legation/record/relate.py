"""Compares what is new with what may be about the same thing, and keeps the likenesses."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

import orjson
from sqlalchemy import Connection, bindparam, delete, func, select, update

from legation.record.blocks import Blocks
from legation.record.merging.facts import Facts, facts
from legation.record.merging.holders import vacancies
from legation.record.merging.likeness import compare
from legation.record.offices import Offices, changed, mark
from legation.record.standing import Standing
from legation.record.store.rows import chunks, insert, insert_missing, lookup, next_number
from legation.record.store.tables import claim, document, likeness, wording

_REMEMBERED = 100_000
_AGAIN = 500
"""Wordings that are compared again in one transaction."""


class Relater:
    """Keeps wordings (what claims say, once for all that say the same), their likenesses and components."""

    def __init__(self) -> None:
        self._facts: OrderedDict[int, Facts] = OrderedDict()
        self._blocks = Blocks()

    def wordings(self, connection: Connection, said: Mapping[int, Facts]) -> dict[int, int]:
        """The number of each signature's wording; new ones are compared at once."""
        known = lookup(connection, wording.c.signature, wording.c.number, said)
        if known:
            for part in chunks(known.values()):
                connection.execute(
                    update(wording).where(wording.c.number.in_(part), wording.c.state > 1).values(state=1)
                )
        first = next_number(connection, wording)
        fresh = {first + place: sign for place, sign in enumerate(s for s in said if s not in known)}
        insert(
            connection,
            wording,
            [{"number": n, "signature": s, "component": n, "state": 1} for n, s in fresh.items()],
        )
        for number, sign in fresh.items():
            self._remember(number, said[sign])
        self.relate(connection, {number: said[sign] for number, sign in fresh.items()})
        return known | {sign: number for number, sign in fresh.items()}

    def relate(self, connection: Connection, fresh: Mapping[int, Facts]) -> None:
        """Compares wordings, given as their claims have them, with all that their keys bring up, and keeps
        what is alike."""
        mark(connection, fresh)
        fresh = Offices(connection).named(fresh)
        pairs, lost = self._blocks.place(connection, fresh, lambda numbers: self._load(connection, numbers))
        self._forget_likenesses(connection, lost)
        known = self._load(connection, {n for pair in pairs for n in pair if n not in fresh}) | dict(fresh)
        edges: list[tuple[int, int, float]] = []
        for one, other in sorted(pairs):
            if one not in known or other not in known:
                continue  # no claim says it any more
            tally = compare(known[one], known[other])
            if tally.one:
                edges.append((one, other, round(tally.score, 3)))
        rows = [{"one": one, "other": other, "score": score} for one, other, score in edges]
        insert_missing(connection, likeness, rows)
        join(connection, [(one, other) for one, other, _ in edges])

    def reconsider(self, connection: Connection) -> int:
        """Compares some wordings again, whose unnamed holders of offices may be known, or be others, now.
        Gives how many it looked at, 0 where none was left."""
        waiting = select(wording.c.number).where(wording.c.state == 0).limit(_AGAIN)
        numbers = list(connection.execute(waiting).scalars())
        raw = load_facts(connection, numbers)
        other = changed(connection, raw, self._blocks)
        for part in chunks(numbers):
            connection.execute(update(wording).where(wording.c.number.in_(part)).values(state=1))
        self.relate(connection, {number: raw[number] for number in other})
        return len(numbers)

    def forget(self) -> None:
        """Drops what is remembered: the numbers of a transaction that was given up go to others."""
        self._facts.clear()
        self._blocks = Blocks()

    @staticmethod
    def _forget_likenesses(connection: Connection, pairs: Collection[tuple[int, int]]) -> None:
        if pairs:
            connection.execute(
                delete(likeness).where(likeness.c.one == bindparam("a"), likeness.c.other == bindparam("b")),
                [{"a": one, "b": other} for one, other in sorted(pairs)],
            )
            touch(connection, {number for pair in pairs for number in pair})

    def _load(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Facts]:
        found: dict[int, Facts] = {}
        missing = []
        for number in numbers:
            said = self._facts.get(number)
            if said is None:
                missing.append(number)
            else:
                self._facts.move_to_end(number)
                found[number] = said
        for number, said in Offices(connection).named(load_facts(connection, missing)).items():
            found[number] = said
            self._remember(number, said)
        return found

    def _remember(self, number: int, said: Facts) -> None:
        """Keeps what holds whatever the record learns: not whom an unnamed holder is taken for."""
        if vacancies(said) or any(figure.held for figure in said.people):
            return
        self._facts[number] = said
        if len(self._facts) > _REMEMBERED:
            self._facts.popitem(last=False)


def compare_all(connection: Connection, relater: Relater) -> Iterator[int]:
    """Compares every wording with all others, from nothing; says of how many at a time."""
    numbers = connection.execute(select(wording.c.number).order_by(wording.c.number)).scalars().all()
    for part in chunks(numbers, 2_000):
        relater.relate(connection, load_facts(connection, part))
        yield len(part)


def join_merged(connection: Connection, decided: Standing) -> None:
    """Claims that a person merged are of one component, whatever their likeness."""
    merged = [pair for pair, together in decided.links.items() if together]
    where = lookup(connection, claim.c.id, claim.c.wording, {c for pair in merged for c in pair})
    join(connection, [(where[a], where[b]) for a, b in merged if a in where and b in where])


def load_facts(connection: Connection, numbers: Iterable[int]) -> dict[int, Facts]:
    """The facts of wordings, from a claim of each, as it has them."""
    found: dict[int, Facts] = {}
    for part in chunks(sorted(numbers)):
        one = select(func.min(claim.c.number)).where(claim.c.wording.in_(part)).group_by(claim.c.wording)
        rows = connection.execute(
            select(claim.c.wording, func.coalesce(claim.c.corrected, claim.c.body), document.c.published)
            .join(document, document.c.number == claim.c.document)
            .where(claim.c.number.in_(one))
        )
        for number, body, published in rows:
            found[number] = facts(orjson.loads(body), ordinal(published))
    return found


def touch(connection: Connection, wordings: Iterable[int]) -> None:
    """Marks what holds these wordings to be settled again."""
    for part in chunks(wordings):
        connection.execute(
            update(wording).where(wording.c.number.in_(part), wording.c.state > 1).values(state=1)
        )


def ordinal(day: date | None) -> int | None:
    """A day as a proleptic ordinal."""
    return day.toordinal() if day else None


def join(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Makes one component of the components that each pair of wordings is in."""
    pairs = list(pairs)
    component = lookup(connection, wording.c.number, wording.c.component, {n for pair in pairs for n in pair})
    moved: dict[int, int] = {}

    def root(number: int) -> int:
        while number in moved:
            number = moved[number]
        return number

    for one, other in pairs:
        ours, theirs = root(component[one]), root(component[other])
        if ours != theirs:
            moved[max(ours, theirs)] = min(ours, theirs)
    if moved:
        connection.execute(
            update(wording)
            .where(wording.c.component == bindparam("old"))
            .values(component=bindparam("new"), state=1),
            [{"old": old, "new": root(old)} for old in moved],
        )

"""Blocking keys in the store: which wordings are to be compared with which."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, delete, func, select

from legation.record.merging.facts import Facts
from legation.record.merging.keys import keys
from legation.record.merging.refine import finer
from legation.record.store.rows import among, chunks, insert_missing
from legation.record.store.tables import block, likeness

MOST: Final = 300
"""A key that more wordings have gives way to finer ones (`merging/refine.py`)."""

Pair = tuple[int, int]
Load = Callable[[Iterable[int]], Mapping[int, Facts]]
Held = dict[int, list[int]]
"""From a key to the wordings that have it, or that seek it."""


class Blocks:
    """The keys that wordings have.

    Two wordings are compared where each seeks a key that the other has, crowded keys left out. A key
    is crowded for good once more than `MOST` have it: the store keeps that many of its rows as the sign.
    So what is compared depends on the wordings alone. Crowded keys are remembered from call to call.
    """

    def __init__(self) -> None:
        self._crowded: set[int] = set()

    def place(
        self, connection: Connection, fresh: Mapping[int, Facts], load: Load
    ) -> tuple[set[Pair], set[Pair]]:
        """Puts wordings under their keys. Gives pairs to compare, and pairs of before that no longer are."""
        have, seek = _keys(fresh)
        known = dict(fresh)
        pairs: set[Pair] = set()
        squeezed: set[int] = set()
        entangled: set[int] = set()
        step = 0
        while have or seek:
            there = self._there(connection, have.keys() | seek.keys())
            self._learn(there, have, seek, known, step)
            members = self._overflow(there, have, known, step)
            old = {number for before in members.values() for number in before}
            squeezed |= old
            known.update(load(old - known.keys()))
            crowded = self._crowded
            insert_missing(connection, block, _rows(have, crowded - members.keys()))
            _pair(pairs, there, have, seek, crowded)
            entangled.update(number for key in have.keys() & crowded for number in have[key])
            for key, before in members.items():
                have[key] = sorted({*before, *have[key]})
            have, seek = (_finer(held, crowded, known, step) for held in (have, seek))
            step += 1
        doubtful = {pair for pair in pairs if pair[0] in entangled or pair[1] in entangled}
        return pairs - self._parted(connection, doubtful, load), self._lost(connection, squeezed, load)

    def meet(self, connection: Connection, one: Facts, other: Facts) -> bool:
        """Whether two wordings are to be compared."""
        return self._seeks(connection, one, other) and self._seeks(connection, other, one)

    def withdraw(self, connection: Connection, number: int, said: Facts) -> None:
        """Takes a wording from under its keys; the rows of crowded ones stay as their sign."""
        step, had = 0, keys(said)[0]
        while had:
            crowded = {key for key in had if self._is_crowded(connection, key, step, said)}
            for part in chunks(sorted(had - crowded)):
                connection.execute(delete(block).where(block.c.wording == number, block.c.key.in_(part)))
            had = frozenset(below for key in crowded for below in finer(key, step, said) or ())
            step += 1

    def _there(self, connection: Connection, wanted: Iterable[int]) -> Held:
        found: Held = {}
        for part in chunks(sorted(key for key in wanted if key not in self._crowded)):
            rows = connection.execute(
                select(block.c.key, block.c.wording).where(among(connection, block.c.key, part))
            )
            for key, number in rows:
                found.setdefault(key, []).append(number)
        return found

    def _learn(self, there: Held, have: Held, seek: Held, known: Mapping[int, Facts], step: int) -> None:
        """Remembers which keys are crowded already."""
        for key, numbers in there.items():
            if len(numbers) > MOST:
                seeker = (have.get(key) or seek[key])[0]
                if finer(key, step, known[seeker]) is not None:
                    self._crowded.add(key)

    def _overflow(self, there: Held, have: Held, known: Mapping[int, Facts], step: int) -> Held:
        """The wordings of before under each key that becomes crowded now."""
        found: Held = {}
        for key, new in have.items():
            old = there.get(key, [])
            if key in self._crowded or len({*old, *new}) <= MOST:
                continue
            if finer(key, step, known[new[0]]) is not None:
                self._crowded.add(key)
                found[key] = old
        return found

    def _lost(self, connection: Connection, squeezed: set[int], load: Load) -> set[Pair]:
        """Pairs found alike before that are not to be compared any more."""
        pairs: set[Pair] = set()
        for column in (likeness.c.one, likeness.c.other):
            for part in chunks(sorted(squeezed)):
                rows = connection.execute(
                    select(likeness.c.one, likeness.c.other).where(among(connection, column, part))
                )
                pairs.update((one, other) for one, other in rows)
        return self._parted(connection, pairs, load)

    def _parted(self, connection: Connection, pairs: set[Pair], load: Load) -> set[Pair]:
        """Those of the pairs that are not to be compared."""
        if not pairs:
            return set()
        said = load({number for pair in pairs for number in pair})
        return {
            (one, other)
            for one, other in pairs
            if one in said and other in said and not self.meet(connection, said[one], said[other])
        }

    def _seeks(self, connection: Connection, one: Facts, other: Facts) -> bool:
        step, shared = 0, keys(one)[1] & keys(other)[0]
        while shared:
            crowded = {key for key in shared if self._is_crowded(connection, key, step, one)}
            if len(crowded) < len(shared):
                return True
            shared = frozenset(below for key in crowded for below in _both(key, step, one, other))
            step += 1
        return False

    def _is_crowded(self, connection: Connection, key: int, step: int, said: Facts) -> bool:
        if key in self._crowded:
            return True
        if finer(key, step, said) is None:
            return False
        some = select(block.c.wording).where(block.c.key == key).limit(MOST + 1).subquery()
        return connection.execute(select(func.count()).select_from(some)).scalar_one() > MOST


def _keys(fresh: Mapping[int, Facts]) -> tuple[Held, Held]:
    have: Held = {}
    seek: Held = {}
    for number, said in fresh.items():
        for held, its in zip((have, seek), keys(said), strict=True):
            for key in its:
                held.setdefault(key, []).append(number)
    return have, seek


def _rows(have: Held, crowded: Collection[int]) -> list[dict[str, int]]:
    return [
        {"key": key, "wording": number} for key in sorted(have) if key not in crowded for number in have[key]
    ]


def _pair(pairs: set[Pair], there: Held, have: Held, seek: Held, crowded: Collection[int]) -> None:
    """Adds those who seek a key with those who have it."""
    for key, seekers in seek.items():
        if key in crowded:
            continue
        for holders in (there.get(key, ()), have.get(key, ())):
            for other in holders:
                for number in seekers:
                    if number != other:
                        pairs.add((number, other) if number < other else (other, number))


def _finer(held: Held, crowded: Collection[int], known: Mapping[int, Facts], step: int) -> Held:
    found: Held = {}
    for key in held.keys() & crowded:
        for number in held[key]:
            if number in known:
                for below in finer(key, step, known[number]) or ():
                    found.setdefault(below, []).append(number)
    return found


def _both(key: int, step: int, one: Facts, other: Facts) -> frozenset[int]:
    ours, theirs = finer(key, step, one), finer(key, step, other)
    return ours & theirs if ours and theirs else frozenset()

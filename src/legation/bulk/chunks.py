"""Items in chunks: what a worker takes at once, and what was done before left out."""

import hashlib
from collections.abc import Iterable, Iterator

from legation.bulk.done import Done
from legation.bulk.item import Bad, Chunk, Item, Stretch, Unit
from legation.bulk.units import Opener

MOST_ITEMS = 64
"""Items of a chunk: some tenths of a second of work, so that no worker waits long at the end."""
MOST_WEIGHT = 1_000_000
"""Bytes of a chunk from which it is full; one item may be larger."""


def chunks_of(units: Iterable[Unit | Bad], done: Done, opener: Opener) -> Iterator[Chunk]:
    """The items of the units that are not done yet, in order; `Bad` units among them.

    Chunks end at fixed counts, whatever the number of workers.
    """
    filling = _Filling()
    for unit in units:
        if isinstance(unit, Bad):
            key = hashlib.sha256(f"{unit.name}\0{unit.why}".encode()).hexdigest()[:16]
            if not done.is_whole(key):
                filling.take(unit)
                filling.close(Stretch(key, 0, 1, True), filling.number)
            continue
        filling.before = filling.read
        filling.read += unit.size
        if not done.is_whole(unit.key):
            yield from _of_unit(unit, done, opener, filling)
        if filling.is_full():
            yield filling.emptied(filling.read)
    if filling.chunk.stretches:
        yield filling.emptied(filling.read)


def _of_unit(unit: Unit, done: Done, opener: Opener, filling: "_Filling") -> Iterator[Chunk]:
    start = count = 0
    for item in opener.items(unit):
        if done.has(unit.key, count):
            if start < count:
                filling.close(Stretch(unit.key, start, count, False), unit.number)
            count += 1
            start = count
            continue
        filling.take(item)
        count += 1
        if filling.is_full():
            filling.close(Stretch(unit.key, start, count, False), unit.number)
            yield filling.emptied(filling.before)
            start = count
    filling.close(Stretch(unit.key, start, count, True), unit.number)


class _Filling:
    """A chunk being filled."""

    def __init__(self) -> None:
        self.chunk = Chunk()
        self.number = 0
        self.before = self.read = 0
        self._weight = 0

    def take(self, item: Item | Bad) -> None:
        self.chunk.items.append(item)
        self._weight += item.weight if isinstance(item, Item) else 100

    def close(self, stretch: Stretch, number: int) -> None:
        """Ends a stretch of the unit of this number."""
        if not self.chunk.stretches:
            self.chunk.place = (number, stretch.start)
        self.chunk.stretches.append(stretch)
        self.number = number

    def is_full(self) -> bool:
        chunk = self.chunk
        return max(len(chunk.items), len(chunk.stretches)) >= MOST_ITEMS or self._weight >= MOST_WEIGHT

    def emptied(self, read: int) -> Chunk:
        """The chunk as it is; a new one is begun."""
        full, self.chunk, self._weight = self.chunk, Chunk(), 0
        full.read = read
        return full

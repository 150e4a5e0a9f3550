"""What of a corpus has been read before: whole units, and stretches of others."""

from collections.abc import Iterable

from legation.bulk.item import Stretch


class Done:
    """Stretches that were read, by unit."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._stretches: dict[str, list[tuple[int, int]]] = {}
        self._ends: dict[str, int] = {}
        for stretch in stretches:
            self.add(stretch)

    def add(self, stretch: Stretch) -> None:
        """Counts a stretch as read, joined with the one before it."""
        if stretch.is_last:
            self._ends[stretch.key] = stretch.end
        known = self._stretches.setdefault(stretch.key, [])
        known.append((stretch.start, stretch.end))
        if len(known) > 1:
            self._stretches[stretch.key] = _joined(known)

    def is_whole(self, key: str) -> bool:
        """Whether all of the unit was read."""
        end = self._ends.get(key)
        return end is not None and self._stretches[key][0] == (0, end)

    def has(self, key: str, number: int) -> bool:
        """Whether item `number` of the unit was read."""
        return any(start <= number < end for start, end in self._stretches.get(key, ()))


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

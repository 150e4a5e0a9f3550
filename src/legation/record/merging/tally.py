"""The points for and against two claims being about one thing, each with its reason."""

from dataclasses import dataclass, field

APART = -100.0
"""The weight of a point that settles the matter: these two are not one thing."""

ENOUGH = 2.0
"""The sum from which two claims count as about one thing."""


@dataclass(frozen=True, slots=True)
class Point:
    """`weight` speaks for one thing where positive; `note` says in words why."""

    field: str
    weight: float
    note: str


@dataclass(slots=True)
class Tally:
    """Points added up. `apart` is final, whatever else agrees."""

    points: list[Point] = field(default_factory=list)
    score: float = 0.0
    apart: bool = False

    def add(self, name: str, weight: float, note: str) -> None:
        """Adds a point for (or, negative, against)."""
        self.points.append(Point(name, weight, note))
        self.score += weight

    def part(self, name: str, note: str) -> None:
        """Settles that the two are not one thing."""
        self.add(name, APART, note)
        self.apart = True

    @property
    def one(self) -> bool:
        """Whether the points suffice."""
        return not self.apart and self.score >= ENOUGH

"""What became of items: readings kept, documents passed over, and what failed and why."""

from dataclasses import dataclass, field, fields
from typing import NamedTuple

from legation.schema import Reading


class Failed(NamedTuple):
    """What could not be read, in one line; `is_fault`: through Legation's own fault."""

    name: str
    why: str
    is_fault: bool = False


@dataclass(slots=True)
class Counts:
    """Documents by what became of them."""

    kept: int = 0
    outside: int = 0
    foreign: int = 0
    known: int = 0
    failed: int = 0
    faults: int = 0

    def plus(self, other: "Counts") -> None:
        """Adds other counts to these."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    @property
    def documents(self) -> int:
        """All documents that were met, read or not."""
        return self.kept + self.outside + self.foreign + self.known + self.failed

    @property
    def read(self) -> int:
        """Documents that could be read, whether or not they were kept."""
        return self.documents - self.failed


@dataclass(slots=True)
class Outcome:
    """What became of a chunk, in order. Readings are JSON where `Settings.as_text` says so."""

    kept: list[Reading | str] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)

    def fail(self, failed: Failed) -> None:
        """Counts a failure."""
        self.failed.append(failed)
        self.counts.failed += 1
        self.counts.faults += failed.is_fault

    def plus(self, other: "Outcome") -> None:
        """Adds what became of the items after these."""
        self.kept += other.kept
        self.failed += other.failed
        self.counts.plus(other.counts)

"""Something to import: a file of some form, opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from legation.exchange.importing.form import Given, Outcome
from legation.schema import Reading


class Source(Protocol):
    """A file opened. `name` is its form's."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    @property
    def name(self) -> str:
        """Its form."""
        ...

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """Readings of it, each with an outcome for every row that it was made of; rows that made none come
        with a null reading."""
        ...

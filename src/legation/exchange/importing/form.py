"""What a form of register is to the importer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.exchange.importing.page import Line
from legation.schema import Claim

Says = Callable[[Sequence[Line], list[str]], list[Claim]]
"""The claims that a group of rows makes, from their lines; what was left out of a row that is kept goes to
the list of notes. Raises `Refusal` where they make none."""


@dataclass(frozen=True)
class Form:
    """A form of register.

    `columns` are (name, label) as `Page` takes them; `header` is what its header row holds, in order, empty
    where it has none; `needs` are the columns that no file of the form is without. `group` names the column
    whose equal cells, row after row, make one group. `about` tells from the rows before the header when and
    under what title the file was made.
    """

    name: str
    source: str
    title: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    says: Says
    group: str | None = None
    about: "Callable[[Sequence[str]], About] | None" = None
    needs: tuple[str, ...] = ()

    def layout(self, cells: Sequence[str]) -> list[int] | None:
        """Where each column stands in rows under the header `cells`; null where it is another form's.

        Columns may stand in any order where they all have names, and those that the form does not need may
        be missing (-1).
        """
        mine = [name.strip().casefold() for name in self.header]
        theirs = [cell.strip().casefold() for cell in cells]
        if mine and theirs[: len(mine)] == mine:
            return list(range(len(mine)))
        needed = {name.casefold() for name in self.needs}
        if needed and needed <= set(theirs) and len(set(mine)) == len(mine):
            return [theirs.index(name) if name in theirs else -1 for name in mine]
        return None


@dataclass(frozen=True)
class About:
    """What a file says of itself before its header."""

    published: date | None = None
    title: str | None = None


@dataclass(frozen=True)
class Given:
    """What the person who imports says of a file; what is null is taken from the file, or from its form."""

    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Outcome:
    """What became of a row: claims it made (a group's are counted at its first row), or why it made none;
    `notes` say what of it was left out."""

    file: str
    row: int
    claims: int
    reason: str | None = None
    notes: list[str] = field(default_factory=list)

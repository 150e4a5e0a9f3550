"""Reading many inputs, one after the other, whatever becomes of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from legation.cli import exits
from legation.cli.guard import report_crash
from legation.cli.outlets import Outlet
from legation.cli.progress import counted
from legation.cli.terminal import complain
from legation.errors import LegationError
from legation.schema import Document, Reading
from legation.schema.vocabulary import Kind

if TYPE_CHECKING:
    from legation.documents import Failure

    Arrival = tuple[str, Document | Failure]


class Reads(Protocol):
    """A reader of documents."""

    def read(self, document: Document) -> Reading:
        """The reading of a document."""


@dataclass
class Tally:
    """How many inputs were read, how many failed, and how many of these through Legation's own fault."""

    read: int = 0
    failed: int = 0
    crashed: int = 0

    def exit_code(self) -> int:
        """The exit code that says it."""
        if self.crashed:
            return exits.CRASHED
        if not self.read:
            return exits.NOTHING_READ
        return exits.SOME_FAILED if self.failed else exits.DONE


def read_inputs(
    arrivals: "Iterable[Arrival]",
    reader: Reads,
    outlet: Outlet,
    *,
    kinds: frozenset[Kind] = frozenset(),
    debug: bool = False,
    progress: bool = False,
) -> Tally:
    """Reads each document into the outlet, complains of each failure in one line, and counts.

    An arrival is the input as it was given, with a document or failure that came of it.
    """
    tally = Tally()
    with outlet:
        for reading in _readings(counted(arrivals, shown=progress), reader, tally, debug=debug):
            outlet.write(_only(reading, kinds) if kinds else reading)
            tally.read += 1
    if not tally.read and not tally.failed:
        complain("nothing to read: no document in what was given")
    return tally


def _readings(
    arrivals: "Iterable[Arrival]", reader: Reads, tally: Tally, *, debug: bool
) -> Iterator[Reading]:
    for where, given in arrivals:
        if not isinstance(given, Document):
            complain(_placed(given.where, given.error))
            tally.failed += 1
            continue
        try:
            reading = reader.read(given)
        except LegationError as error:
            complain(_placed(where, error))
            tally.failed += 1
        except Exception as error:
            report_crash(error, debug=debug, where=where)
            tally.failed += 1
            tally.crashed += 1
        else:
            yield reading


def _placed(where: str, error: LegationError) -> str:
    """The error's line, with the place before it unless it says it itself."""
    line = str(error)
    return line if where in line else f"{where}: {line}"


def _only(reading: Reading, kinds: frozenset[Kind]) -> Reading:
    claims = tuple(claim for claim in reading.claims if claim.kind in kinds)
    return reading.model_copy(update={"claims": claims})

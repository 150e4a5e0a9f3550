"""How fast views answer on a large record: median and p95 of each, in milliseconds.

    python benchmarks/views.py --record /tmp/scale.db
    python benchmarks/views.py --record /tmp/scale.db --times 40 --only dossier

The record is one made by `benchmarks/record_scale.py --keep`, or any other: the parties asked for are those
of the record, drawn evenly from its two hundred busiest dyads and thirty busiest states.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from legation import views
from legation.record.record import Record
from legation.record.since import count_added
from legation.record.store.tables import document, entry_pair, entry_party

_DYADS, _STATES = 200, 30
_NEW_DOCUMENTS = 200
"""How many documents count as new, where news are asked for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What questions are drawn from: the busiest dyads and states first."""

    record: Record
    dyads: Sequence[tuple[str, str]]
    states: Sequence[str]
    since: str
    chance: random.Random

    @property
    def dyad(self) -> tuple[str, str]:
        """One of the dyads."""
        return self.chance.choice(self.dyads)

    @property
    def state(self) -> str:
        """One of the states."""
        return self.chance.choice(self.states)


Question = Callable[[Drawn], object]

QUESTIONS: list[tuple[str, Question]] = [
    ("dossier, a dyad", lambda d: views.dossier(d.record, d.dyad)),
    ("dossier, the busiest dyad", lambda d: views.dossier(d.record, d.dyads[0])),
    ("dossier, a state", lambda d: views.dossier(d.record, [d.state])),
    ("dossier, the busiest state", lambda d: views.dossier(d.record, [d.states[0]])),
    ("compare, two dyads", lambda d: views.compare(d.record, d.dyad, d.dyad)),
    ("new, the last documents", lambda d: views.new(d.record, d.since)),
]
"""Every view is a line here."""


def drawn(record: Record) -> Drawn:
    """The parties of the record by how many entries they have."""
    with record.reading() as connection:
        pairs = connection.execute(
            select(entry_pair.c.one, entry_pair.c.other)
            .group_by(entry_pair.c.one, entry_pair.c.other)
            .order_by(func.count().desc())
            .limit(_DYADS)
        ).all()
        states = connection.execute(
            select(entry_party.c.party)
            .group_by(entry_party.c.party)
            .order_by(func.count().desc())
            .limit(_STATES)
        ).scalars()
        last = connection.execute(select(func.max(document.c.number))).scalar_one()
        since = connection.execute(
            select(document.c.added).where(document.c.number == max(1, last - _NEW_DOCUMENTS))
        ).scalar_one()
        fresh = count_added(connection, max(1, last - _NEW_DOCUMENTS))
        print(f"news: since {since}, {fresh:,} documents or more")
        return Drawn(record, [(a, b) for a, b in pairs], list(states), since, random.Random(3))


def main() -> None:
    """Prints a line a view."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", required=True)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--only", default="", help="only views whose name has this in it")
    options = parser.parse_args()
    with Record(options.record, create=False) as record:
        questions = drawn(record)
        print(f"{'':<28}{'median':>9}{'p95':>9}{'processor, median':>20}")
        for name, ask in QUESTIONS:
            if options.only in name:
                _measure(name, ask, questions, options.times)


def _measure(name: str, ask: Question, questions: Drawn, times: int) -> None:
    ask(questions)
    whole, processor = [], []
    for _ in range(times):
        start, worked = time.perf_counter(), time.process_time()
        ask(questions)
        whole.append(1e3 * (time.perf_counter() - start))
        processor.append(1e3 * (time.process_time() - worked))
    whole.sort()
    processor.sort()
    p95 = whole[min(times - 1, round(times * 0.95))]
    print(f"{name:<28}{whole[times // 2]:>9.0f}{p95:>9.0f}{processor[times // 2]:>20.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

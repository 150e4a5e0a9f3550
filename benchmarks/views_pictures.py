"""How fast the views behind figures answer: p50 and p95 of each, over questions drawn from the record itself.

    python benchmarks/views_pictures.py legation.db --times 40

Questions are drawn with a fixed seed: dyads and states by how many entries they have, so that large ones come
up often; spans of one to fifteen years; kinds. Times are of the wall, and of the processor, in milliseconds.
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select

from legation.record.record import Record
from legation.record.store.tables import entry, entry_pair, entry_party
from legation.schema import KINDS
from legation.views.changes import Period
from legation.views.maps import tie_map
from legation.views.networks import network
from legation.views.rankings import ranking
from legation.views.scope import Scope
from legation.views.timelines import timeline_of_entry, timeline_of_parties, timeline_of_person
from legation.views.trends import trend

LIMITS = {"network": 2_000}
LIMIT = 300


class Questions:
    """Draws questions that the record can answer."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.chance = random.Random(5)
        with record.reading() as connection:
            pair = (entry_pair.c.one, entry_pair.c.other)
            self.pairs = connection.execute(select(*pair, func.count()).group_by(*pair)).all()
            self.parties = connection.execute(
                select(entry_party.c.party, func.count()).group_by(entry_party.c.party)
            ).all()
            years = connection.execute(select(func.min(entry.c.day), func.max(entry.c.day))).one()
        self.first, self.last = (day.year for day in years)
        self.people = [one.name for one in record.who("a", limit=200)]
        self.deals = [one.id for one in record.entries(kind="transfer", limit=300)]

    def dyad(self) -> tuple[str, str]:
        """A pair, likelier the more it shares."""
        one, other, _ = self.chance.choices(self.pairs, [count for _, _, count in self.pairs])[0]
        return one, other

    def state(self) -> str:
        """A party, likelier the more entries it has."""
        return str(self.chance.choices(self.parties, [count for _, count in self.parties])[0][0])

    def scope(self) -> Scope:
        """A third without bounds, a third of a span, a third of one or two kinds in a span."""
        sort = self.chance.randrange(3)
        if sort == 0:
            return Scope()
        first = self.chance.randint(self.first, self.last)
        until = min(self.last, first + self.chance.randint(0, 14))
        kinds = tuple(self.chance.sample(KINDS, self.chance.randint(1, 2))) if sort == 2 else ()
        return Scope(kinds, date(first, 1, 1), date(until, 12, 31))

    def periods(self) -> tuple[Period, Period]:
        """Two halves of a span."""
        middle = self.chance.randint(self.first + 1, self.last - 1)
        return (
            Period(date(self.first, 1, 1), date(middle, 12, 31)),
            Period(date(middle + 1, 1, 1), date(self.last, 12, 31)),
        )


def asked(questions: Questions) -> dict[str, Callable[[], object]]:
    """A view a line, each call another question."""
    record, q = questions.record, questions
    return {
        "timeline, dyad": lambda: timeline_of_parties(record, q.dyad(), scope=q.scope()),
        "timeline, state": lambda: timeline_of_parties(record, (q.state(),)),
        "timeline, person": lambda: timeline_of_person(record, q.chance.choice(q.people)),
        "timeline, entry": lambda: timeline_of_entry(record, q.chance.choice(q.deals)),
        "trend, record": lambda: trend(record, scope=q.scope(), step="month"),
        "trend, dyad": lambda: trend(record, q.dyad(), scope=q.scope()),
        "trend, state": lambda: trend(record, (q.state(),), scope=q.scope()),
        "ranking": lambda: ranking(record, q.state(), scope=q.scope()),
        "map, record": lambda: tie_map(record, scope=q.scope()),
        "map, state": lambda: tie_map(record, q.state(), scope=q.scope()),
        "network, record": lambda: network(record, scope=q.scope()),
        "network, around": lambda: network(record, (q.state(),), scope=q.scope()),
        "network, periods": lambda: network(record, periods=q.periods()),
    }


def main() -> None:
    """Prints a line for each view."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=40)
    options = parser.parse_args()
    with Record(options.record, create=False) as record:
        questions = Questions(record)
        print(f"{'view':<20}{'p50':>8}{'p95':>8}{'processor p95':>16}{'limit':>8}")
        for name, question in asked(questions).items():
            question()
            walls, works = [], []
            for _ in range(options.times):
                wall, work = time.perf_counter(), time.process_time()
                question()
                walls.append((time.perf_counter() - wall) * 1e3)
                works.append((time.process_time() - work) * 1e3)
            walls.sort()
            works.sort()
            place = min(len(walls) - 1, round(0.95 * len(walls)))
            limit = LIMITS.get(name.partition(",")[0], LIMIT)
            print(
                f"{name:<20}{walls[len(walls) // 2]:>8.0f}{walls[place]:>8.0f}"
                f"{works[place]:>16.0f}{limit:>8}",
                flush=True,
            )


if __name__ == "__main__":
    main()

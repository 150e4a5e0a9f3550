"""How fast each view answers on a large record, and whether its limit holds: 300 ms at p95, a network 2 s.

    python benchmarks/views.py --record /tmp/scale.db
    python benchmarks/views.py --record /tmp/scale.db --times 60 --first 5 --only dossier

The record is one made by `benchmarks/record_scale.py --keep`, or any other. Questions are drawn from it with
a fixed seed: parties evenly from its two hundred busiest dyads and thirty busiest states, and the busiest by
themselves; spans of one to fifteen years; kinds; drafts of one claim. Every call has another question. Times
are in milliseconds: of the wall, and of the processor. `first` is the slowest of a few first calls, each in a
process of its own, from opening the record to the answer, with imports that wait for a call; the system has
read the file before. Exits with 1 where p95 or a first call is over its limit.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from legation import views
from legation.record.record import Record
from legation.record.store.tables import claim, document, entry, entry_pair, entry_party
from legation.schema import KINDS, Claim, Document, Reading
from legation.schema.reading import ReaderInfo
from legation.views.changes import Period
from legation.views.comparison import Asked
from legation.views.scope import Scope

LIMIT: Final = 300
LIMITS: Final = {"network": 2_000}
"""Milliseconds, by the first word of a view's name."""
_DYADS, _STATES, _PEOPLE, _DEALS, _CLAIMS = 200, 30, 200, 300, 300
_NEW_DOCUMENTS = 200
"""How many documents count as new, where news are asked for."""

Question = dict[str, Any]
"""What is asked, in values of JSON, so that another process can ask it."""


class Drawing:
    """Draws questions from what the record has."""

    def __init__(self, record: Record) -> None:
        self.chance = random.Random(3)
        many = func.count().desc()
        one, other, party = entry_pair.c.one, entry_pair.c.other, entry_party.c.party
        with record.reading() as connection:
            pairs = select(one, other).group_by(one, other).order_by(many, one, other).limit(_DYADS)
            states = select(party).group_by(party).order_by(many, party).limit(_STATES)
            self.dyads = [[a, b] for a, b in connection.execute(pairs)]
            self.states = list(connection.execute(states).scalars())
            first, last = connection.execute(select(func.min(entry.c.day), func.max(entry.c.day))).one()
            self.years = (first.year, last.year)
            newest = connection.execute(select(func.max(document.c.number))).scalar_one()
            since = select(document.c.added).where(document.c.number >= max(1, newest - _NEW_DOCUMENTS))
            self.since = connection.execute(since.order_by(document.c.number).limit(1)).scalar_one()
            most = connection.execute(select(func.max(claim.c.number))).scalar_one()
            places = [self.chance.randint(1, most) for _ in range(_CLAIMS)]
            said = (claim.c.body, document.c.text, document.c.published)
            drafts = select(*said).join(document, document.c.number == claim.c.document)
            self.drafts = [
                {"claim": json.loads(body), "text": text, "published": str(day or last)}
                for body, text, day in connection.execute(drafts.where(claim.c.number.in_(places)))
            ]
        self.people = [one.id for one in record.who("a", limit=_PEOPLE)]
        self.deals = [one.id for one in record.entries(kind="transfer", limit=_DEALS)]

    def dyad(self) -> list[str]:
        """One of the busy dyads."""
        return self.chance.choice(self.dyads)

    def state(self) -> list[str]:
        """One of the busy states."""
        return [self.chance.choice(self.states)]

    def scope(self) -> Question:
        """A third without bounds, a third of a span, a third of one or two kinds in a span."""
        sort = self.chance.randrange(3)
        if sort == 0:
            return {"kinds": [], "since": None, "until": None}
        first = self.chance.randint(*self.years)
        last = min(self.years[1], first + self.chance.randint(0, 14))
        kinds = self.chance.sample(KINDS, self.chance.randint(1, 2)) if sort == 2 else []
        return {"kinds": kinds, "since": f"{first}-01-01", "until": f"{last}-12-31"}

    def periods(self) -> list[list[str]]:
        """All years, in two parts."""
        first, last = self.years
        middle = self.chance.randint(first + 1, last - 1)
        return [[f"{first}-01-01", f"{middle}-12-31"], [f"{middle + 1}-01-01", f"{last}-12-31"]]


def _scope(given: Mapping[str, Any]) -> Scope:
    return Scope(tuple(given["kinds"]), *(_day(given[end]) for end in ("since", "until")))


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _periods(given: Sequence[Sequence[str]]) -> tuple[Period, Period]:
    early, late = (Period(*map(date.fromisoformat, ends)) for ends in given)
    return early, late


def _asked(parties: Sequence[str], period: Sequence[str]) -> Asked:
    return Asked(tuple(parties), *map(date.fromisoformat, period))


def _draft(given: Mapping[str, Any]) -> Reading:
    """A text that makes one claim, as read."""
    draft = Document(id="draft", text=given["text"], published=_day(given["published"]), language="en")
    claims = (Claim.make(draft.text, **given["claim"]),)
    return Reading(document=draft, claims=claims, reader=ReaderInfo(version="0", model="none"))


@dataclass(frozen=True, slots=True)
class View:
    """How a question is drawn, and how it is asked."""

    draw: Callable[[Drawing], Question]
    ask: Callable[[Record, Question], object]

    @classmethod
    def of(cls, ask: Callable[..., object], **parts: Callable[[Drawing], Any]) -> "View":
        """Of a function that is given the record and the parts of the question."""
        return cls(
            lambda drawing: {name: part(drawing) for name, part in parts.items()},
            lambda record, question: ask(record, **question),
        )


def _busiest_dyad(drawing: Drawing) -> list[str]:
    return drawing.dyads[0]


def _busiest_state(drawing: Drawing) -> list[str]:
    return drawing.states[:1]


def _timeline(record: Record, p: Sequence[str], s: Question) -> object:
    return views.timeline_of_parties(record, p, scope=_scope(s))


def _trend(record: Record, s: Question, p: Sequence[str] = (), **step: Any) -> object:
    return views.trend(record, p, scope=_scope(s), **step)


def _network(record: Record, s: Question, p: Sequence[str] = ()) -> object:
    return views.network(record, p, scope=_scope(s))


def _map(record: Record, s: Question, p: Sequence[str] = ()) -> object:
    return views.tie_map(record, *p, scope=_scope(s))


DYAD, STATE, SCOPE = Drawing.dyad, Drawing.state, Drawing.scope
VIEWS: Final[Mapping[str, View]] = {
    "dossier, dyad": View.of(views.dossier, parties=DYAD),
    "dossier, busiest dyad": View.of(views.dossier, parties=_busiest_dyad),
    "dossier, state": View.of(views.dossier, parties=STATE),
    "dossier, busiest state": View.of(views.dossier, parties=_busiest_state),
    "compare, dyads": View.of(views.compare, one=DYAD, other=DYAD),
    "compare, periods": View.of(
        lambda record, p, ends: views.compare(record, *(_asked(p, its) for its in ends)),
        p=DYAD,
        ends=Drawing.periods,
    ),
    "new": View.of(views.new, since=lambda d: d.since),
    "new, state": View.of(views.new, since=lambda d: d.since, parties=STATE),
    "check, one claim": View.of(
        lambda record, of: views.check(record, _draft(of)), of=lambda d: d.chance.choice(d.drafts)
    ),
    "timeline, dyad": View.of(_timeline, p=DYAD, s=SCOPE),
    "timeline, state": View.of(_timeline, p=STATE, s=SCOPE),
    "timeline, person": View.of(views.timeline_of_person, words=lambda d: d.chance.choice(d.people)),
    "timeline, entry": View.of(views.timeline_of_entry, entry_id=lambda d: d.chance.choice(d.deals)),
    "trend, record": View.of(_trend, s=SCOPE, step=lambda d: d.chance.choice(("month", "year", None))),
    "trend, dyad": View.of(_trend, p=DYAD, s=SCOPE),
    "trend, state": View.of(_trend, p=STATE, s=SCOPE),
    "ranking, state": View.of(
        lambda record, p, s: views.ranking(record, *p, scope=_scope(s)), p=STATE, s=SCOPE
    ),
    "map, record": View.of(_map, s=SCOPE),
    "map, state": View.of(_map, p=STATE, s=SCOPE),
    "network, record": View.of(_network, s=SCOPE),
    "network, around a state": View.of(_network, p=STATE, s=SCOPE),
    "network, two periods": View.of(
        lambda record, ends: views.network(record, periods=_periods(ends)), ends=Drawing.periods
    ),
}
"""Every view is a line here, or several."""


def main() -> int:
    """Prints a line a view."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", required=True)
    parser.add_argument("--times", type=int, default=40, help="calls of each view, after one to warm up")
    parser.add_argument("--first", type=int, default=3, help="first calls of each view")
    parser.add_argument("--only", default="", help="only views whose name has this in it")
    parser.add_argument("--ask", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        print(_first_call(options.record, options.ask[0], json.loads(options.ask[1])))
        return 0
    missed = []
    with Record(options.record, create=False) as record:
        drawing = Drawing(record)
        print(f"{'':<26}{'p50':>7}{'p95':>7}{'processor p95':>16}{'first':>8}{'limit':>8}")
        for name, view in VIEWS.items():
            if options.only not in name:
                continue
            questions = [view.draw(drawing) for _ in range(options.times + 1)]
            walls, works = _warm(record, view, questions)
            firsts = [_elsewhere(options.record, name, one) for one in questions[: options.first]]
            limit = LIMITS.get(name.partition(",")[0], LIMIT)
            slowest = max(firsts, default=0)
            print(
                f"{name:<26}{_share(walls, 0.5):>7.0f}{_share(walls, 0.95):>7.0f}"
                f"{_share(works, 0.95):>16.0f}{slowest:>8.0f}{limit:>8}",
                flush=True,
            )
            if max(_share(walls, 0.95), slowest) > limit:
                missed.append(name)
    print(f"over the limit: {'; '.join(missed) or 'none'}")
    return 1 if missed else 0


def _warm(record: Record, view: View, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
    """Milliseconds of the wall and of the processor for each question but the first."""
    walls, works = [], []
    view.ask(record, questions[0])
    for question in questions[1:]:
        wall, work = time.perf_counter(), time.process_time()
        view.ask(record, question)
        walls.append(1e3 * (time.perf_counter() - wall))
        works.append(1e3 * (time.process_time() - work))
    return walls, works


def _share(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, round(share * len(times)))]


def _elsewhere(place: str, name: str, question: Question) -> float:
    """Milliseconds of a first call, in a process of its own."""
    command = [sys.executable, __file__, "--record", place, "--ask", name, json.dumps(question)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _first_call(place: str, name: str, question: Question) -> float:
    start = time.perf_counter()
    with Record(place, create=False) as record:
        VIEWS[name].ask(record, question)
    return 1e3 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())

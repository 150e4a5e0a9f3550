"""How the record grows: generated claims added, time and memory, and how fast questions are answered.

    python benchmarks/record_scale.py --claims 20000 40000 80000
    python benchmarks/record_scale.py --claims 100000 1000000 --keep /tmp/scale.db

The generator makes events of dyads (few make much of the news), each reported one to five times in other
words over the following days, standing relations repeated everywhere, and wire stories copied by outlets.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from legation.record.record import Record
from legation.schema import Reading

_STATES = (
    "USA CHN RUS IND FRA GBR DEU JPN KOR AUS ISR TUR UKR POL ITA ESP SWE FIN NOR GRC EGY SAU "
    "ARE QAT PAK VNM IDN PHL SGP MYS THA BRA CHL ARG COL MEX CAN ZAF NGA KEN ETH MAR DZA TUN "
    "GEO ARM AZE KAZ UZB MNG NZL NLD BEL CZE SVK HUN ROU BGR SRB HRV"
).split(" ")
_SYLLABLES = (
    "ba do ri ka le mo san te vi ul or gan shi pe ra zu no mar el tok wen ny ash bor cy dun fe hal"
).split(" ")
_OFFICES = ("Defence Minister", "Foreign Minister", "President", "Prime Minister", "Army Chief", "Navy Chief")
_TITLES = (
    "naval training, cyber security, exchange of classified information, logistics support, "
    "joint research on drones, air defence cooperation, military medicine, submarine rescue, "
    "peacekeeping training, defence industry"
).split(", ")
_VERBS = ("met", "held talks with", "conferred with", "received", "sat down with")
_KINDS = {
    "statement": 30,
    "transfer": 18,
    "meeting": 18,
    "instrument": 12,
    "activity": 12,
    "relation": 6,
    "commitment": 4,
}
_OUTLETS = [f"Outlet {n}" for n in range(120)]
_FIRST = date(2005, 1, 1).toordinal()
_DAYS = 365 * 20


class World:
    """States with their ministers, who change every four years; all from one seed."""

    def __init__(self, seed: int, claims: int) -> None:
        self.chance = random.Random(seed)
        self.names = random.Random(1)
        self.people = {s: [[self._name() for _ in _OFFICES] for _ in range(6)] for s in _STATES}
        pairs = [(a, b) for i, a in enumerate(_STATES) for b in _STATES[i + 1 :]]
        self.names.shuffle(pairs)
        self.pairs = pairs
        self.weights = list(accumulate(1 / (n + 20) for n in range(len(pairs))))
        self.types = [f"{self._word().title()}-{self.names.randint(1, 99)}" for _ in range(1500)]
        self.claims = claims

    def _word(self) -> str:
        return "".join(self.names.choice(_SYLLABLES) for _ in range(self.names.randint(2, 3)))

    def _name(self) -> str:
        return f"{self._word().title()} {self._word().title()}"

    def readings(self) -> Iterator[Reading]:
        """Readings with as many claims as asked for, nearly in the order of their days."""
        made = number = 0
        while made < self.claims:
            day = _FIRST + made * _DAYS // self.claims
            pair = self.chance.choices(self.pairs, cum_weights=self.weights)[0]
            events = [self._event(pair, day) for _ in range(self.chance.randint(2, 8))]
            for _ in range(self.chance.choice((1, 1, 2, 3, 5))):
                late = day + self.chance.randint(0, 3)
                told = self.chance.sample(events, self.chance.randint(2, len(events)))
                sentences = [self._told(event, late) for event in told]
                for _ in range(1 if self.chance.random() > 0.06 else 3):
                    number += 1
                    made += len(told)
                    yield self._reading(f"g{number}", late, sentences)

    def _event(self, pair: tuple[str, str], day: int) -> dict[str, Any]:
        chance = self.chance
        a, b = pair if chance.random() < 0.5 else pair[::-1]
        kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0]
        words = " ".join(chance.choice(self.types).partition("-")[0].lower() for _ in range(10))
        return {
            "kind": kind,
            "a": a,
            "b": b,
            "day": day - chance.randint(0, 2),
            "office": chance.randrange(len(_OFFICES)),
            "other": chance.randrange(len(_OFFICES)),
            "title": chance.choice(_TITLES),
            "type": chance.choice(self.types),
            "quantity": chance.randint(2, 60),
            "words": words,
            "form": chance.choice(("ordered", "delivered", "approved", "offered")),
        }

    def _person(self, state: str, office: int, day: int, role: str) -> dict[str, Any]:
        name = self.people[state][(day - _FIRST) // 1461][office]
        if self.chance.random() < 0.4:
            name = name.split()[1]
        held = _OFFICES[office] if self.chance.random() < 0.6 else None
        return {"name": name, "type": "person", "role": role, "state": state, "office": held}

    def _told(self, event: dict[str, Any], day: int) -> tuple[str, dict[str, Any]]:
        kind, a, b = event["kind"], event["a"], event["b"]
        when = date.fromordinal(event["day"]).isoformat()
        dated = {"start": when, "end": when, "precision": "day", "text": when}
        claim: dict[str, Any] = {
            "kind": kind,
            "status": "occurred",
            "parties": [a, b],
            "when": None,
            "participants": [],
            "details": {},
        }
        verb = self.chance.choice(_VERBS)
        if kind == "meeting":
            people = [
                self._person(a, event["office"], day, "participant"),
                self._person(b, event["other"], day, "participant"),
            ]
            text = f"{people[0]['name']} of {a} {verb} {people[1]['name']} of {b} on {when}."
            claim |= {"form": "talks", "participants": people, "when": dated}
        elif kind == "statement":
            speaker = self._person(a, event["office"], day, "speaker")
            text = f"{speaker['name']} said that {event['words']} mattered to {a} and {b}."
            claim |= {"form": "indirect", "participants": [speaker]}
        elif kind == "instrument":
            verb = self.chance.choice(("signed", "concluded"))
            text = f"{a} and {b} {verb} a memorandum on {event['title']} ({when})."
            claim |= {
                "form": "memorandum",
                "when": dated,
                "details": {"title": f"memorandum on {event['title']}", "action": "signed"},
            }
        elif kind == "transfer":
            text = f"{b} {event['form']} {event['quantity']} {event['type']} systems from {a}, {verb}."
            items = [{"name": event["type"], "category": "missiles", "quantity": event["quantity"]}]
            claim |= {
                "form": event["form"],
                "when": dated,
                "details": {"supplier": a, "recipient": b, "items": items},
            }
        elif kind == "activity":
            text = f"Exercise {event['type']} of {a} and {b} began on {when}, {verb}."
            claim |= {"form": "exercise", "when": dated, "details": {"name": event["type"]}}
        elif kind == "relation":
            text = f"{a} and {b} are strategic partners, {verb}."
            claim |= {"form": "partnership"}
        else:
            text = f"{a} and {b} agreed to work on {event['words']}."
            claim |= {"form": "undertaking", "status": "planned"}
        return text, claim

    def _reading(self, name: str, day: int, sentences: list[tuple[str, dict[str, Any]]]) -> Reading:
        text, claims = "", []
        for sentence, claim in sentences:
            start = len(text)
            text += sentence + " "
            span = {"start": start, "end": start + len(sentence), "text": sentence}
            claims.append({**claim, "evidence": [span], "confidence": 0.8})
        published = date.fromordinal(day).isoformat()
        document = {"id": name, "text": text, "source": self.chance.choice(_OUTLETS), "published": published}
        reader = {"version": "1", "model": "generator"}
        return Reading.model_validate({"document": document, "claims": claims, "reader": reader})


def main() -> None:
    """Prints a line for each number of claims, and then how fast the last record answers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, nargs="+", default=[20_000, 40_000])
    parser.add_argument("--keep", help="a file for the last record")
    options = parser.parse_args()
    print(
        f"{'claims':>10}{'generate':>10}{'add':>9}{'settle':>9}"
        f"{'µs/claim':>10}{'entries':>10}{'MB':>7}{'peak MB':>9}"
    )
    for place, claims in enumerate(options.claims):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scale.db"
            if options.keep and place == len(options.claims) - 1:
                path = Path(options.keep)
            with Record(path) as record:
                _grow(record, claims, path)
                if place == len(options.claims) - 1:
                    _ask(record)


def _grow(record: Record, claims: int, path: Path) -> None:
    generating = 0.0

    def timed() -> Iterator[Reading]:
        nonlocal generating
        source = iter(World(7, claims).readings())
        while True:
            start = time.process_time()
            reading = next(source, None)
            generating += time.process_time() - start
            if reading is None:
                return
            yield reading

    start = time.process_time()
    for _ in record.add_each(timed()):
        pass
    added = time.process_time() - start - generating
    record.settle()
    settled = time.process_time() - start - generating - added
    counts = record.counts()
    each = (added + settled) / counts["claim"] * 1e6
    size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{counts['claim']:>10,}{generating:>9.0f}s{added:>8.0f}s{settled:>8.0f}s{each:>10.0f}"
        f"{counts['entry']:>10,}{size:>7.0f}{peak:>9.0f}",
        flush=True,
    )


def _ask(record: Record) -> None:
    world = World(7, 1)
    chance = random.Random(3)
    asked: dict[str, Callable[[], object]] = {
        "a dyad's entries": lambda: record.entries(parties=chance.choice(world.pairs[:200]), limit=200),
        "an entry, why": lambda: record.why(chance.choice(some)),
        "a person": lambda: record.who(chance.choice(world.people[chance.choice(_STATES)][2])),
        "a person's entries": lambda: record.entries(
            person=chance.choice(world.people[chance.choice(_STATES)][2]), limit=50
        ),
        "search, rare words": lambda: record.search(chance.choice(world.types).replace("-", " ")),
        "search, common words": lambda: record.search("strategic partners"),
        "search in a dyad": lambda: record.search("memorandum", parties=chance.choice(world.pairs[:50])),
    }
    some = [one.id for one in record.entries(kind="meeting", limit=200)]
    for name, question in asked.items():
        times = []
        for _ in range(40):
            start = time.perf_counter()
            question()
            times.append(time.perf_counter() - start)
        times.sort()
        print(f"{name:<24} median {times[20] * 1e3:>7.1f} ms   p95 {times[37] * 1e3:>7.1f} ms")


if __name__ == "__main__":
    sys.exit(main())

"""How well claims are merged into entries: B³ on the project's own merging set.

python benchmarks/merging.py            figures by kind, and the mistakes
python benchmarks/merging.py --unseen   the same on events that no rule was written with in view
python benchmarks/merging.py --fresh    the same on real events, that rules were mended with afterwards
python benchmarks/merging.py --last     real events that no rule was changed with in view
python benchmarks/merging.py --orders 20   the same from that many random orders of arrival
"""

import argparse
import importlib.util
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from legation.record.record import Record

_SET = Path(__file__).parents[1] / "tests" / "record" / "merge_set.py"


def merge_set() -> ModuleType:
    """The module that makes readings of the set."""
    spec = importlib.util.spec_from_file_location("merge_set", _SET)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def b_cubed(found: Mapping[str, str], right: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, each claim by its own cluster (Bagga and Baldwin 1998)."""
    of_found, of_right, of_both = Counter(found.values()), Counter(right.values()), Counter()
    of_both.update((found[c], right[c]) for c in right)
    precision = sum(of_both[found[c], right[c]] / of_found[found[c]] for c in right) / len(right)
    recall = sum(of_both[found[c], right[c]] / of_right[right[c]] for c in right) / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def clustered(record: Record) -> tuple[dict[str, str], dict[str, str]]:
    """From each claim to its entry, and to its stage of the entry."""
    claims = record.claims()
    return {c.id: str(c.entry) for c in claims}, {c.id: f"{c.entry}/{c.stage}" for c in claims}


def main() -> int:
    """Prints the figures; exit code 1 where an order of arrival gives another result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--unseen", action="store_true", help="the set that no rule was written with in view")
    parser.add_argument("--fresh", action="store_true", help="the set of real events")
    parser.add_argument("--last", action="store_true", help="real events that no rule was changed with")
    options = parser.parse_args()
    orders, module = options.orders, merge_set()
    chosen = [name for name in ("unseen", "fresh", "last") if getattr(options, name)]
    readings, labels = module.readings(getattr(module, chosen[0].upper()) if chosen else module.FOLDER)
    events = {c: event for c, (event, _) in labels.items()}
    parts = {c: part for c, (_, part) in labels.items()}
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "one.db") as record:
        record.add(readings)
        entries, stages = clustered(record)
        kinds = {c.id: c.kind for c in record.claims()}
        words = {c.id: (c.document, c.evidence) for c in record.claims()}
    told = len(set(events.values()))
    print(f"{len(labels)} claims on {told} events in {len(readings)} reports")
    print("{:<12}{:>8}{:>10}{:>8}{:>8}".format("", "claims", "precision", "recall", "F1"))
    for kind in ["all", *sorted(set(kinds.values()))]:
        chosen = {c: e for c, e in events.items() if kind in ("all", kinds[c])}
        print("{:<12}{:>8}{:>10.3f}{:>8.3f}{:>8.3f}".format(kind, len(chosen), *b_cubed(entries, chosen)))
    print("{:<12}{:>8}{:>10.3f}{:>8.3f}{:>8.3f}".format("stages", len(parts), *b_cubed(stages, parts)))
    _mistakes(entries, events, words)
    return _other_orders(readings, entries, stages, orders)


def _mistakes(
    entries: Mapping[str, str], events: Mapping[str, str], words: Mapping[str, tuple[str, str]]
) -> None:
    by_event, by_entry = defaultdict(set), defaultdict(set)
    for claim, event in events.items():
        by_event[event].add(entries[claim])
        by_entry[entries[claim]].add(event)
    for event, split in sorted(by_event.items()):
        if len(split) > 1:
            print(f"split: {event}")
            for claim in sorted(events):
                if events[claim] == event:
                    print("    ", entries[claim][:8], claim[:8], *words[claim])
    for entry, mixed in sorted(by_entry.items()):
        if len(mixed) > 1:
            print(f"mixed: {entry[:8]} {sorted(mixed)}")


def _other_orders(readings: list, entries: dict, stages: dict, orders: int) -> int:  # type: ignore[type-arg]
    other = 0
    for seed in range(orders):
        chance = random.Random(seed)
        shuffled = chance.sample(readings, len(readings))
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "one.db") as record:
            while shuffled:
                size = chance.randint(1, 12)
                record.add(shuffled[:size])
                shuffled = shuffled[size:]
            other += clustered(record) != (entries, stages)
    if orders:
        print(f"{orders} random orders of arrival: {other} with another result")
    return int(other > 0)


if __name__ == "__main__":
    sys.exit(main())

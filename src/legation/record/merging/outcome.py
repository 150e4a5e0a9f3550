"""Whether a later event fulfils a pledge, or shows that it came to nothing; points as in merging."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from legation import lexicon
from legation.record.merging.facts import Facts
from legation.record.merging.period import Period
from legation.record.merging.tally import Tally
from legation.record.merging.title import spelt
from legation.record.merging.words import containment, stem, telling, tokens, told

Bearing = Literal["fulfils", "contradicts"]

_LATEST: Final = 365 * 6
"""Days after a pledge in which an event is looked for."""
_OVERDUE: Final = 400
"""Days after the time that a pledge names in which an event may still be its fulfilment."""
_ENDINGS: Final = frozenset({"cancelled", "terminated", "suspended"})
_CATEGORY_WORDS: Final[dict[str, str]] = {
    "aircraft": "aircraft jet plane helicopter drone fighter trainer uav",
    "air_defence": "battery interceptor air",
    "armoured_vehicles": "tank vehicle carrier armoured armored",
    "artillery": "howitzer gun artillery shell mortar",
    "missiles": "missile rocket",
    "naval_weapons": "torpedo mine",
    "sensors": "radar sonar sensor",
    "ships": "ship boat frigate corvette submarine vessel patrol cutter destroyer",
}


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a pledge names: events of `kind` with one of `forms` (any, where there are none) are it."""

    name: str
    kind: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is undertaken: its acts, the stems of its object, its number, its parties and time."""

    acts: tuple[Act, ...]
    object: frozenset[str]
    number: int | None
    parties: frozenset[str]
    made: int
    due: Period
    topics: frozenset[str]

    @property
    def definite(self) -> bool:
        """Whether it names an act and its object, so that one can tell whether it was done."""
        return bool(self.acts) and bool(self.object)


@cache
def _acts() -> tuple[tuple[frozenset[str], frozenset[str], Act], ...]:
    rows = lexicon.words("outcomes")["act"]
    return tuple(
        (
            _stems(row["words"]),
            _stems(row.get("with", "")),
            Act(row["name"], row["kind"], frozenset(row["forms"])),
        )
        for row in rows
    )


@cache
def _empty() -> frozenset[str]:
    return _stems(str(lexicon.words("outcomes")["object"]["empty"]))


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, tokens(words)))


def pledge_of(claim: Mapping[str, Any], said: Facts, made: int) -> Pledge:
    """What a commitment undertakes, from its JSON form; `made` is the day on which, an ordinal."""
    span = claim["details"].get("pledge") or claim["evidence"][0]
    words = [stem(word) for word in tokens(span["text"])]
    there = frozenset(words)
    acts = tuple(act for named, beside, act in _acts() if named & there and (not beside or beside & there))
    numbers = [int(word) for word in words if word.isdigit() and 2 <= int(word) < 1900]
    return Pledge(
        acts=acts,
        object=told(spelt(tokens(span["text"]))) - _empty(),
        number=numbers[0] if numbers else None,
        parties=frozenset(said.parties),
        made=made,
        due=said.period,
        topics=frozenset(said.topics),
    )


def bears(pledge: Pledge, claim: Mapping[str, Any], other: Facts) -> tuple[Bearing, Tally] | None:
    """How an event that a claim reports bears on a pledge, with the points; null where it does not."""
    tally = Tally()
    bearing = _bearing(pledge, claim, other, tally)
    if bearing is None or not pledge.definite or not _timely(pledge, other, tally):
        return None
    if not _same_parties(pledge, other, tally):
        return None
    _object(pledge, claim, other, tally)
    return (bearing, tally) if tally.one else None


def _bearing(pledge: Pledge, claim: Mapping[str, Any], other: Facts, tally: Tally) -> Bearing | None:
    done = other.action if other.kind == "instrument" else other.form
    for act in pledge.acts:
        if act.kind != other.kind:
            continue
        if claim["status"] == "denied" or done in _ENDINGS:
            tally.add("act", 0.5, f"{done}, {claim['status']}, where it was pledged to {act.name}")
            return "contradicts"
        natural = claim["status"] == "occurred"
        if natural and (not act.forms or done in act.forms):
            tally.add("act", 0.5, f"pledged to {act.name}: {done}")
            return "fulfils"
    return None


def _timely(pledge: Pledge, other: Facts, tally: Tally) -> bool:
    """After the pledge, and near the time that it names, if any."""
    if not other.period.known:
        return False
    low, high = other.period.low, other.period.high
    if high <= pledge.made or (low <= pledge.made and other.period.grain in ("day", "report")):
        return False
    if low - pledge.made > _LATEST:
        return False
    if pledge.due.dated and pledge.due.low > pledge.made:
        if low > pledge.due.high + _OVERDUE:
            return False
        if pledge.due.gap(other.period) == 0:
            tally.add("when", 0.7, "at the time that was named")
    return True


def _same_parties(pledge: Pledge, other: Facts, tally: Tally) -> bool:
    theirs = frozenset(other.parties)
    if pledge.parties == theirs:
        tally.add("parties", 0.5, "the same parties")
        return True
    return len(pledge.parties & theirs) >= 2 and (pledge.parties <= theirs or theirs <= pledge.parties)


def _object(pledge: Pledge, claim: Mapping[str, Any], other: Facts, tally: Tally) -> None:
    """The object of the act must be that of the pledge; what either says beyond it speaks against."""
    strict, loose = _named(claim, other)
    if other.kind == "transfer":
        _goods(pledge, claim, other, tally)
        return
    shared = pledge.object & strict
    if strict and shared and containment(pledge.object, strict) >= 0.6:
        tally.add("object", 2.0, "the same object: " + " ".join(sorted(shared)))
    elif strict and shared and len(shared) / len(pledge.object | strict) >= 0.3:
        tally.add("object", 1.2, "objects alike: " + " ".join(sorted(shared)))
    elif strict and other.kind in ("instrument", "programme"):
        tally.part("object", f"{' '.join(sorted(strict))} is not {' '.join(sorted(pledge.object))}")
    elif containment(pledge.object, loose) >= 0.6 and len(pledge.object & loose) >= 2:
        tally.add("object", 1.2, "in the same words: " + " ".join(sorted(pledge.object & loose)))
    if pledge.topics and pledge.topics & set(other.topics):
        tally.add("topics", 0.3, "a topic in common")


def _named(claim: Mapping[str, Any], other: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """The words that name an event's object, and all words of its evidence."""
    loose = telling(claim["evidence"][0]["text"])
    if other.kind == "meeting":
        people = frozenset(stem(word) for figure in other.people for word in figure.name)
        return other.place | people, loose
    return other.title, loose


def _goods(pledge: Pledge, claim: Mapping[str, Any], other: Facts, tally: Tally) -> None:
    types = frozenset(word for goods in other.goods for word in goods.type)
    alike = frozenset(w for w in pledge.object if w in types or any(_one_type(w, t) for t in types))
    classes = frozenset(stem(w) for g in other.goods for w in _CATEGORY_WORDS.get(g.category, "").split())
    typed = frozenset(w for w in pledge.object if any(c.isdigit() for c in w) and not w.isdigit())
    if alike:
        tally.add("object", 2.0, "the same item: " + " ".join(sorted(alike)))
    elif typed and types:
        tally.part("object", f"{' '.join(sorted(types))} is not {' '.join(sorted(typed))}")
    elif pledge.object & classes and not types:
        tally.add("object", 1.0, "items of the same class: " + " ".join(sorted(pledge.object & classes)))
    else:
        tally.part("object", "other items")
    counts = {goods.quantity for goods in other.goods if goods.quantity}
    if pledge.number and counts:
        same = pledge.number in counts
        tally.add("quantity", 0.7 if same else 0.0, f"{max(counts)} of {pledge.number}")


def _one_type(a: str, b: str) -> bool:
    """`f16` is `f16c`: a designator with a digit, or a name of some length, that begins as the other does."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and long.startswith(short) and (any(c.isdigit() for c in short) or len(short) >= 5)

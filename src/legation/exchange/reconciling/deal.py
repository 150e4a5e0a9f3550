"""A deal as one side tells it: who, what, ordered when and how many, delivered when and how many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from legation.record.merging.facts import Facts, facts
from legation.record.merging.stages import phase

YEARS_AT_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Part:
    """An order, or a delivery: the years that it may be of, and how many. `doubted` is the source's doubt;
    one that is `undated` was told of in these years."""

    years: frozenset[int]
    quantity: int | None
    doubted: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that say it: of a register the row, of a record a claim with its document's origin."""

    words: str
    claim: str | None = None
    document: str | None = None
    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True)
class Deal:
    """`name` tells it from the others of its side: row numbers, or an entry's id. `item` is its name as that
    side writes it; `told` are the phases told of it, as an entry's stages are named; `facts` are of each of
    its claims, for comparing."""

    name: str
    supplier: str | None
    recipient: str | None
    item: str
    category: str
    orders: tuple[Part, ...]
    deliveries: tuple[Part, ...]
    values: frozenset[tuple[float, str]]
    cancelled: bool
    told: frozenset[str]
    facts: tuple[Facts, ...] = field(repr=False)
    quotes: tuple[Quote, ...] = field(repr=False)

    @property
    def done(self) -> bool:
        """Whether it is told that there was an order or a delivery, and not only that it was sought."""
        return bool(self.orders or self.deliveries)

    @property
    def dated(self) -> bool:
        """Whether an order or a delivery has a date of its own."""
        return any(part.years and not part.undated for part in (*self.orders, *self.deliveries))

    @property
    def years(self) -> frozenset[int]:
        """Every year that it is dated to."""
        return frozenset(year for part in (*self.orders, *self.deliveries) for year in part.years)

    @property
    def ordered(self) -> frozenset[int]:
        """Numbers given for the order."""
        return frozenset(part.quantity for part in self.orders if part.quantity)

    @property
    def delivered(self) -> int:
        """How many came in all, as far as numbers are given: a year's largest number counts for the year."""
        largest: dict[frozenset[int], int] = {}
        for part in self.deliveries:
            largest[part.years] = max(largest.get(part.years, 0), part.quantity or 0)
        return sum(largest.values())

    @property
    def delivery_years(self) -> frozenset[int]:
        """Years in which something came."""
        return frozenset(year for part in self.deliveries for year in part.years)


def deal(
    name: str, claims: Sequence[tuple[Mapping[str, Any], date | None, bool]], quotes: Iterable[Quote]
) -> Deal:
    """A deal out of its claims in their JSON form, each with its document's day and whether it is doubted."""
    bodies = [body for body, _, _ in claims]
    items = [item for body in bodies for item in body["details"]["items"]]
    named = max(items, key=lambda item: (len(item["name"]), item["name"]), default=None)
    return Deal(
        name=name,
        supplier=_agreed(bodies, "supplier"),
        recipient=_agreed(bodies, "recipient"),
        item=named["name"] if named else "",
        category=named["category"] if named else "other",
        orders=_parts(claims, "ordered"),
        deliveries=_parts(claims, "delivered"),
        values=frozenset(
            (float(body["details"]["value"]["amount"]), body["details"]["value"]["currency"])
            for body in bodies
            if body["details"]["value"]
        ),
        cancelled=any(_cancels(body) for body in bodies),
        told=frozenset(phase(body) for body in bodies),
        facts=tuple(facts(dict(body), day.toordinal() if day else None) for body, day, _ in claims),
        quotes=tuple(quotes),
    )


def years_of(when: Mapping[str, Any] | None) -> frozenset[int]:
    """The years of a claim's time."""
    if not when:
        return frozenset()
    first, last = int(when["start"][:4]), int(when["end"][:4])
    return frozenset(range(first, min(last, first + YEARS_AT_MOST) + 1))


def _parts(claims: Sequence[tuple[Mapping[str, Any], date | None, bool]], form: str) -> tuple[Part, ...]:
    """Orders or deliveries that took place; one that its source leaves undated is of its report's year."""
    found = set()
    for body, published, doubted in claims:
        if body["form"] != form or body["status"] != "occurred":
            continue
        years = years_of(body["when"]) or (frozenset({published.year}) if published else frozenset())
        numbers = [item["quantity"] for item in body["details"]["items"] if item["quantity"]] or [None]
        found |= {Part(years, number, doubted, not body["when"]) for number in numbers}
    return tuple(sorted(found, key=lambda part: (sorted(part.years), part.quantity or 0)))


def _agreed(bodies: Sequence[Mapping[str, Any]], end: str) -> str | None:
    """The end that most claims name."""
    named = sorted(body["details"][end] for body in bodies if body["details"][end])
    return max(named, key=lambda code: (named.count(code), code), default=None)


def _cancels(body: Mapping[str, Any]) -> bool:
    return bool(body["form"] == "cancelled" and body["status"] == "occurred")

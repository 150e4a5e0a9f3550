"""A transfer's entry as a deal: who, what, how many ordered and delivered, when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from legation.exchange.register import standing
from legation.record.selected import SelectedClaim, SelectedEntry


@dataclass(frozen=True, slots=True)
class Delivery:
    """So many in a year, or in the years from `first` to `last`; `in_doubt` where claims differ."""

    first: int | None
    last: int | None
    quantity: int | None
    in_doubt: bool


@dataclass(slots=True)
class Deal:
    """One thing of one deal. `order_in_doubt` and `number_in_doubt` where claims differ."""

    name: str
    category: str
    supplier: str | None
    recipient: str | None
    order_year: int | None
    order_in_doubt: bool
    ordered: int | None
    number_in_doubt: bool
    value: dict[str, Any] | None
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def delivered(self) -> int | None:
        """How many came so far; null where no number is known, 0 where nothing came."""
        known = [one.quantity for one in self.deliveries if one.quantity]
        return sum(known) if known else (None if self.deliveries else 0)


def deals(entry: SelectedEntry) -> Iterator[Deal]:
    """A deal for each thing of a transfer that was ordered or delivered and not called off."""
    done = {stage.phase for stage in entry.stages}
    if (
        entry.summary.kind != "transfer"
        or not done & {"ordered", "delivered"}
        or entry.summary.stage == "cancelled"
    ):
        return
    by_phase: dict[str, list[tuple[list[SelectedClaim], Any]]] = {}
    claims = {one.id: one for one in standing(entry)}
    for stage in entry.stages:
        held = [claims[its] for its in stage.claims if its in claims]
        if held:
            by_phase.setdefault(stage.phase, []).append((held, stage))
    orders = [one for held, _ in by_phase.get("ordered", ()) for one in held]
    years = sorted({stage.start.year for _, stage in by_phase.get("ordered", ()) if stage.start})
    things = _things(orders or list(claims.values()))
    for place, item in enumerate(things):
        numbers = _numbers(orders, item)
        yield Deal(
            **{"name": item["name"], "category": item["category"]},
            supplier=entry.best.get("supplier"),
            recipient=entry.best.get("recipient"),
            order_year=years[0] if years else None,
            order_in_doubt=len(_years(orders)) > 1,
            ordered=item["quantity"] or (numbers[0] if numbers else None) if orders else None,
            number_in_doubt=len(numbers) > 1,
            value=_value(orders) if place == 0 and len(things) == 1 else None,
            deliveries=[
                _delivery(held, stage, item)
                for held, stage in by_phase.get("delivered", ())
                if _has(held, item, things)
            ],
        )


def _things(claims: Sequence[SelectedClaim]) -> list[dict[str, Any]]:
    """The items of the claim that lists most, the one with most numbers first among equals."""

    def fullness(one: SelectedClaim) -> tuple[int, int, str]:
        items = one.body["details"].get("items") or ()
        return -len(items), -sum(bool(item["quantity"]) for item in items), one.id

    return list(min(claims, key=fullness).body["details"].get("items") or ()) if claims else []


def _alike(item: dict[str, Any], other: dict[str, Any], things: Sequence[dict[str, Any]] = ()) -> bool:
    """Whether two items are one: by name, or by category where the deal has but one of it."""
    if item["name"].casefold() == other["name"].casefold():
        return True
    alone = sum(thing["category"] == item["category"] for thing in things) <= 1
    return bool(item["category"] == other["category"]) and alone


def _has(claims: Sequence[SelectedClaim], item: dict[str, Any], things: Sequence[dict[str, Any]]) -> bool:
    """Whether a delivery is of this thing; one that names nothing is of a deal's only thing."""
    listed = [other for one in claims for other in one.body["details"].get("items") or ()]
    return any(_alike(item, other, things) for other in listed) or (not listed and len(things) == 1)


def _numbers(claims: Sequence[SelectedClaim], item: dict[str, Any]) -> list[int]:
    found = [
        other["quantity"]
        for one in claims
        for other in one.body["details"].get("items") or ()
        if other["quantity"] and _alike(item, other)
    ]
    return sorted(set(found), key=lambda number: (-found.count(number), number))


def _delivery(claims: Sequence[SelectedClaim], stage: Any, item: dict[str, Any]) -> Delivery:
    numbers = _numbers(claims, item)
    return Delivery(
        first=stage.start.year if stage.start else None,
        last=stage.end.year if stage.end else None,
        quantity=numbers[0] if numbers else None,
        in_doubt=len(numbers) > 1,
    )


def _years(claims: Sequence[SelectedClaim]) -> set[str]:
    return {one.body["when"]["start"][:4] for one in claims if one.body["when"]}


def _value(claims: Sequence[SelectedClaim]) -> dict[str, Any] | None:
    values = [one.body["details"].get("value") for one in claims]
    return next((value for value in values if value), None)

"""Transfers: what goes from whom to whom, for how much; a deal's acts are one transfer."""

from typing import Final

from legation.record.merging.compare.cast import compare_parties
from legation.record.merging.compare.time import Reach, compare_time
from legation.record.merging.facts import Facts, Goods
from legation.record.merging.tally import Tally
from legation.record.merging.words import containment

_ORDER: Final = ("requested", "offered", "approved", "ordered", "delivered")
_ORDERS = Reach(slip=45, dated=400, report=60, told=-0.5)
_OTHER = Reach(slip=30, dated=730, report=200, told=-0.5)
_AHEAD_AND_DONE: Final = frozenset({"planned", "proposed", "occurred"})
_SUMS = Reach(slip=31, dated=200, report=10)
_DEAL_YEARS = 15
_BEFORE: Final = frozenset(_ORDER) - {"delivered"}
_OTHER_DEAL = 2
"""Years after which another number of one thing is another deal's."""


def compare_transfers(a: Facts, b: Facts, tally: Tally) -> None:
    """The same type from the same supplier to the same recipient, in an order that a deal can have."""
    if (a.form == "total") != (b.form == "total"):
        tally.part("form", "one is a sum over a period")
        return
    _ends(a, b, tally)
    if tally.apart:
        return
    if a.form == "total":
        compare_time(a, b, _SUMS, tally)
    else:
        _acts(a, b, tally)
    if tally.apart:
        return
    _goods(a, b, tally)
    _sums(a, b, tally)
    compare_parties(a, b, tally)


def _ends(a: Facts, b: Facts, tally: Tally) -> None:
    for end in ("supplier", "recipient"):
        ours, theirs = getattr(a, end), getattr(b, end)
        if ours and theirs and ours != theirs:
            tally.part(end, f"{end} {ours} in one, {theirs} in the other")
        elif ours and theirs:
            tally.add(end, 0.25, f"{end} {ours}")


def _goods(a: Facts, b: Facts, tally: Tally) -> None:
    if not a.goods or not b.goods:
        tally.add("items", -0.3, "one names no items")
        return
    pairs = [(g, h, same_type(g, h)) for g in a.goods for h in b.goods]
    alike = [(g, h) for g, h, same in pairs if same]
    near = [(g, h, same) for g, h, same in pairs if g.category == h.category]
    if alike:
        tally.add("items", 2.0, f"the same item: {_shown(*alike[0])}")
        _quantities(a, b, alike, tally)
    elif not near:
        tally.part("items", "items of other categories")
    elif all(same is False for _, _, same in near):
        tally.part("items", "other items")
    else:
        shared = sorted({g.category for g, _, _ in near})
        classes = any(_class_only(g, h) for g, h, _ in near)
        weight = 0.0 if not classes else 0.7 if len(shared) == 1 else 1.2
        tally.add("items", weight, f"{' and '.join(shared)} in both")
        _quantities(a, b, [(g, h) for g, h, _ in near], tally)


def _years_apart(a: Facts, b: Facts) -> float:
    return a.period.gap(b.period) / 365 if a.period.known and b.period.known else 0.0


def _class_only(a: Goods, b: Goods) -> bool:
    """Whether one of two items is told by its class alone, or described."""
    return not a.type or not b.type or a.named != b.named


def same_type(a: Goods, b: Goods) -> bool | None:
    """A designator with a digit must be in both where both have one (`F-16C` is an `F-16`).

    Null where they can't be told: one has no type, or a description where the other has a name
    (`anti-ship systems`, `BrahMos`), or a designation where it has a name (`M1A1`, `Abrams`).
    """
    if not a.type or not b.type or a.named != b.named:
        return None
    ours, theirs = _designators(a), _designators(b)
    if ours and theirs:
        return any(x.startswith(y) or y.startswith(x) for x in ours for y in theirs)
    if containment(a.type, b.type) >= 0.5:
        return True
    return None if len(ours) == len(a.type) or len(theirs) == len(b.type) else False


def _designators(one: Goods) -> list[str]:
    return [word for word in one.type if any(c.isdigit() for c in word)]


def _shown(a: Goods, b: Goods) -> str:
    return " ".join(sorted(a.type & b.type)) or f"{' '.join(sorted(a.type))} ({' '.join(sorted(b.type))})"


def _quantities(a: Facts, b: Facts, pairs: list[tuple[Goods, Goods]], tally: Tally) -> None:
    """Deliveries come in parts, and no more is ordered than was approved."""
    counted = [(g.quantity, h.quantity) for g, h in pairs if g.quantity and h.quantity]
    if not counted:
        return
    part = a.form != b.form and "delivered" in (a.form, b.form)
    if same := [x for x, y in counted if x == y]:
        tally.add("quantity", 0.1 if part else 1.0, f"{same[0]} in both")
        return
    if part:
        return
    ours, theirs = counted[0]
    note = f"{ours} in one, {theirs} in the other"
    if {a.form, b.form} <= _BEFORE and _years_apart(a, b) > _OTHER_DEAL:
        tally.part("quantity", f"{note}, years apart")
        return
    if a.form == b.form != "delivered":
        tally.add("quantity", -1.0, note)
    elif {a.form, b.form} <= set(_ORDER) and a.form != b.form:
        fewer_first = (ours < theirs) == (_ORDER.index(a.form) < _ORDER.index(b.form))
        tally.add("quantity", -1.0 if fewer_first else 0.0, note)


def _sums(a: Facts, b: Facts, tally: Tally) -> None:
    if a.amount is None or b.amount is None or a.currency != b.currency:
        return
    apart = abs(a.amount - b.amount) / max(a.amount, b.amount, 1e-9)
    if apart <= 0.03:
        tally.add("value", 1.5, "the same sum")
    elif apart > 0.25 and a.form == b.form:
        tally.add("value", -1.0, "another sum")


def _acts(a: Facts, b: Facts, tally: Tally) -> None:
    if a.form == b.form and a.form != "delivered":
        if a.status != b.status and {a.status, b.status} <= _AHEAD_AND_DONE:
            _plan(a, b, tally)
        else:
            compare_time(a, b, _ORDERS if a.form in ("ordered", "approved") else _OTHER, tally)
        return
    if not (a.period.dated and b.period.dated):
        _undated(a, b, tally)
        return
    if a.form == b.form:
        years = a.period.gap(b.period) / 365
        tally.add("when", 0.3 if years <= 6 else -1.0, "parts of one delivery, or the same")
    else:
        _in_order(a, b, tally)


def _plan(a: Facts, b: Facts, tally: Tally) -> None:
    """An order that is spoken of, and then placed; one spoken of later is another."""
    ahead, done = (b, a) if a.status == "occurred" else (a, b)
    years = (done.period.low - ahead.period.low) / 365 if a.period.known and b.period.known else 0
    if years < -0.2:
        tally.part("when", f"{ahead.form} ({ahead.status}) after it is {done.form}")
    else:
        weight = 0.3 if years <= 4 else -1.0
        tally.add("when", weight, f"{ahead.form} ({ahead.status}), then {done.form}")


def _undated(a: Facts, b: Facts, tally: Tally) -> None:
    """By the days of the reports; an order told of after a delivery says less than one before it."""
    if not (a.period.known and b.period.known):
        return
    years = a.period.gap(b.period) / 365
    after = a.form != b.form and {a.form, b.form} <= set(_ORDER) and _first(a, b).period.low > _then(a, b)
    weight = -1.0 if years > 4 else 0.0 if years > 1 or after else 0.3
    tally.add("when", weight, f"reports {years:.0f} years apart")


def _first(a: Facts, b: Facts) -> Facts:
    return min(a, b, key=lambda one: _ORDER.index(one.form))


def _then(a: Facts, b: Facts) -> int:
    return max(a, b, key=lambda one: _ORDER.index(one.form)).period.high


def _in_order(a: Facts, b: Facts, tally: Tally) -> None:
    if a.form not in _ORDER or b.form not in _ORDER:
        return
    first, then = (a, b) if _ORDER.index(a.form) <= _ORDER.index(b.form) else (b, a)
    early = first.period.low - then.period.high
    years = (then.period.low - first.period.high) / 365
    done = first.status == then.status == "occurred"
    if early > 60 and then.form == "delivered" and done:
        tally.part("when", f"{then.form} {early} days before it is {first.form}")
    elif early > 60 and then.form == "ordered":
        tally.add("when", -1.0 if done else 0.0, f"{first.form} {early} days after it is {then.form}")
    elif years > _DEAL_YEARS:
        tally.part("when", f"{then.form} {years:.0f} years after it is {first.form}")
    else:
        weight = round(0.5 - max(years, 0) / 20, 2) if years <= 8 else -0.3
        tally.add("when", weight, f"{first.form}, then {then.form}")

"""Where a register and a record that speak of one deal do not say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from legation import lexicon
from legation.exchange.reconciling.deal import Deal, Part

What = Literal["delivery", "differs"]
_SAME_SUM: Final = 0.03


@dataclass(frozen=True, slots=True)
class Difference:
    """`delivery`: the record has one that the register lacks. `differs`: both can't be right. `register` and
    `record` are what each says."""

    what: What
    field: str
    register: str
    record: str


def differences(there: Deal, here: Deal, whole: int | None = None) -> tuple[Difference, ...]:
    """What of the record's deal the register lacks, or gives otherwise. What one side leaves open agrees.

    `whole` is the number ordered in all rows of the register that may be parts of one order.
    """
    found = (
        *_order_year(there, here),
        *_ordered(there, here, whole),
        *_deliveries(there, here),
        *_value(there, here),
    )
    cancelled = here.cancelled and not there.cancelled
    return (*found, Difference("differs", "status", "ordered", "cancelled")) if cancelled else found


def _order_year(there: Deal, here: Deal) -> Iterator[Difference]:
    """A year that the register doubts may be one off."""
    mine = {year for part in there.orders for year in part.years}
    doubted = any(part.doubted for part in there.orders)
    near = mine | {year + step for year in mine for step in (-1, 1)} if doubted else mine
    theirs = [part.years for part in here.orders if part.years and not part.undated]
    if mine and theirs and not any(years & near for years in theirs):
        said = sorted({_span(years) for years in theirs})
        yield Difference("differs", "year of order", _span(frozenset(mine)), ", ".join(said))


def _ordered(there: Deal, here: Deal, whole: int | None) -> Iterator[Difference]:
    if _in_sets(there, here):
        return
    if there.ordered and here.ordered and not (there.ordered | {whole}) & here.ordered:
        yield Difference("differs", "number ordered", _numbers(there.ordered), _numbers(here.ordered))


def _deliveries(there: Deal, here: Deal) -> Iterator[Difference]:
    """Deliveries of years that the register has none of, and numbers above what it has.

    One that its report leaves undated may be any that the register has by then.
    """
    had = _shown(there.deliveries)
    new = [part for part in here.deliveries if _lacks(there, part)]
    if new:
        yield Difference("delivery", "delivery", had, _shown(tuple(new)))
    for part in () if _in_sets(there, here) else here.deliveries:
        same = [p for p in there.deliveries if p.years == part.years and len(p.years) == 1]
        known = {p.quantity for p in same if p.quantity}
        if part in new or part.undated or not part.quantity or not known or part.quantity in known:
            continue
        if part.quantity > sum(p.quantity or 0 for p in same):
            yield Difference("differs", "number delivered", _shown(tuple(same)), _shown((part,)))


def _lacks(there: Deal, part: Part) -> bool:
    if not there.deliveries:
        return True
    above = bool(part.quantity and there.delivered and part.quantity > there.delivered)
    if part.undated or not part.years:
        return above
    return not part.years & there.delivery_years or (above and len(there.delivery_years) > 1)


def _in_sets(there: Deal, here: Deal) -> bool:
    """Whether the report counts sets ("three batteries") and the register what is in them."""
    sets = lexicon.words("registers/sipri_comments")["sets"]
    last = here.item.casefold().split()[-1:]
    return bool(last) and last[0] in sets["words"] and there.category not in sets["counted"]


def _value(there: Deal, here: Deal) -> Iterator[Difference]:
    for amount, currency in sorted(there.values):
        others = sorted(sum_ for sum_, code in here.values if code == currency)
        if others and all(abs(sum_ - amount) > _SAME_SUM * max(sum_, amount) for sum_ in others):
            said = ", ".join(f"{currency} {sum_:,.0f}" for sum_ in others)
            yield Difference("differs", "value", f"{currency} {amount:,.0f}", said)


def _shown(parts: tuple[Part, ...]) -> str:
    """`40 in 2022; 12 in 2023–2024`; `none` for no delivery."""
    said = [f"{part.quantity or '?'} in {_span(part.years) or '?'}" for part in parts]
    return "; ".join(said) or "none"


def _numbers(numbers: frozenset[int]) -> str:
    return ", ".join(f"{number:,}" for number in sorted(numbers))


def _span(years: frozenset[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"

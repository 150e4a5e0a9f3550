"""Transfers of a dossier: each deal as a row, and totals in which no currency is added to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from legation.record.derive import Kept
from legation.record.gathered import Gathered
from legation.record.merging.stages import phase
from legation.record.merging.words import telling
from legation.record.outline import Outline
from legation.views.dossier_items import UNDATED, best_day, item, steps, supporting
from legation.views.dossier_parts import Cited, Section, Total, Transfer, Transfers, share
from legation.views.dossier_sources import Sources

_COUNTED: Final = frozenset({"ordered", "delivered"})
_YEARLY: Final = 8
"""Up to so many years are totalled one by one, more of them by five."""

Worth = tuple[str, float] | None
"""Currency and amount, where a value is on record."""


@dataclass(frozen=True, slots=True)
class Deals:
    """All deals: their outlines, the newest first; of those that count, the details that claims give, and the
    value of those whose sources differ on it."""

    rows: Sequence[Outline]
    details: Mapping[int, Sequence[Mapping[str, Any]]]
    settled: Mapping[int, str]


def counted(rows: Sequence[Outline]) -> list[Outline]:
    """The deals that totals are made of."""
    return [row for row in rows if row.stage in _COUNTED]


def transfers(deals: Deals, entries: Mapping[int, Gathered], sources: Sources, most: int | None) -> Transfers:
    """The deals as rows, as many as are shown, and totals over all of them."""
    rows, details, settled = deals.rows, deals.details, deals.settled
    shown = tuple(_transfer(entries[row.number], sources) for row in share(rows, most))
    done = counted(rows)
    worths = [worth_of(details.get(row.number, ()), settled.get(row.number)) for row in done]
    categories = [_category(details.get(row.number, ())) for row in done]
    by_category = _totals(categories, worths)
    return Transfers(
        section=Section(len(rows), shown),
        counted=_total("all", worths),
        by_period=_by_period(done, worths),
        by_category=tuple(sorted(by_category, key=lambda total: (-total.deals, total.label))),
    )


def _transfer(entry: Gathered, sources: Sources) -> Transfer:
    value = entry.best("value")
    priced = money(value.value) if value else None
    goods, categories = _goods(entry)
    return Transfer(
        item=item(entry, sources),
        supplier=_side(entry, "supplier", sources),
        recipient=_side(entry, "recipient", sources),
        goods=tuple(sources.cite(words, claims) for words, claims in goods),
        categories=categories,
        ordered=_acts(entry, "ordered", sources),
        delivered=_acts(entry, "delivered", sources),
        value=sources.cite(value.value, supporting(entry, value)) if value else None,
        amount=priced[1] if priced else None,
        currency=priced[0] if priced else None,
        history=steps(entry, sources),
    )


def money(shown: str) -> Worth:
    """(`USD`, 2900000000.0) of `USD 2,900,000,000`; null where it is no sum."""
    currency, _, amount = shown.partition(" ")
    try:
        return currency, float(amount.replace(",", ""))
    except ValueError:
        return None


def _side(entry: Gathered, field: str, sources: Sources) -> Cited:
    best = entry.best(field)
    return sources.cite(best.value, supporting(entry, best)) if best else Cited("not said")


def _goods(entry: Gathered) -> tuple[list[tuple[str, list[Kept]]], tuple[str, ...]]:
    """What passes, each thing once in its fullest name, with the claims that name it, and categories."""
    named: dict[str, list[Kept]] = {}
    category: dict[str, str] = {}
    for one in entry.claims:
        for thing in one.body["details"].get("items") or ():
            name = thing["name"]
            same = next((n for n in named if _same(n, name)), None)
            if same is not None and len(name) > len(same):
                named[name], category[name] = named.pop(same), category.pop(same)
            kept = max(filter(None, (same, name)), key=len) if same else name
            named.setdefault(kept, []).append(one)
            category.setdefault(kept, thing["category"])
    alone = len(set(category.values())) == len(category)
    found = []
    for name, claims in named.items():
        count = entry.best(f"quantity:{category[name]}") if alone else None
        found.append((f"{int(count.value):,} × {name}" if count and count.value.isdigit() else name, claims))
    return found, tuple(sorted(set(category.values())))


def _same(one: str, other: str) -> bool:
    """Whether one name has every telling word of the other."""
    ours, theirs = telling(one, "item"), telling(other, "item")
    if ours and theirs:
        return ours <= theirs or theirs <= ours
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _acts(entry: Gathered, name: str, sources: Sources) -> tuple[Cited, ...]:
    """The stages of this name: `36 · 2016-09-23`, a delivery each for one that came in parts."""
    found = []
    for place in sorted({one.stage for one in entry.claims if one.stage is not None}):
        claims = [one for one in entry.of_stage(place) if phase(one.body) in (name, f"{name} (planned)")]
        if not claims:
            continue
        shown, dated = best_day(claims)
        counts = [q for one in claims if (q := _quantity(one.body)) is not None]
        parts = [f"{max(counts):,}"] if counts else []
        parts += [shown] if shown != UNDATED or not parts else []
        parts += ["(planned)"] if phase(claims[0].body) != name else []
        found.append(sources.cite(" · ".join(parts).replace(" · (", " ("), dated or claims))
    return tuple(found)


def _quantity(body: Mapping[str, Any]) -> int | None:
    """The number of things, where the claim names things of one category only."""
    things = body["details"].get("items") or ()
    counts = [thing["quantity"] for thing in things if thing["quantity"]]
    return sum(counts) if counts and len({thing["category"] for thing in things}) == 1 else None


def worth_of(said: Iterable[Mapping[str, Any]], settled: str | None) -> Worth:
    """What a deal is worth: as settled between sources that differ, or as any of its claims says."""
    if settled:
        return money(settled)
    for details in said:
        if value := details.get("value"):
            return value["currency"], float(value["amount"])
    return None


def _totals(labels: Iterable[str], worths: Iterable[Worth]) -> list[Total]:
    """The deals of each label together."""
    groups: dict[str, list[Worth]] = {}
    for label, worth in zip(labels, worths, strict=True):
        groups.setdefault(label, []).append(worth)
    return [_total(label, its) for label, its in groups.items()]


def _total(label: str, worths: Sequence[Worth]) -> Total:
    sums: dict[str, float] = {}
    priced = [worth for worth in worths if worth]
    for currency, amount in priced:
        sums[currency] = sums.get(currency, 0.0) + amount
    ordered = tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))
    return Total(label, len(worths), len(priced), ordered)


def _by_period(rows: Sequence[Outline], worths: Sequence[Worth]) -> tuple[Total, ...]:
    """By year or five years, then those without a date; nothing where none has one."""
    years = [row.day.year if row.day else None for row in rows]
    known = {year for year in years if year}
    if not known:
        return ()
    yearly = max(known) - min(known) < _YEARLY
    names = {year: _period(year, yearly) for year in {*known, None}}
    found = _totals((names[year] for year in years), worths)
    return tuple(sorted(found, key=lambda total: (total.label == UNDATED, total.label)))


def _period(year: int | None, yearly: bool) -> str:
    if year is None:
        return UNDATED
    first = year - year % 5
    return str(year) if yearly else f"{first}–{first + 4}"


def _category(said: Iterable[Mapping[str, Any]]) -> str:
    """A deal in several categories stands apart as `several`, since its value can't be divided."""
    its = {thing["category"] for details in said for thing in details.get("items") or ()}
    return next(iter(its)) if len(its) == 1 else "several" if its else "not said"

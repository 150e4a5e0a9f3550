"""Rows to add to the register, in its own form: what the record has and the register lacks."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from legation import lexicon
from legation.exchange.cells import guarded, line
from legation.exchange.country_codes import register_name
from legation.exchange.importing.sipri_parts import columns
from legation.exchange.reconciling.columns import source
from legation.exchange.reconciling.deal import Deal, Part
from legation.exchange.reconciling.reconcile import Reconciled, Reconciliation

_LONGEST: Final = 600


def proposal(found: Reconciliation) -> str:
    """CSV under the register's header: dated deals that only the record has, and the deals that moved on.

    Comments name the entry and quote the words. Trend-indicator values are SIPRI's to give, and stay empty.
    """
    classic = found.form == "sipri-classic"
    header = columns("classic" if classic else "since_2025")
    make = _classic if classic else _since_2025
    proposed = [one for one in found.rows if _to_add(one)]
    lines = [cells for one in proposed for cells in make(one)]
    return "".join(line(map(guarded, cells)) for cells in (header, *lines))


def _to_add(one: Reconciled) -> bool:
    if one.record is None or (one.status == "only here" and one.note):
        return False
    return one.status == "only here" or any(d.what == "delivery" for d in one.differences)


def _classic(one: Reconciled) -> Iterator[list[str]]:
    """The deal in one row, with the deliveries of both sides."""
    here, there = one.record, one.register
    assert here is not None
    orders = (there.orders if there else ()) or here.orders
    deliveries = {*(there.deliveries if there else ()), *(p for p in here.deliveries if not p.undated)}
    year, order_doubt = _year(orders)
    years = sorted({year for part in deliveries for year in part.years})
    number = max((part.quantity or 0 for part in orders), default=0)
    came = _came(there, here)
    yield [
        *_ends(here, classic=True),
        *(year, order_doubt, str(number or ""), ""),
        *_weapon(one),
        *(str(came or ""), "?" if came else "", "; ".join(map(str, years)), ""),
        *(_comment(here), "", "", ""),
    ]


def _since_2025(one: Reconciled) -> Iterator[list[str]]:
    """A row for each delivery that the register lacks; none for an order without deliveries."""
    here, there = one.record, one.register
    assert here is not None
    year, doubt = _year((there.orders if there else ()) or here.orders)
    had = there.delivery_years if there else frozenset()
    for part in here.deliveries:
        if part.undated or not part.years or part.years & had:
            continue
        estimate = "Yes" if len(part.years) > 1 or not part.quantity else "No"
        yield [
            *("", *_ends(here, classic=False), *_weapon(one), _category(one.either)),
            *(year, "Yes" if doubt else "No", str(part.quantity or ""), estimate),
            *(str(max(part.years)), "Yes" if len(part.years) > 1 else "No", "", "", "", "", ""),
        ]


def _ends(deal: Deal, *, classic: bool) -> tuple[str, str]:
    """The names that the register writes: recipient first in the classic form."""
    day = date(max(deal.years, default=2000), 12, 31)
    unknown = lexicon.words("registers/sipri")["unknown_supplier"]
    names = [
        register_name("sipri", code, day) if code else unknown for code in (deal.supplier, deal.recipient)
    ]
    return (names[1], names[0]) if classic else (names[0], names[1])


def _weapon(one: Reconciled) -> tuple[str, str]:
    """Designation, and, where the register has the deal, its description."""
    words = one.register.quotes[0].words if one.register else ""
    for name in ("Weapon description: ", "Description: "):
        if name in words:
            return one.either.item, words.partition(name)[2].partition(" | ")[0]
    return one.either.item, ""


def _category(deal: Deal) -> str:
    names = lexicon.words("registers/sipri")["categories"]
    return next((name for name, code in names.items() if code == deal.category), "Other")


def _year(orders: tuple[Part, ...]) -> tuple[str, str]:
    """The first year that an order is dated to, and the register's `?` where it is not one year's."""
    dated = [part for part in orders if part.years and not part.undated] or [p for p in orders if p.years]
    if not dated:
        return "", ""
    first = dated[0]
    return str(min(first.years)), "?" if len(first.years) > 1 or first.undated or first.doubted else ""


def _came(there: Deal | None, here: Deal) -> int:
    """How many came by now: the register's number, and those of the years that it lacks."""
    if there is None:
        return here.delivered
    new = [part.quantity or 0 for part in here.deliveries if not part.years & there.delivery_years]
    return max(there.delivered + sum(new), max((part.quantity or 0 for part in here.deliveries), default=0))


def _comment(deal: Deal) -> str:
    words = "; ".join(source(quote) for quote in deal.quotes)
    return f"Legation {deal.name[:9]}: {words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}"

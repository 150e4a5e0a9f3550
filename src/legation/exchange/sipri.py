"""Transfers in the form of SIPRI's trade register, classic or since 2025.

Trend-indicator values are left empty: they are SIPRI's own. `?`, and `Yes` for an estimate, stand where
claims differ.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from legation.exchange.country_codes import register_name
from legation.exchange.deal import Deal, Delivery, deals
from legation.exchange.register import RegisterRow, header, lines, of_the_time, said, text
from legation.lexicon import words
from legation.record.selected import SelectedEntry
from legation.record.selection import Selection

Layout = Literal["classic", "2025"]
_FORMS: Final[dict[str, str]] = {"classic": "classic", "2025": "since_2025"}
_MILLION: Final = 1_000_000


def export(
    selection: Selection,
    *,
    layout: Layout = "classic",
    evidence: bool = False,
    notes: list[str] | None = None,
) -> Iterator[str]:
    """CSV with the register's header: a row for each thing of a deal that was ordered or delivered; in the
    form since 2025 one for each delivery of it. Left out: what was only offered, asked for, approved or
    called off, and what names no thing."""
    left = [0]
    names = header("sipri", _FORMS[layout])
    yield from lines(names, _rows(selection, layout, left), evidence=evidence)
    if left[0] and notes is not None:
        notes.append(f"{left[0]:,} transfers are left out: not ordered or delivered, or with no thing named")


def _rows(selection: Selection, layout: Layout, left: list[int]) -> Iterator[RegisterRow]:
    for entry in selection.entries():
        if entry.summary.kind != "transfer":
            continue
        found = list(deals(entry))
        left[0] += not found
        for place, deal in enumerate(found):
            if layout == "classic":
                yield _classic(entry, deal), entry
            else:
                for delivery in deal.deliveries or [Delivery(None, None, 0, in_doubt=False)]:
                    yield _since_2025(entry, deal, delivery, place), entry


def _classic(entry: SelectedEntry, deal: Deal) -> list[str]:
    delivered_in_doubt = any(one.in_doubt for one in deal.deliveries)
    return [
        *(_party(deal.recipient, entry), _party(deal.supplier, entry, supplier=True)),
        *(_number(deal.order_year), "?" if deal.order_in_doubt else ""),
        *(_number(deal.ordered), "?" if deal.number_in_doubt else ""),
        *(text(deal.name), _description(deal)),
        *(_number(deal.delivered), "?" if delivered_in_doubt else "", "; ".join(map(str, _years(deal)))),
        *(_status(entry), text(_comments(entry, deal)), "", "", ""),
    ]


def _since_2025(entry: SelectedEntry, deal: Deal, delivery: Delivery, place: int) -> list[str]:
    year = "" if delivery.last is None else str(delivery.last)
    spread = delivery.first != delivery.last
    return [
        *(
            _deal_number(entry, place),
            _party(deal.supplier, entry, supplier=True),
            _party(deal.recipient, entry),
        ),
        *(text(deal.name), _description(deal), _armament(deal)),
        *(_number(deal.order_year), _yes(deal.order_in_doubt)),
        *(_number(delivery.quantity), _yes(delivery.in_doubt), year, _yes(spread)),
        *(_status(entry), "", "", "", ""),
    ]


def _party(party: str | None, entry: SelectedEntry, *, supplier: bool = False) -> str:
    if party is None:
        return str(words("registers/sipri")["unknown_supplier"]) if supplier else ""
    return text(register_name("sipri", of_the_time(entry).get(party, party), entry.summary.day or date.max))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(value: bool) -> str:
    return "Yes" if value else "No"


def _years(deal: Deal) -> list[int]:
    spans = [(one.first, one.last) for one in deal.deliveries if one.first and one.last]
    return sorted({year for first, last in spans for year in range(first, last + 1)})


def _description(deal: Deal) -> str:
    """The register's description that stands in the item's name; else the category in plain words."""
    name = f" {deal.name.casefold()} "
    fitting = [
        one
        for one in _descriptions(deal.category)
        if f" {one.casefold()} " in name or f" {one.casefold()}s " in name
    ]
    plain = str(words("registers/sipri")["plain_descriptions"][deal.category])
    return max(fitting, key=len) if fitting else plain


def _descriptions(category: str) -> list[str]:
    found: list[str] = words("registers/sipri")["descriptions"][category]
    return found


def _armament(deal: Deal) -> str:
    return _armaments()[deal.category]


@cache
def _armaments() -> dict[str, str]:
    found: dict[str, str] = {}
    for shown, category in words("registers/sipri")["categories"].items():
        found.setdefault(category, shown)
    return found


def _status(entry: SelectedEntry) -> str:
    """`Second hand` where the words say so; else empty: the record does not know."""
    told = said(entry)
    return (
        "Second hand" if any(one in told for one in words("registers/sipri")["second_hand"]["words"]) else ""
    )


def _comments(entry: SelectedEntry, deal: Deal) -> str:
    """The sum as the register writes one, and the entry's id."""
    return "; ".join(part for part in (_sum(deal.value), f"Legation {entry.summary.id}") if part)


def _sum(value: dict[str, Any] | None) -> str:
    if not value:
        return ""
    return f"{value['currency']} {value['amount'] / _MILLION:.3f}".rstrip("0").rstrip(".") + " m deal"


def _deal_number(entry: SelectedEntry, place: int) -> str:
    """A number for the deal out of the entry's id: the same entry has the same."""
    return str((int(entry.summary.id[1:9], 16) + place) % 10**9)

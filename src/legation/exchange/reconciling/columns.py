"""A reconciliation as rows of text, and as JSON."""

import json
from collections.abc import Iterator
from typing import Any, Final

from legation.exchange.reconciling.deal import Deal, Part, Quote
from legation.exchange.reconciling.reconcile import Reconciled, Reconciliation

HEADER: Final = (
    *("status", "rows", "entry", "supplier", "recipient", "item there", "item here", "difference"),
    *("ordered there", "ordered here", "delivered there", "delivered here", "score", "why", "note"),
    *("words there", "words here"),
)


def rows(found: Reconciliation) -> Iterator[tuple[str, ...]]:
    """A row of text for each deal, under `HEADER`."""
    for one in found.rows:
        there, here = one.register, one.record
        yield (
            one.status,
            there.name if there else "",
            here.name if here else "",
            one.either.supplier or "",
            one.either.recipient or "",
            there.item if there else "",
            here.item if here else "",
            "; ".join(f"{d.field}: {d.register} there, {d.record} here" for d in one.differences),
            *(shown(deal.orders) if deal else "" for deal in (there, here)),
            *(shown(deal.deliveries) if deal else "" for deal in (there, here)),
            f"{one.match.score:.1f}" if one.match else "",
            "; ".join(f"{p.note} ({p.weight:+.1f})" for p in one.match.points) if one.match else "",
            one.note or "",
            *(quoted(deal) for deal in (there, here)),
        )


def shown(parts: tuple[Part, ...]) -> str:
    """`10 (2023?), ? (2024–2025), 4 (reported 2025)`."""
    return ", ".join(f"{part.quantity or '?'} ({_years(part)})" for part in parts)


def quoted(deal: Deal | None) -> str:
    """The words of each claim with where they come from."""
    return "\n".join(source(quote) for quote in deal.quotes) if deal else ""


def source(quote: Quote) -> str:
    """The words, and the outlet and day that they come from."""
    origin = ", ".join(str(part) for part in (quote.outlet or quote.document, quote.published) if part)
    claim = f" [{quote.claim[:9]}]" if quote.claim else ""
    return f"“{quote.words}” {origin}{claim}"


def to_json(found: Reconciliation) -> str:
    """The whole as JSON: counts, rows with both sides in full, rows of the register that tell no deal."""
    return json.dumps(
        {
            "form": found.form,
            "counts": found.counts(),
            "rows": [_row(one) for one in found.rows],
            "refused": [{"row": one.row, "reason": one.reason} for one in found.refused],
        },
        ensure_ascii=False,
        indent=2,
        default=str,
    )


def _row(one: Reconciled) -> dict[str, Any]:
    return {
        "status": one.status,
        "register": _side(one.register),
        "record": _side(one.record),
        "differences": [
            {"what": d.what, "field": d.field, "register": d.register, "record": d.record}
            for d in one.differences
        ],
        "score": one.match.score if one.match else None,
        "points": [{"field": p.field, "weight": p.weight, "note": p.note} for p in one.match.points]
        if one.match
        else [],
        "note": one.note,
    }


def _side(deal: Deal | None) -> dict[str, Any] | None:
    if deal is None:
        return None
    return {
        "name": deal.name,
        "supplier": deal.supplier,
        "recipient": deal.recipient,
        "item": deal.item,
        "category": deal.category,
        "orders": [_part(part) for part in deal.orders],
        "deliveries": [_part(part) for part in deal.deliveries],
        "values": [{"amount": amount, "currency": currency} for amount, currency in sorted(deal.values)],
        "evidence": [
            {
                **{"words": quote.words, "claim": quote.claim, "document": quote.document},
                **{"outlet": quote.outlet, "published": quote.published},
            }
            for quote in deal.quotes
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        **{"years": sorted(part.years), "quantity": part.quantity},
        **{"doubted": part.doubted, "undated": part.undated},
    }


def _years(part: Part) -> str:
    if not part.years:
        return "?"
    first, last = min(part.years), max(part.years)
    span = str(first) if first == last else f"{first}–{last}"
    return f"reported {span}" if part.undated else f"{span}?" if part.doubted else span

"""A claim as the form to correct it has it."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import func, select
from starlette.datastructures import FormData

from legation.record.opened import claim_number
from legation.record.record import Record
from legation.record.store.tables import claim, document, entry
from legation.schema import ACTIONS, CATEGORIES, DETAILS, FORMS, KINDS, ROLES, TOPICS
from legation.web.review import fields, reads
from legation.web.review.passage import passage

_NEAR: Final = 1_800
"""Characters from first to last place that are shown at once."""
_BRIEF: Final = 24


def of(
    record: Record, name: str, kind: str, around: int | None, typed: FormData | None = None
) -> dict[str, Any]:
    """All that the form shows; `kind` is one to change to, `around` a place in the text to draw from.

    `typed` is what a person sent before, to be kept. Raises `RecordError` where there is no such claim.
    """
    row = _row(record, name)
    body: dict[str, Any] = json.loads(row.said)
    chosen = kind if kind in KINDS else body["kind"]
    places = [min(around, max(0, len(row.text) - 1))] if around is not None else _places(body["evidence"])
    shown = passage(row.text, places)
    state = record.states(row.id)[row.id]
    return {
        "id": row.id,
        "entry": row.entry,
        "document": row.document,
        "outlet": row.outlet,
        "published": row.published,
        "confidence": row.confidence,
        "body": body,
        "was": json.loads(row.body),
        "text": row.text,
        "kind": chosen,
        "state": state,
        "passage": shown,
        "elsewhere": partial(_elsewhere, row.text),
        "spans": fields.drawn(body, chosen, shown),
        "rows": _blank(body["participants"]),
        "items": _blank(body["details"].get("items", [])),
        "details": DETAILS[chosen],
        "value": _values(body, typed),
        "checked": _checked(body, typed),
        "vocabulary": {
            "kinds": KINDS,
            "forms": FORMS[chosen],
            "roles": ROLES,
            "topics": TOPICS,
            "actions": ACTIONS,
            "categories": CATEGORIES,
        },
        "decided": [(one, reads.line(one)) for one in reads.touching(record, row.id)[:12]],
    }


def _places(evidence: Sequence[Mapping[str, Any]]) -> list[int]:
    """Where the text is shown: at the first evidence, and at what is near to it."""
    places: list[int] = []
    for span in evidence:
        wider = [*places, span["start"], span["end"] - 1]
        if not places or max(wider) - min(wider) <= _NEAR:
            places = wider
    return places


def _elsewhere(text: str, place: str, side: str) -> str:
    """The words at a place that is not shown."""
    if not place.isdecimal():
        return place
    at = int(place)
    words = text[at : at + _BRIEF] if side == "start" else text[max(0, at - _BRIEF) : at]
    line = " ".join(words.split())
    return f"{line} …" if side == "start" else f"… {line}"


def _row(record: Record, name: str) -> Any:
    with record.reading() as connection:
        number = claim_number(connection, name)
        return connection.execute(
            select(
                *(claim.c.id, claim.c.body, claim.c.confidence, entry.c.id.label("entry")),
                func.coalesce(claim.c.corrected, claim.c.body).label("said"),
                *(document.c.id.label("document"), document.c.text, document.c.published),
                document.c.source.label("outlet"),
            )
            .join(document, document.c.number == claim.c.document)
            .outerjoin(entry, entry.c.number == claim.c.entry)
            .where(claim.c.number == number)
        ).one()


def _blank(rows: Sequence[Any]) -> list[Any]:
    return [*rows, *([None] * fields.BLANK_ROWS)]


def _values(body: dict[str, Any], typed: FormData | None) -> dict[str, str]:
    """The text of each field by its name in the form; what a person typed goes before what is on record."""
    details, when, where = body["details"], body["when"] or {}, body["where"] or {}
    money = details.get("value") or {}
    found: dict[str, Any] = {
        "form": body["form"],
        "status": body["status"],
        "parties": " ".join(body["parties"]),
        "source": body["source"],
        "when-start": when.get("start"),
        "when-end": when.get("end"),
        "precision": when.get("precision", "day"),
        "when-text": when.get("text"),
        "where-name": where.get("name"),
        "where-state": where.get("state"),
        "amount": money.get("amount"),
        "currency": money.get("currency"),
        **{
            name: details.get(name)
            for name in ("title", "action", "supplier", "recipient", "name", "subject")
        },
    }
    for n, one in enumerate(_blank(body["participants"])):
        for part in ("name", "type", "role", "state", "office"):
            found[f"who-{n}-{part}"] = one[part] if one else None
    for n, one in enumerate(_blank(details.get("items", []))):
        for part in ("name", "category", "quantity"):
            found[f"item-{n}-{part}"] = one[part] if one else None
    for n, span in enumerate([*body["evidence"], None]):
        found |= {f"evidence-{n}-{side}": span[side] if span else None for side in ("start", "end")}
    for name in fields.SPANS:
        span = details.get(name)
        found |= {f"{name}-0-{side}": span[side] if span else None for side in ("start", "end")}
    shown = {name: "" if value is None else str(value) for name, value in found.items()} | {"reason": ""}
    if typed is not None:
        shown |= {name: str(value) for name, value in typed.multi_items() if name in shown}
    return shown


def _checked(body: dict[str, Any], typed: FormData | None) -> list[str]:
    """The topics that are ticked."""
    return [str(one) for one in typed.getlist("topics")] if typed is not None else list(body["topics"])

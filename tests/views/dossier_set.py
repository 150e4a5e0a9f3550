"""A small record for the tests of dossiers, comparisons and news, made from `dossier_set.toml`."""

import calendar
import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import update

from legation.record.record import Record
from legation.record.store.tables import document
from legation.schema import Reading


def fill(place: Path | str) -> None:
    """Makes the record there."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["document"]
    with Record(place) as record:
        record.add([_reading(row) for row in rows])
        with record.writing() as connection:
            for row in rows:
                connection.execute(
                    update(document).where(document.c.id == row["id"]).values(added=row["added"])
                )


def _reading(row: dict[str, Any]) -> Reading:
    known = {key: row.get(key) for key in ("id", "title", "source", "url", "published", "text")}
    claims = [_claim(row["text"], claim) for claim in row["claim"]]
    return Reading.model_validate(
        {"document": known, "claims": claims, "reader": {"version": "1", "model": "by hand"}}
    )


def _claim(text: str, claim: dict[str, Any]) -> dict[str, Any]:
    details = dict(claim.get("details", {}))
    for field in ("content", "pledge"):
        if field in details:
            details[field] = _span(text, details[field])
    people = [{"type": "person", **one} for one in claim.get("participants", ())]
    rest: dict[str, Any] = {key: claim[key] for key in ("kind", "form", "where", "topics") if key in claim}
    return {
        "status": claim.get("status", "occurred"),
        "parties": claim.get("parties", ["IND", "ISR"]),
        **rest,
        "participants": people,
        "details": details,
        "when": _when(claim["when"]) if "when" in claim else None,
        "evidence": [_span(text, claim["words"])],
    }


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _when(shown: str) -> dict[str, Any]:
    parts = [int(part) for part in shown.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    last = calendar.monthrange(year, month or 12)[1]
    return {
        "start": f"{year}-{month or 1:02}-{day or 1:02}",
        "end": f"{year}-{month or 12:02}-{day or last:02}",
        "precision": ("year", "month", "day")[len(parts) - 1],
        "text": shown,
    }

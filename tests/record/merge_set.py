"""The merging set as readings, with the event and the stage that each claim belongs to."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from legation.record.correction import parsed
from legation.record.prepare import prepare
from legation.schema import DETAILS, Reading

FOLDER = Path(__file__).with_name("merge_set")


UNSEEN = Path(__file__).with_name("merge_set_unseen")
"""A second set, that the rules of merging were not written with in view."""

FRESH = Path(__file__).with_name("merge_set_fresh")
"""A third, of real events; its README says how it was used."""

LAST = Path(__file__).with_name("merge_set_last")
"""A fourth, of real events, marked after all else: do not change a rule with it in view."""


def readings(folder: Path = FOLDER) -> tuple[list[Reading], dict[str, tuple[str, str]]]:
    """Every report as a reading, and from each claim's id to its event and its part of it."""
    found: list[Reading] = []
    labels: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        for number, report in enumerate(tomllib.loads(path.read_text())["report"]):
            claims = [_claim(one, report["text"]) for one in report["claims"]]
            document = {k: report[k] for k in ("source", "published", "text")}
            document["id"] = f"{path.stem}-{number}"
            reader = {"version": "1", "model": "by hand"}
            reading = Reading.model_validate({"document": document, "claims": claims, "reader": reader})
            found.append(reading)
            for kept, one in zip(prepare(reading).claims, report["claims"], strict=True):
                labels[kept.id] = one["event"], f"{one['event']}/{one.get('part', '')}"
    return found, labels


def _claim(one: dict[str, Any], text: str) -> dict[str, Any]:
    details: dict[str, Any] = {}
    for name in DETAILS[one["kind"]]:
        if name in ("content", "pledge"):
            details[name] = _span(one[name], text) if name in one else None
        elif name == "items":
            details[name] = [_item(item) for item in one.get("items", "").split(";") if item]
        elif name == "value" and "value" in one:
            amount, currency = one["value"].split()
            details[name] = {"amount": int(amount), "currency": currency}
        elif name in one:
            details[name] = one[name]
    when = parsed("when", one["when"]) if "when" in one else None
    place = one["where"].split("/") if "where" in one else None
    return {
        "kind": one["kind"],
        "form": one["form"],
        "status": one.get("status", "occurred"),
        "parties": one["parties"].split(),
        "participants": [
            _person(p, one["kind"]) | ({"type": "organisation"} if one.get("bodies") else {})
            for p in one.get("people", "").split(";")
            if p
        ],
        "when": when,
        "where": {"name": place[0], "state": place[1] or None} if place else None,
        "topics": one.get("topics", "").split(),
        "details": details,
        "evidence": [_span(one["words"], text)],
    }


def _person(text: str, kind: str) -> dict[str, Any]:
    name, state, office, role = [*text.split("/"), "", ""][:4]
    default = "signatory" if kind == "instrument" else "participant"
    return {
        "name": name,
        "type": "person",
        "state": state or None,
        "office": office or None,
        "role": role or default,
    }


def _item(text: str) -> dict[str, Any]:
    name, category, quantity = text.split("/")
    return {"name": name, "category": category, "quantity": int(quantity) if quantity else None}


def _span(words: str, text: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def published(reading: Reading) -> date | None:
    """The day of the report."""
    return reading.document.published

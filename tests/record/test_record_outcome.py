"""What came of commitments: on pledges with known outcomes, precision first."""

import importlib.util
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from legation.errors import RecordError
from legation.record.outcome import Outcome
from legation.record.record import Record
from legation.schema import Reading

_HERE = Path(__file__).parent


def _claim(one: dict[str, Any], text: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("merge_set", _HERE / "merge_set.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: dict[str, Any] = module._claim(one, text)
    return made


def _set() -> tuple[list[Reading], list[dict[str, Any]], dict[str, str]]:
    """Readings, pledges, and each event by its words."""
    said = tomllib.loads((_HERE / "outcomes.toml").read_text())
    pledged = {"kind": "commitment", "form": "undertaking", "status": "planned"}
    readings = []
    for number, one in enumerate([*said["pledge"], *said["event"]]):
        claim = {**(pledged if "pledge" in one["claim"] else {}), **one["claim"]}
        text = claim["words"] + "."
        document = {
            "id": f"o{number}",
            "text": text,
            "published": claim.pop("published"),
            "source": f"S{number}",
        }
        reader = {"version": "1", "model": "by hand"}
        readings.append(
            Reading.model_validate({"document": document, "claims": [_claim(claim, text)], "reader": reader})
        )
    return readings, said["pledge"], {one["claim"]["words"]: one["event"] for one in said["event"]}


def _outcomes(record: Record) -> dict[str, Outcome]:
    """Outcomes by the words of the pledges."""
    return {
        record.entry(one.id).claims[0].evidence: record.outcome(one.id)
        for one in record.entries(kind="commitment")
    }


def test_known_outcomes(tmp_path: Path) -> None:
    readings, pledges, events = _set()
    with Record(tmp_path / "a.db") as record:
        record.add(readings)
        found = _outcomes(record)
    assert len(found) == len(pledges) >= 20
    wrong = {
        one["event"]: (outcome.verdict, [c.evidence for c in outcome.consequences])
        for one in pledges
        if (outcome := found[one["claim"]["words"]]).verdict != one["verdict"]
        or sorted(events[c.evidence] for c in outcome.consequences) != sorted(one["by"])
    }
    assert wrong == {}


def test_the_order_of_arrival_has_no_say(tmp_path: Path) -> None:
    readings, _, _ = _set()
    with Record(tmp_path / "a.db") as one, Record(tmp_path / "b.db") as other:
        one.add(readings)
        for reading in random.Random(4).sample(readings, len(readings)):
            list(other.add_each([reading]))
        other.settle()
        assert _outcomes(one) == _outcomes(other)


def test_reasons_and_evidence(tmp_path: Path) -> None:
    readings, _, _ = _set()
    with Record(tmp_path / "a.db") as record:
        record.add(readings)
        (helicopters,) = [o for w, o in _outcomes(record).items() if w.startswith("Poland undertook")]
        (event,) = helicopters.consequences
        assert {point.field for point in event.points} == {"act", "parties", "object", "quantity"}
        assert event.score >= event.enough
        assert record.entry(event.entry.id).claims[0].id == event.claims[0]
        record.reject(event.entry.id, by="Ann", reason="another order")
        assert record.outcome(helicopters.entry).verdict == "open"
        with pytest.raises(RecordError, match="a transfer, not a commitment"):
            record.outcome(record.entries(kind="transfer")[0].id)

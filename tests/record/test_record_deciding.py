"""Decisions on what somebody else changed; several fields at once; what a correction reaches."""

from collections.abc import Callable

import pytest

from legation.errors import RecordError, StaleError
from legation.record.record import Record
from legation.schema import Reading

Make = Callable[..., Reading]
_TEXT = "Norway and Portugal held talks in Oslo. Nobody signed the memorandum."


def _one(record: Record, reading: Make) -> str:
    record.add(
        [
            reading(
                _TEXT, {"kind": "meeting", "form": "talks", "words": "Norway and Portugal held talks in Oslo"}
            )
        ]
    )
    return record.claims()[0].id


def test_a_decision_on_what_changed_is_refused(record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    entry = record.entries()[0].id
    seen = record.states(entry, claim)
    record.annotate(claim, "seen", by="Bo", expect={claim: seen[claim]})
    for act in (record.accept, record.reject):
        with pytest.raises(StaleError):
            act(entry, by="Ann", expect={entry: seen[entry]})
    with pytest.raises(StaleError):
        record.correct(claim, "status", "planned", by="Ann", expect=seen)
    assert len(record.decisions()) == 1
    record.accept(entry, by="Ann", expect=record.states(entry))
    assert record.entries()[0].decision == "accepted"


def test_a_kind_is_corrected_with_its_form(record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    with pytest.raises(RecordError):
        record.correct_fields(claim, {"kind": "instrument"}, by="Ann")
    made = record.correct_fields(
        claim,
        {"kind": "instrument", "form": "memorandum", "title": "a memorandum", "action": "signed"},
        by="Ann",
    )
    [now] = record.claims()
    assert (now.kind, now.form, now.body["details"]) == (
        "instrument",
        "memorandum",
        {"title": "a memorandum", "action": "signed"},
    )
    assert record.entries(kind="instrument")
    for decision in reversed(made[1:]):
        record.undo(decision.id, by="Ann") if decision.field not in ("kind", "form") else None


def test_redrawn_evidence_is_found_and_shown(record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    start = _TEXT.index("Nobody")
    span = {"start": start, "end": len(_TEXT) - 1, "text": _TEXT[start:-1]}
    done = record.correct(claim, "evidence", [span], by="Ann")
    assert record.claims()[0].evidence.startswith("Nobody")
    assert record.search("memorandum", within=("claims",))
    record.undo(done.id, by="Ann")
    assert record.claims()[0].evidence.startswith("Norway")


def test_a_corrected_participant_is_on_record(record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    person = {"name": "Kari Lunde", "type": "person", "role": "participant", "state": "NOR", "office": None}
    done = record.correct(claim, "participants", [person], by="Ann")
    [known] = record.who("lunde")
    assert len(record.entries_of(known.id)) == 1
    record.undo(done.id, by="Ann")
    assert not record.entries_of(known.id)
    assert record.check() == []

"""Decisions on what somebody else changed; several fields at once; what a correction reaches."""

from collections.abc import Callable
from pathlib import Path

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


@pytest.mark.parametrize(
    ("field", "value"),
    [("when", "2031-02-30"), ("status", "planned"), ("form", "flight"), ("value", "USD 5"), ("where", " ")],
)
def test_an_entry_is_corrected_only_as_it_can_be(
    record: Record, reading: Make, field: str, value: str
) -> None:
    _one(record, reading)
    with pytest.raises(RecordError):
        record.correct(record.entries()[0].id, field, value, by="Ann")
    assert record.decisions() == []


def test_entries_of_two_kinds_are_not_merged(record: Record, reading: Make) -> None:
    _one(record, reading)
    memorandum = {
        "kind": "instrument",
        "form": "memorandum",
        "details": {"action": "signed"},
        "words": "The memorandum was signed",
    }
    record.add([reading("The memorandum was signed.", memorandum)])
    talks, text = sorted(entry.id for entry in record.entries())
    with pytest.raises(RecordError, match="can't be one"):
        record.merge(talks, text, by="Ann")


def test_why_names_who_decided_what(record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    other = {"kind": "meeting", "form": "call", "words": "The two spoke by telephone"}
    record.add([reading("The two spoke by telephone.", other, published="2031-09-01")])
    entry, later = (record.entry(c).summary.id for c in (claim, record.entries(form="call")[0].id))
    record.reject(claim, by="Bo", reason="a rumour")
    undone = record.accept(entry, by="Ann")
    record.undo(undone.id, by="Ann")
    record.merge(entry, later, by="Cy")
    why = record.why(entry)
    assert [(d.verb, d.by, d.reason) for d in why.decisions] == [("reject", "Bo", "a rumour")]
    assert [tie.decided for tie in why.ties] == ["Cy"]


def test_decisions_go_over_to_what_a_newer_reading_has(tmp_path: Path, record: Record, reading: Make) -> None:
    claim = _one(record, reading)
    other = {"kind": "meeting", "form": "call", "words": "The two spoke by telephone"}
    record.add([reading("The two spoke by telephone.", other, published="2031-09-01")])
    day = {"start": "2031-06-01", "end": "2031-06-01", "precision": "day", "text": "1 June"}
    record.correct(claim, "when", day, by="Ann")
    record.merge(claim, record.entries(form="call")[0].id, by="Ann")
    older = record.entry(claim).summary.id
    shorter = {"kind": "meeting", "form": "talks", "words": "Norway and Portugal held talks"}
    record.add([reading(_TEXT, shorter, version="2")])
    [found] = record.entries()
    assert record.entry(older).summary == found
    assert str(found.start) == "2031-06-01"
    assert found.claims == 2
    before = record.entry(found.id)
    record.rebuild()
    assert record.entry(found.id) == before
    record.dump(tmp_path / "one")
    with Record(tmp_path / "copy.db") as copy:
        copy.load(tmp_path / "one")
        copy.dump(tmp_path / "two")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_correction_that_no_longer_fits_does_not_stop_a_reading(record: Record, reading: Make) -> None:
    said = {
        "kind": "statement",
        "form": "indirect",
        "details": {"content": {"start": 0, "end": 6, "text": "Norway"}},
        "words": "Norway and Portugal held talks in Oslo",
    }
    record.add([reading(_TEXT, said)])
    [claim] = record.claims()
    evidence = [{"start": 0, "end": 26, "text": _TEXT[:26]}]
    record.correct(claim.id, "evidence", evidence, by="Ann")
    newer = {**said, "words": "Portugal held talks in Oslo", "details": {"content": None}}
    record.add([reading(_TEXT, newer, version="2")])
    assert record.check() == []
    assert [look.claim for look in record.second_look()] == [claim.id]

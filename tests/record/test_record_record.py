"""The record: copies, decisions, newer readings, search, persons, whole copies."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from legation.errors import RecordError
from legation.record.record import Record
from legation.schema import Reading
from legation.schema.claim import Money

Make = Callable[..., Reading]
_DAY = {"start": "2031-06-02", "end": "2031-06-02", "precision": "day", "text": "Monday"}
_LATER = {**_DAY, "start": "2031-07-20", "end": "2031-07-20"}


def _person(name: str, state: str, office: str | None = None) -> dict[str, Any]:
    return {"name": name, "type": "person", "role": "participant", "state": state, "office": office}


def _meeting(words: str, *people: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "kind": "meeting",
        "form": "talks",
        "words": words,
        "participants": people,
        "when": _DAY,
        **fields,
    }


def _two(reading: Make) -> list[Reading]:
    one = "Amir Halevi, the defence minister, met Arjun Rao in Delhi."
    other = "Halevi and Rao conferred in the Indian capital, officials of both said."
    return [
        reading(
            one,
            _meeting(one, _person("Amir Halevi", "ISR", "defence minister"), _person("Arjun Rao", "IND")),
            source="Gazette",
        ),
        reading(
            other,
            _meeting(other, _person("Halevi", "ISR"), _person("Rao", "IND")),
            source="Courier",
            published="2031-06-04",
        ),
    ]


def test_copies_of_a_story_count_once(record: Record, reading: Make) -> None:
    story = (
        "Amir Halevi met Arjun Rao in Delhi on Monday for two hours of talks on drones, radars and training, "
        "the first such meeting since the spring, and the two agreed to meet again before the year is out."
    )
    record.add(
        [
            reading(text, _meeting(story), source=source)
            for source, text in (
                ("Wire", story),
                ("Gazette", story),
                ("Post", story + " Photo by our staff."),
            )
        ]
    )
    (entry,) = record.entries()
    assert (entry.documents, entry.sources) == (3, 1)
    assert len({document.story for document in record.documents()}) == 1


def test_decisions_hold_and_can_be_undone(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    (entry,) = record.entries()
    claims = [claim.id for claim in record.claims()]
    split = record.split(entry.id, claims[:1], by="Ann", reason="two meetings")
    assert len(record.entries()) == 2
    record.rebuild()
    assert len(record.entries()) == 2
    undo = record.undo(split.id, by="Bob")
    assert len(record.entries()) == 1
    record.undo(undo.id, by="Ann")
    assert len(record.entries()) == 2
    one, other = (e.id for e in record.entries())
    record.merge(one, other, by="Bob")
    (entry,) = record.entries()
    record.reject(entry.id, by="Ann")
    assert not record.entries()
    assert [e.decision for e in record.entries(decision="rejected")] == ["rejected"]
    assert [d.verb for d in record.decisions()] == ["split", "undo", "undo", "merge", "reject"]
    assert record.check() == []


def test_a_corrected_claim_moves_and_comes_back(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    claim = record.claims()[0]
    done = record.correct(claim.id, "when", _LATER, by="Ann")
    assert sorted(e.start for e in record.entries() if e.start) == [date(2031, 6, 2), date(2031, 7, 20)]
    record.undo(done.id, by="Ann")
    assert len(record.entries()) == 1
    with pytest.raises(RecordError, match="can't be corrected"):
        record.correct(claim.id, "status", "perhaps", by="Ann")
    assert len(record.decisions()) == 2


def test_an_entry_keeps_what_sources_said_beside_a_correction(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    record.correct(record.entries()[0].id, "when", "2031-06-01", by="Ann")
    (entry,) = record.entries()
    assert entry.start == date(2031, 6, 1)
    shown = {(v.value, v.best) for v in record.entry(entry.id).values if v.field == "when"}
    assert shown == {("2031-06-01", True), ("2031-06-02", False)}


def test_a_newer_reading_keeps_decisions_or_lists_them(record: Record, reading: Make) -> None:
    text = "Halevi met Rao in Delhi. Israel sold radars."
    sold = {
        "kind": "transfer",
        "form": "delivered",
        "words": "Israel sold radars",
        "details": {"supplier": "ISR", "recipient": "IND"},
    }
    record.add([reading(text, _meeting("Halevi met Rao"), sold)])
    for claim in record.claims():
        record.accept(claim.id, by="Ann")
    better = _meeting("Halevi met Rao in Delhi", _person("Halevi", "ISR"))
    added = record.add([reading(text, better, version="2")])
    assert (added.again, added.withdrawn) == (1, 2)
    meeting = record.entries(kind="meeting")
    assert [(e.claims, e.decision) for e in meeting] == [(1, "accepted")]
    assert [e.decision for e in record.entries(kind="transfer")] == ["accepted"]
    assert [look.evidence for look in record.second_look()] == ["Israel sold radars"]
    assert record.check() == []


def test_persons_and_offices(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    (halevi,) = record.who("halevi")
    assert halevi.names == ("Amir Halevi", "Halevi")
    assert [(t.post, t.first) for t in halevi.tenures] == [("defence minister", date(2031, 6, 3))]
    held = record.holder("ISR", "Minister of Defence", date(2031, 5, 1))
    assert held and held.id == halevi.id
    assert record.holder("ISR", "Minister of Defence", date(2020, 5, 1)) is None
    assert len(record.entries(person="amir halevi")) == 1


def test_search(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    claims = record.search("indian capital", within=["claims"])
    assert [hit.words.count("[") for hit in claims] == [2]
    assert record.search("halevi", parties=["IND", "ISR"], within=["entries"])
    assert not record.search("halevi", parties=["IND", "USA"])
    assert not record.search('"capital Indian"')
    assert record.search("rao' OR (") is not None
    with pytest.raises(RecordError, match="needs a word"):
        record.search("()")


def test_why(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    reasons = record.why(record.entries()[0].id)
    (tie,) = reasons.ties
    assert tie.score >= tie.enough
    assert {point.field for point in tie.points} >= {"when", "participants"}


def test_old_ids_lead_to_the_entry(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    for claim in record.claims():
        assert record.entry("e" + claim.id[1:]).summary == record.entries()[0]
    with pytest.raises(RecordError, match="no entry"):
        record.entry("e0000000")


def test_dump_load_dump(place: str, tmp_path: Path, merge_set: Any) -> None:
    with Record(place) as record:
        record.add(merge_set[0])
        one, other = (e.id for e in record.entries(kind="meeting")[:2])
        record.merge(one, other, by="Ann", reason="ü")
        record.correct(record.claims(kind="meeting")[0].id, "when", _LATER, by="Ann")
        record.dump(tmp_path / "one")
        record.dump(tmp_path / "one.zip")
        with pytest.raises(RecordError, match="already"):
            record.dump(tmp_path / "one")
        with pytest.raises(RecordError, match="not empty"):
            record.load(tmp_path / "one")
    for source in ("one", "one.zip"):
        with Record(tmp_path / f"{source}.db") as loaded:
            loaded.load(tmp_path / source)
            loaded.dump(tmp_path / f"again-{source}")
            assert loaded.check() == []
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "again-one" / path.name).read_bytes()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "again-one.zip").read_bytes()
    assert json.loads((tmp_path / "one" / "record.jsonl").read_text())["counts"]["documents"]


def test_agreement(record: Record, reading: Make) -> None:
    record.add(_two(reading))
    one, other = (claim.id for claim in record.claims())
    record.accept(one, by="Ann")
    record.reject(other, by="Ann")
    record.accept(one, by="Bob")
    record.reject(other, by="Bob")
    everything, meetings = record.agreement("Ann", "Bob")
    assert (everything.kind, everything.kappa, everything.alpha) == ("all", 1.0, 1.0)
    assert meetings.claims == 2
    assert record.agreement("Ann", "Cy") == []


@pytest.mark.parametrize("amount", [float("inf"), float("nan")])
def test_a_sum_that_is_no_number_is_refused(amount: float) -> None:
    with pytest.raises(ValidationError, match="finite"):
        Money(amount=amount, currency="USD")

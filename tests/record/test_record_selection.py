"""Selections give what the record answers, in pieces, and in one state of it."""

from datetime import date

import pytest

from legation.record import selection as module
from legation.record.record import Record


@pytest.fixture
def filled(record: Record, merge_set: tuple[list, dict]) -> Record:
    record.add(merge_set[0])
    return record


def test_it_is_what_the_record_answers(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_CLAIMS", "_ENTRIES", "_DOCUMENTS"):
        monkeypatch.setattr(module, name, 3)
    with filled.selection(kind="transfer") as selection:
        claims, entries = list(selection.claims()), list(selection.entries())
        documents, counts = list(selection.documents()), selection.count()
    assert [entry.summary for entry in entries] == list(filled.entries(kind="transfer"))
    assert {(c.id, c.entry, c.document) for c in claims} == {
        (c.id, c.entry, c.document) for c in filled.claims(kind="transfer")
    }
    assert counts == (len(entries), len(claims))
    assert sorted(c.id for entry in entries for c in entry.claims) == sorted(c.id for c in claims)
    assert sorted(c.id for document in documents for c in document.claims) == sorted(c.id for c in claims)
    for entry in entries:
        full = filled.entry(entry.summary.id)
        assert entry.stages == full.stages
        assert entry.best == {value.field: value.value for value in full.values if value.best}


def test_persons_are_those_of_the_record(filled: Record) -> None:
    with filled.selection() as selection:
        people = {person.id: person for person in selection.people()}
        cast = {its for claim in selection.claims() for its in claim.persons if its}
    assert cast == set(people)
    for person in people.values():
        assert person in filled.who(person.name)


def test_it_stays_in_one_state(filled: Record) -> None:
    with filled.selection() as selection:
        before = selection.count()
        rejected = next(selection.entries()).summary.id
        filled.reject(rejected, by="Ann", reason="no")
        assert selection.count() == before
    with filled.selection() as selection:
        assert selection.count()[0] == before[0] - 1
    with filled.selection(decision="rejected") as selection:
        assert {claim.decision for claim in selection.claims()} == {"rejected"}


def test_filters_narrow_it(filled: Record) -> None:
    with filled.selection(since=date(2032, 1, 1), until=date(2032, 12, 31)) as selection:
        assert all(entry.summary.day and entry.summary.day.year <= 2032 for entry in selection.entries())

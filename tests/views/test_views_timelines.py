"""Timelines: in order, bounded, each moment with its claims."""

from datetime import date

import pytest

from legation.errors import QuestionError, RecordError
from legation.record.record import Record
from legation.views.scope import Scope
from legation.views.timelines import timeline_of_entry, timeline_of_parties, timeline_of_person


def test_a_dyad_in_order_with_the_words(ties_record: Record) -> None:
    found = timeline_of_parties(ties_record, ("IND", "ISR"))
    assert found.subject == "India – Israel"
    assert [str(moment.day) for moment in found.moments] == ["2010-06-02", "2018-03-05", "2019-07-01"]
    for moment in found.moments:
        full = ties_record.entry(moment.entry)
        assert moment.claims == tuple(one.id for one in full.claims)
        assert moment.evidence == full.claims[0].evidence


def test_what_has_no_day_stands_at_its_first_report(ties_record: Record) -> None:
    (moment,) = timeline_of_parties(ties_record, ("JPN", "NATO")).moments
    assert (moment.day, moment.start, moment.dated) == (date(2021, 3, 3), None, False)


def test_a_limit_keeps_the_count(ties_record: Record) -> None:
    found = timeline_of_parties(ties_record, ("IND",), limit=2)
    assert (len(found.moments), found.found) == (2, 5)
    days = [moment.day for moment in found.moments if moment.day]
    assert days == sorted(days)


def test_kinds_and_days_narrow(ties_record: Record) -> None:
    scope = Scope(("meeting",), date(2015, 1, 1), date(2020, 1, 1))
    (moment,) = timeline_of_parties(ties_record, ("IND", "ISR"), scope=scope).moments
    assert moment.form == "visit"


def test_an_instrument_stage_by_stage(ties_record: Record) -> None:
    (entry,) = timeline_of_parties(ties_record, ("FRA", "IND")).moments
    found = timeline_of_entry(ties_record, entry.entry)
    assert [(m.stage, str(m.day)) for m in found.moments] == [
        ("signed", "2012-01-10"),
        ("ratified", "2013-02-01"),
    ]
    assert [len(m.claims) for m in found.moments] == [1, 1]
    assert found.moments[1].evidence == "France and India ratified the Harbour Works Agreement."


def test_a_person_by_a_part_of_the_name(ties_record: Record) -> None:
    found = timeline_of_person(ties_record, "singhal")
    assert (found.subject, len(found.moments)) == ("Meera Singhal (India)", 1)


def test_a_person_by_id(ties_record: Record) -> None:
    (one,) = ties_record.who("singhal")
    assert timeline_of_person(ties_record, one.id) == timeline_of_person(ties_record, one.name)
    with pytest.raises(QuestionError, match="nobody of this id"):
        timeline_of_person(ties_record, f"{one.id}x")


def test_nobody_and_no_entry_are_said_in_one_line(ties_record: Record) -> None:
    with pytest.raises(QuestionError, match="nobody of this name"):
        timeline_of_person(ties_record, "Zebulon")
    with pytest.raises(RecordError, match="no entry"):
        timeline_of_entry(ties_record, "e0000000")


def test_nothing_is_an_answer(ties_record: Record) -> None:
    assert timeline_of_parties(ties_record, ("AND", "TUV")).moments == ()


def test_a_period_that_ends_early_and_a_kind_that_is_none() -> None:
    with pytest.raises(QuestionError, match="ends before it begins"):
        Scope(since=date(2020, 1, 1), until=date(2019, 1, 1))
    with pytest.raises(QuestionError, match="no kind"):
        Scope(("treaty",))

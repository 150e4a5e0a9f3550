"""Dossiers: counts, sections, totals by currency, and a source with words behind every fact."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation import views
from legation.errors import QuestionError
from legation.record.record import Record
from legation.views import dossier_commitments, dossiers
from legation.views.dossier_parts import Cited, Dossier


@pytest.fixture(scope="module")
def dyad(dossier_record: Record) -> Dossier:
    return views.dossier(dossier_record, ["Israel", "IND"], as_of=date(2022, 6, 10))


def cited(value: Any) -> Iterator[Cited]:
    """Every cited value within a result."""
    if isinstance(value, Cited):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from cited(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from cited(one)


def test_the_glance_counts_every_entry(dyad: Dossier, dossier_record: Record) -> None:
    assert dyad.parties == ("IND", "ISR")
    assert dyad.glance.entries == len(dossier_record.entries(parties=("IND", "ISR"))) == 11
    assert sum(kind.total for kind in dyad.glance.kinds) == 11
    assert sum(number for _, number in dyad.glance.years) + dyad.glance.undated == 11
    assert dyad.glance.partners == (("USA", 1),)
    assert dyad.glance.disputed == 1
    assert dyad.glance.first and dyad.glance.first.kind == "transfer"
    assert dyad.glance.last and dyad.glance.last.when and dyad.glance.last.when.value == "2022-11-15"


def test_every_fact_leads_to_words_of_a_document(dyad: Dossier, dossier_record: Record) -> None:
    numbers = {source.number for source in dyad.sources}
    assert numbers == set(range(1, len(dyad.sources) + 1))
    used = list(cited(dyad))
    assert len(used) > 30
    for one in used:
        assert one.sources, one
        assert set(one.sources) <= numbers
    evidence = {claim.evidence for claim in dossier_record.claims(parties=("IND", "ISR"))}
    for source in dyad.sources:
        assert source.words
        assert {quoted.words for quoted in source.words} <= evidence


def test_a_deal_has_its_order_delivery_value_and_the_dispute(dyad: Dossier) -> None:
    deal = next(one for one in dyad.transfers.section.shown if one.item.disputed)
    assert [one.value for one in deal.ordered] == ["7 · 2018-10-24"]
    assert [one.value for one in deal.delivered] == ["7 · 2021-06"]
    assert deal.item.stage == "delivered"
    assert deal.categories == ("air_defence",)
    assert (deal.currency, deal.amount) in {("USD", 770e6), ("USD", 777e6)}
    (dispute,) = dyad.disagreements.shown
    assert dispute.field == "value"
    assert {one.value.value for one in dispute.values} == {"USD 770,000,000", "USD 777,000,000"}
    assert [one.best for one in dispute.values] == [True, False]
    documents = {source.number: source.document for source in dyad.sources}
    given = {documents[number] for one in dispute.values for number in one.value.sources}
    assert given == {"order-wire", "order-gazette"}


def test_no_currency_is_added_to_another(dyad: Dossier) -> None:
    totals = dyad.transfers
    assert totals.counted.deals == totals.counted.priced == 2
    assert dict(totals.counted.sums)["EUR"] == 20e6
    assert dict(totals.counted.sums)["USD"] in (770e6, 777e6)
    assert [(one.label, one.deals) for one in totals.by_period] == [("2018", 1), ("2019", 1)]
    assert {one.label: dict(one.sums).keys() for one in totals.by_category} == {
        "air_defence": {"USD"},
        "sensors": {"EUR"},
    }


def test_meetings_go_by_level_and_take_offices_from_other_reports(dyad: Dossier) -> None:
    assert dyad.meetings.levels == (("minister", 2),)
    talks = next(one for one in dyad.meetings.section.shown if one.item.form == "talks")
    assert {(one.name, one.office) for one in talks.present} == {
        ("Benjamin Gantz", "defence minister"),
        ("Rajnath Singh", "defence minister"),
    }
    assert len(talks.item.what.sources) == 2


def test_who_speaks_for_each_side(dyad: Dossier) -> None:
    sides = {side: [one.name for one in persons] for side, persons in dyad.speakers.sides}
    assert sides == {"IND": ["Rajnath Singh"], "ISR": ["Benjamin Gantz"]}


def test_what_came_of_a_commitment_is_cited(dyad: Dossier) -> None:
    (commitment,) = dyad.commitments.shown
    assert commitment.outcome
    assert commitment.outcome.verdict == "fulfilled"
    (event,) = commitment.outcome.events
    assert [dyad.sources[number - 1].document for number in event.sources] == ["desert"]


def test_what_came_is_not_looked_for_in_a_crowd(
    dossier_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossier_commitments, "_LOOKED_AT", 3)
    (commitment,) = views.dossier(dossier_record, ["IND", "ISR"]).commitments.shown
    assert commitment.outcome is None
    (commitment,) = views.dossier(dossier_record, ["IND", "ISR"], full=True).commitments.shown
    assert commitment.outcome


@pytest.mark.parametrize(("as_of", "ahead", "overdue"), [("2022-06-10", 1, 0), ("2024-01-01", 0, 1)])
def test_plans_are_as_of_a_day(dossier_record: Record, as_of: str, ahead: int, overdue: int) -> None:
    plans = views.dossier(dossier_record, ["IND", "ISR"], as_of=date.fromisoformat(as_of)).plans
    assert (plans.ahead.total, plans.overdue) == (ahead, overdue)


def test_without_a_day_plans_are_as_of_the_last_event(dossier_record: Record) -> None:
    assert views.dossier(dossier_record, ["IND", "ISR"]).plans.as_of == date(2022, 11, 15)


def test_periods_states_and_three_parties(dossier_record: Record) -> None:
    later = views.dossier(dossier_record, ["IND", "ISR"], since=date(2020, 1, 1), until=date(2022, 12, 31))
    assert {year for year, _ in later.glance.years} == {2022}
    alone = views.dossier(dossier_record, ["IND"])
    assert alone.glance.entries == 12
    assert alone.glance.partners[0] == ("ISR", 11)
    three = views.dossier(dossier_record, ["USA", "IND", "ISR"])
    assert three.glance.entries == 1
    assert dict(three.glance.pairs) == {"IND ISR": 11, "IND USA": 1, "ISR USA": 1}


def test_sections_are_bounded_and_counted_unless_full(
    dossier_record: Record, dyad: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossiers, "SHOWN", 1)
    short = views.dossier(dossier_record, ["IND", "ISR"])
    assert (len(short.transfers.section.shown), short.transfers.section.total) == (1, 2)
    assert short.transfers.counted == dyad.transfers.counted
    assert short.meetings.levels == dyad.meetings.levels
    full = views.dossier(dossier_record, ["IND", "ISR"], full=True)
    assert len(full.transfers.section.shown) == 2


def test_an_empty_dossier_is_empty(dossier_record: Record) -> None:
    nothing = views.dossier(dossier_record, ["NATO", "JPN"])
    assert nothing.empty
    assert not nothing.sources


def test_the_same_question_has_the_same_answer(dossier_record: Record, dyad: Dossier) -> None:
    assert views.dossier(dossier_record, ["IND", "ISR"], as_of=date(2022, 6, 10)) == dyad


def test_questions_that_cannot_be_understood(dossier_record: Record) -> None:
    with pytest.raises(QuestionError, match=r"Isreal: .* did you mean Israel \(ISR\)"):
        views.dossier(dossier_record, ["Isreal"])
    with pytest.raises(QuestionError, match="before it starts"):
        views.dossier(dossier_record, ["IND"], since=date(2020, 1, 1), until=date(2019, 1, 1))
    with pytest.raises(QuestionError, match="one party or more"):
        views.dossier(dossier_record, [])


def test_a_rejected_claim_supports_nothing(dossier_place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(dossier_place.read_bytes())
    with Record(copy) as record:
        claim = next(c for c in record.claims(kind="transfer") if c.document == "order-wire")
        record.reject(claim.id, by="Ann", reason="another deal")
        found = views.dossier(record, ["IND", "ISR"])
    assert "order-wire" not in {source.document for source in found.sources}
    assert found.disagreements.total == 0

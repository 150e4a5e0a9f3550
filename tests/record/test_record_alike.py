"""What tells two claims apart, and what does not: by kind, on claims of the tests' own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from legation.record.merging.facts import Facts
from legation.record.merging.item import item_type
from legation.record.merging.likeness import compare
from legation.record.merging.person import name_tokens, same_person
from legation.record.merging.title import title_of
from legation.record.merging.within import told_apart
from legation.record.merging.words import telling, tokens

Say = Callable[..., Facts]

_DEAL = {"kind": "transfer", "supplier": "FRA", "recipient": "IND", "parties": "FRA IND"}
_TEXT = {"kind": "instrument", "parties": "FIN USA", "form": "agreement"}
_TALKS = {"kind": "meeting", "form": "talks", "parties": "CHN USA"}


@pytest.fixture
def say(facts_of: Callable[[dict[str, Any], date], Facts]) -> Say:
    """Facts of a claim, given as in the merging set."""

    def make(base: dict[str, Any], published: str = "2031-06-03", **more: Any) -> Facts:
        return facts_of({"words": "It was said.", **base, **more}, date.fromisoformat(published))

    return make


def one(a: Facts, b: Facts) -> bool:
    """Whether two claims are about one thing, whichever comes first."""
    assert compare(a, b).score == pytest.approx(compare(b, a).score)
    return compare(a, b).one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rs 2,770 crore", ["rs", "2770", "crore"]),
        ("£2.5bn", ["2.5", "billion"]),
        ("co-operation", ["cooperation"]),
        ("Akıncı", ["akinci"]),
        ("Błaszczak", ["blaszczak"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert tokens(text) == found


def test_two_spellings_are_one_word() -> None:
    assert telling("defence programme", None) == telling("defense program", None)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Arrow 3", "Arrow-3 missiles"), ("155mm guns", "155-millimetre guns"), ("26 Rafale", "Rafales")],
)
def test_one_designation_however_written(a: str, b: str) -> None:
    assert item_type(a) == item_type(b)


def test_a_description_is_no_name() -> None:
    assert item_type("shore-based anti-ship missile systems") == (frozenset(), False)
    assert item_type("guided Varg shells") == (frozenset({"varg"}), True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GSOMIA", "General Security of Military Information Agreement"),
        ("UK-Ukraine Agreement on mines", "ten-year accord on mines"),
        ("SOSA", "Security of Supply Arrangement"),
    ],
)
def test_one_title(a: str, b: str) -> None:
    parties = ("GBR", "UKR")
    assert title_of(a, parties).words == title_of(b, parties).words != frozenset()


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Paal Jonson", "Pål Jonson", "same"),
        ("Zelensky", "Volodymyr Zelenskyy", "maybe"),
        ("Kim", "Kin Dae", "different"),
    ],
)
def test_one_person(a: str, b: str, verdict: str) -> None:
    assert same_person(name_tokens(a), name_tokens(b)) == verdict


@pytest.mark.parametrize("name", ["US counterpart", "America's defense secretary", "Secretary of Defense"])
def test_an_office_in_the_place_of_a_name(say: Say, name: str) -> None:
    unnamed = say(_TALKS, people=f"Wei Fenghe/CHN;{name}/USA/defense secretary", when="2031-06-02")
    named = say(_TALKS, people="Wei/CHN;Lloyd Austin/USA", when="2031-06-02")
    assert one(unnamed, named)


def test_a_place_and_its_state(say: Say) -> None:
    city = say(_TALKS, when="2031-06-02", where="Siem Reap/KHM")
    state = say(_TALKS, when="2031-06-02", where="Cambodia/KHM", people="Wei/CHN")
    assert one(city, state)


def test_two_pairs_of_parties_on_one_day(say: Say) -> None:
    german = say(_TEXT, parties="DEU UKR", title="agreement on security", action="signed", when="2031-02-16")
    french = say(_TEXT, parties="FRA UKR", title="agreement on security", action="signed", when="2031-02-16")
    assert compare(german, french).apart


def test_plain_titles(say: Say) -> None:
    signed = say(_TEXT, title="DCA", action="signed", when="2031-12-18")
    force = say(_TEXT, title="Defence Cooperation Agreement", action="entered_into_force", when="2032-09-01")
    other = say(_TEXT, title="Technical Agreement", action="entered_into_force", when="2032-09-01")
    assert one(signed, force)
    assert not one(signed, other)


def test_titles_of_two_years(say: Say) -> None:
    old = say(_TEXT, title="security pact of 1995", action="signed", when="1995")
    ended = say(_TEXT, title="security agreement of 1995", action="terminated", when="1999")
    other = say(_TEXT, title="security agreement of 2006", action="terminated", when="2009")
    assert one(old, ended)
    assert not one(old, other)


def test_notice_of_an_end_is_taken_back(say: Say) -> None:
    notice = say(_TEXT, title="GSOMIA", action="terminated", status="planned", when="2019-08-22")
    back = say(_TEXT, title="GSOMIA", action="extended", when="2023-03-21")
    again = say(_TEXT, title="GSOMIA", action="extended", when="2017")
    assert one(notice, back)
    assert one(again, back)


def test_an_act_planned_and_done_a_year_later(say: Say) -> None:
    plan = say(_TEXT, title="RAA", action="ratified", status="planned", published="2024-07-09")
    done = say(_TEXT, title="Reciprocal Access Agreement", action="ratified", when="2025-06")
    assert one(plan, done)


def test_a_signature_that_a_report_looks_back_on(say: Say) -> None:
    signed = say(_TEXT, title="RAA", action="signed", when="2023-01-11")
    told = say(_TEXT, title="RAA", action="signed", published="2024-07-09")
    before = say(_TEXT, title="RAA", action="signed", published="2021-07-09")
    assert one(signed, told)
    assert not one(signed, before)


def test_memoranda_of_other_signatories(say: Say) -> None:
    base = {**_TEXT, "form": "memorandum", "title": "MoU", "action": "signed", "when": "2031-02-13"}
    firms = say(base, people="TUSAS//;NRDI//", bodies=True)
    offices = say(base, people="Secretariat//;Directorate//", bodies=True)
    assert not one(firms, offices)


def test_an_order_told_of_later(say: Say) -> None:
    order = say(_DEAL, form="ordered", items="Rafales/aircraft/36", when="2016-09-23")
    told = say(_DEAL, form="ordered", items="Rafale jets/aircraft/36", published="2022-12-16")
    more = say(_DEAL, form="ordered", items="Rafale jets/aircraft/26", published="2023-07-13")
    assert one(order, told)
    assert compare(order, more).apart


def test_an_order_spoken_of_and_placed(say: Say) -> None:
    plan = say(_DEAL, form="ordered", status="planned", items="Rafale/aircraft/", published="2024-06-27")
    order = say(_DEAL, form="ordered", items="Rafales/aircraft/26", when="2025-04-28")
    first = say(_DEAL, form="ordered", items="Rafales/aircraft/36", when="2016-09-23")
    assert one(plan, order)
    assert compare(plan, first).apart


def test_an_item_described_and_named(say: Say) -> None:
    described = say(_DEAL, form="ordered", items="shore-based systems/missiles/", when="2031-01-28")
    named = say(_DEAL, form="ordered", items="BrahMos missiles/missiles/", when="2031-01-28")
    other = say(_DEAL, form="ordered", items="anti-ship missiles/missiles/;Mi-17/aircraft/", when="2031-01")
    tanks = say(_DEAL, form="ordered", items="Su-30K/aircraft/", when="2031-01")
    assert one(described, named)
    assert compare(other, tanks).apart


def test_a_designation_and_a_name_may_be_one(say: Say) -> None:
    designation = say(_DEAL, form="delivered", items="M1A1/armoured_vehicles/", when="2031")
    name = say(_DEAL, form="delivered", items="Abrams tanks/armoured_vehicles/14", when="2031-06-28")
    assert not compare(designation, name).apart


def test_a_licence_suspended_after_the_order(say: Say) -> None:
    order = say(_DEAL, form="ordered", items="Mistrals/ships/2", when="2011-06-17")
    stopped = say(_DEAL, form="approved", status="denied", items="Mistrals/ships/2", when="2014-11-25")
    assert one(order, stopped)


def test_an_exercise_at_its_beginning_and_its_end(say: Say) -> None:
    base = {"kind": "activity", "form": "exercise", "name": "Malabar"}
    begun = say(base, parties="AUS IND JPN USA", when="2023-08-11", where="Sydney/AUS")
    ended = say(base, parties="AUS IND", when="2023-08-21")
    assert one(begun, ended)


def test_aid_to_two_states_is_two_things(say: Say) -> None:
    base = {"kind": "activity", "form": "aid", "name": "Peace Facility", "when": "2031-06-02"}
    assert compare(say(base, parties="EU MDA"), say(base, parties="EU RWA")).apart


@pytest.mark.parametrize(
    ("base", "first", "second"),
    [
        (_TALKS, {"form": "dialogue", "when": "2031-06-02"}, {"form": "talks", "when": "2031-06-02"}),
        (_TALKS, {"form": "call", "when": "2031-06-01"}, {"form": "call", "when": "2031-06-02"}),
        (
            _TEXT,
            {"title": "treaty on defence cooperation", "action": "signed"},
            {"title": "agreement on nuclear sites", "action": "signed"},
        ),
        (
            _DEAL,
            {"form": "ordered", "items": "Rafales/aircraft/6"},
            {"form": "ordered", "items": "Rafales/aircraft/36"},
        ),
    ],
)
def test_told_apart_by_one_document(
    say: Say, base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    a, b = say(base, **first), say(base, **second)
    assert told_apart(a, b)
    assert not told_apart(a, a)


def test_a_relation_of_another_time(say: Say) -> None:
    base = {"kind": "relation", "form": "partnership", "parties": "IND VNM"}
    assert compare(say(base, when="2007-07"), say(base, when="2016")).apart
    assert one(say(base, when="2016-09"), say(base, when="2016"))
    assert one(say(base, when="2016-09"), say(base))

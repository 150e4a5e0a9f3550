"""A list of persons met, of exercises, of suppliers or of buyers makes one claim for each."""

from datetime import date

import numpy as np
import pytest

from legation.actors import cast
from legation.encoder.signals import NamedSpan, Proposal, Signals
from legation.kinds.activity_parts import exercises_apart
from legation.kinds.context import Context
from legation.kinds.meeting_parts import met_apart
from legation.kinds.parts import parties
from legation.kinds.transfer_parts import sides_apart
from legation.language import parse
from legation.linking.linked import Linked
from legation.schema import Document


def context_of(text: str, *exercises: str) -> Context:
    parsed = parse(Document(id="d", text=text, published=date(2025, 3, 1)))
    spans = [(text.index(name), text.index(name) + len(name)) for name in exercises]
    names = tuple(NamedSpan(start, end, "exercise", 0.9) for start, end in spans)
    none = np.zeros(0, np.int64)
    nothing = np.zeros((0, 1), np.float32)
    signals = Signals(names, (), none, none, nothing, nothing, nothing)
    return Context(parsed, signals, cast(parsed, names))


def linked_of(context: Context, states: dict[str, dict[str, float]], kind: str = "transfer") -> Linked:
    proposal = Proposal(0, len(context.text), kind, "offered", 0.9)  # type: ignore[arg-type]
    return Linked(proposal, {}, {}, {}, {"party": {}, "from": {}, "to": {}} | states, {}, {})


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "The envoy held talks with Foreign Minister Ana Kovač and, later, with President Ivo Marin.",
            ["The envoy held talks with Foreign Minister Ana Kovač", "with President Ivo Marin."],
        ),
        (
            "He was received by President Ana Kovač, and by Defence Minister Ivo Marin.",
            ["He was received by President Ana Kovač", "by Defence Minister Ivo Marin."],
        ),
        (
            "He met President Ana Kovač, with Defence Minister Ivo Marin in attendance.",
            ["He met President Ana Kovač, with Defence Minister Ivo Marin in attendance."],
        ),
    ],
)
def test_who_is_met_apart(text: str, pieces: list[str]) -> None:
    proposal = Proposal(0, len(text), "meeting", "talks", 0.9)
    found = met_apart(context_of(text), proposal)
    assert [text[p.start : p.end] for p in found] == pieces


def test_each_exercise_of_a_list() -> None:
    text = (
        "Iron Falcon of the armies, Desert Wind (air force) and Coral Shield of the navies are held yearly."
    )
    context = context_of(text, "Iron Falcon", "Desert Wind", "Coral Shield")
    found = exercises_apart(context, Proposal(0, len(text), "activity", "exercise", 0.9))
    assert [text[p.start : p.end].split(maxsplit=1)[0] for p in found] == ["Iron", "Desert", "Coral"]


def test_an_exercise_named_twice_or_in_another_clause_is_not_cut() -> None:
    text = "Iron Falcon, which began in 2019 as a follow-up to the drill Desert Wind, ended."
    context = context_of(text, "Iron Falcon", "Desert Wind")
    proposal = Proposal(0, len(text), "activity", "exercise", 0.9)
    assert list(exercises_apart(context, proposal)) == [proposal]


def test_each_supplier_of_a_list() -> None:
    context = context_of("Norway turned down bids from France, Germany and the United States.")
    chances = {"from": {"FRA": 0.9, "DEU": 0.4, "USA": 0.3, "NOR": 0.02}, "to": {"NOR": 0.9}}
    found = list(sides_apart(linked_of(context, chances), context))
    assert [set(one.states["from"]) - {"NOR"} for one in found] == [{"FRA"}, {"DEU"}, {"USA"}]


def test_each_buyer_of_a_list() -> None:
    context = context_of("The Netherlands sold frigates to Belgium, Chile and Portugal.")
    chances = {"from": {"NLD": 0.9}, "to": {"BEL": 0.9, "CHL": 0.5, "PRT": 0.5}}
    found = list(sides_apart(linked_of(context, chances), context))
    assert [list(one.states["to"]) for one in found] == [["BEL"], ["CHL"], ["PRT"]]


@pytest.mark.parametrize(
    ("text", "chances"),
    [
        (
            "Poland sent tanks to Ukraine for fear of Russia.",
            {"from": {"POL": 0.9, "RUS": 0.3}, "to": {"UKR": 0.9}},
        ),
        (
            "Cyprus received the system from Israel, replacing launchers from Russia.",
            {"from": {"ISR": 0.9, "RUS": 0.5}, "to": {"CYP": 0.9}},
        ),
        ("Norway and Italy met. France sold it to Peru.", {"from": {"FRA": 0.9}, "to": {"PER": 0.9}}),
    ],
)
def test_a_state_in_another_clause_is_no_second_side(text: str, chances: dict[str, dict[str, float]]) -> None:
    context = context_of(text)
    linked = linked_of(context, chances)
    assert list(sides_apart(linked, context)) == [linked]


def test_a_third_party_that_the_words_do_not_name_must_be_nearly_sure() -> None:
    context = context_of("Kenya and Ethiopia hold a drill every year.")
    named = {"party": {"KEN": 0.9, "ETH": 0.9, "SOM": 0.6}}
    assert parties(linked_of(context, named, "activity"), context) == ("ETH", "KEN")
    assert "SOM" in parties(linked_of(context, {"party": named["party"] | {"SOM": 0.9}}, "activity"), context)

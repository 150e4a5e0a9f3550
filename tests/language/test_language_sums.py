"""Sums of money and counts of things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.schema import Document


def money(text):
    return [(one.money.amount, one.money.currency) for one in parse(Document(id="t", text=text)).sums]


def counts(text):
    return [(text[q.start : q.end], q.value) for q in parse(Document(id="t", text=text)).quantities]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("It cost US$ 2.9 billion.", 2_900_000_000, "USD"),
        ("It cost $1.3bn.", 1_300_000_000, "USD"),
        ("It cost €4.3bn.", 4_300_000_000, "EUR"),
        ("It cost EUR 4.35 billion.", 4_350_000_000, "EUR"),
        ("It cost £1.9 billion.", 1_900_000_000, "GBP"),
        ("It cost Rs 1,200 crore.", 12_000_000_000, "INR"),
        ("It cost Rs. 1.2 lakh crore.", 1_200_000_000_000, "INR"),
        ("It cost ₹ 63,000 crore.", 630_000_000_000, "INR"),
        ("It cost P12.7-billion.", 12_700_000_000, "PHP"),
        ("It cost RM423.8 million.", 423_800_000, "MYR"),
        ("It cost A$1bn.", 1_000_000_000, "AUD"),
        ("It cost 40 million Australian dollars.", 40_000_000, "AUD"),
        ("It cost 1.2 billion euros.", 1_200_000_000, "EUR"),
        ("A 300 million-dollar order.", 300_000_000, "USD"),
        ("It cost five billion kroner, said Norway.", 5_000_000_000, "NOK"),
        ("It cost SEK 5.3 billion.", 5_300_000_000, "SEK"),
        ("It cost 3.16 trillion won.", 3_160_000_000_000, "KRW"),
        ("It cost 900 million Saudi riyals.", 900_000_000, "SAR"),
        ("It cost half a billion dollars.", 500_000_000, "USD"),
        ("It cost $400-450 million.", 450_000_000, "USD"),
        ("It cost between $2 billion and $3 billion.", 3_000_000_000, "USD"),
        ("It cost 2 to 3 billion zloty.", 3_000_000_000, "PLN"),
        ("It cost 12 million USD.", 12_000_000, "USD"),
        ("It cost a token $100.", 100, "USD"),
    ],
)
def test_sums(text, amount, currency):
    assert money(text) == [(amount, currency)]


def test_a_second_currency_is_a_sum_of_its_own():
    assert money("It cost £8bn ($10.7bn).") == [(8_000_000_000, "GBP"), (10_700_000_000, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "A 500-pound bomb.",
        "In 2019 won the vote.",
        "P-8 and R 12 and M 4.",
        "156 Guarani carriers",
        "All 12 try 5.",
    ],
)
def test_no_sums(text):
    assert money(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("India bought 36 Rafale jets.", [("36", 36)]),
        ("They bought thirty-six jets and a dozen guns.", [("thirty-six", 36), ("a dozen", 12)]),
        ("They bought sixteen (16) jets.", [("sixteen (16)", 16)]),
        ("They sent more than 1,000 soldiers.", [("1,000", 1000)]),
        ("They sent several hundred men.", [("several hundred", None)]),
        ("They sent two dozen drones.", [("two dozen", 24)]),
        ("Oman lent Norway 12 boats.", [("12", 12)]),
        ("The F-16, the Su-30MKI, 155mm guns, Type 26 ships and Leopard 2 tanks.", []),
        ("In 2019 it grew 12 per cent in five years to 40 km.", []),
        ("It cost $30 million on 3 May.", []),
    ],
)
def test_quantities(text, found):
    assert counts(text) == found


MIXED = st.lists(
    st.sampled_from(
        ["$", "€", "Rs", "5", "1,200", "12 500", "2.9", "billion", "bn", "crore", "dollars", "won", "a", "half", "point",  # noqa: E501
         "hundred", "(12)", "-", "to", "between", "and", "USD", "dozen", "several", "Type", "jets", "\n", ".", "9" * 20]  # noqa: E501
    ),
    max_size=20,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(MIXED, st.sampled_from(["", " "]))
def test_never_raises_and_keeps_order(words, glue):
    parsed = parse(Document(id="t", text=glue.join(words)))
    for found in (parsed.sums, parsed.quantities):
        ends = [0, *(one.end for one in found)]
        assert all(one.start >= end for one, end in zip(found, ends, strict=False))

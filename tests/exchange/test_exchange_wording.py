"""How values are put into words."""

import pytest

from legation.exchange import wording
from legation.schema import Document, Item, Money, Participant, Reading, When, Where


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2022-06-02", "2022-06-02", "day", "2022-06-02"),
        ("2022-06-01", "2022-06-30", "month", "2022-06"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2012-01-01", "2021-12-31", "range", "2012 – 2021"),
        ("2022-01-01", "2022-12-31", "range", "2022"),
        ("2024-02-01", "2024-02-29", "range", "2024-02"),
        ("2022-06-01", "2022-09-30", "range", "2022-06 – 2022-09"),
        ("2022-06-02", "2022-06-05", "range", "2022-06-02 – 2022-06-05"),
        ("9999-01-01", "9999-12-31", "range", "9999"),
    ],
)
def test_when(start: str, end: str, precision: str, words: str) -> None:
    value = When.model_validate({"start": start, "end": end, "precision": precision, "text": "then"})
    assert wording.when(value) == words


def test_values() -> None:
    assert wording.money(Money(amount=2_900_000_000, currency="USD")) == "USD 2,900,000,000"
    assert wording.money(Money(amount=12.0, currency="EUR")) == "EUR 12"
    assert wording.money(Money(amount=12.25, currency="EUR")) == "EUR 12.25"
    assert wording.item(Item(name="frigates", category="ships", quantity=1200)) == "1,200 × frigates (ships)"
    assert wording.item(Item(name="Spike", category="missiles")) == "Spike (missiles)"
    assert wording.where(Where(name="the Aegean")) == "the Aegean"
    person = Participant(name="Ana Duarte", type="person", role="speaker", state="PRT", office="Minister")
    assert wording.participant(person) == "Ana Duarte (Minister, PRT)"
    assert wording.number(1, "claim") == "1 claim"
    assert wording.number(0, "claim") == "0 claims"


def test_claims(reading: Reading) -> None:
    assert wording.form(reading.claims[2]) == "memorandum, signed"
    assert wording.by_kind(reading.claims) == {"meeting": 1, "statement": 1, "instrument": 1, "transfer": 1}


def test_heading() -> None:
    assert wording.heading(Document(id="x", text="a", title="A title")) == "A title"
    assert wording.heading(Document(id="x", text=" \n")) == "x"
    assert wording.heading(Document(id="x", text="\n Short  line\nmore")) == "Short line"
    long = wording.heading(Document(id="x", text="word " * 1000))
    assert len(long) <= wording.HEADING_AT_MOST + 2
    assert long.endswith("word …")

"""What an entry shows: best values, what counts as disagreement, the stage that it has come to."""

from collections.abc import Callable
from typing import Any

import pytest

from legation.record.merging.summary import latest_phase
from legation.record.record import Record
from legation.schema import Reading

Make = Callable[..., Reading]


def _deal(
    reading: Make, text: str, published: str, form: str, status: str = "occurred", **more: Any
) -> Reading:
    items = [
        {"name": name, "category": category, "quantity": number}
        for name, category, number in more.pop("items", [("Tarpan helicopters", "aircraft", 24)])
    ]
    details = {"supplier": "ITA", "recipient": "POL", "items": items, "value": more.pop("value", None)}
    claim = {"kind": "transfer", "form": form, "status": status, "parties": ["ITA", "POL"], "words": text}
    return reading(text, {**claim, "details": details, **more}, published=published, source=text[:9])


def _day(day: str) -> dict[str, str]:
    return {"start": day, "end": day, "precision": "day", "text": day}


def _differing(record: Record) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in record.entries():
        for value in record.why(entry.id).differing:
            found.setdefault(value.field, set()).add(value.value)
    return found


def test_a_rounded_sum_is_no_disagreement(record: Record, reading: Make) -> None:
    for amount, text in ((4_750_000_000, "Signed for 4.75."), (4_800_000_000, "Bought at 4.8.")):
        value = {"amount": amount, "currency": "EUR"}
        record.add([_deal(reading, text, "2031-03-06", "ordered", when=_day("2031-03-05"), value=value)])
    assert len(record.entries()) == 1
    assert _differing(record) == {}
    value = {"amount": 5_200_000_000, "currency": "EUR"}
    record.add([_deal(reading, "Paid 5.2.", "2031-03-06", "ordered", when=_day("2031-03-05"), value=value)])
    assert _differing(record)["value"] >= {"EUR 4,750,000,000", "EUR 5,200,000,000"}


def test_steps_and_items_have_numbers_of_their_own(record: Record, reading: Make) -> None:
    approved = [("Tarpan helicopters", "aircraft", 72)]
    record.add([_deal(reading, "Up to 72 cleared.", "2030-11-06", "approved", items=approved)])
    two = [("Tarpan helicopters", "aircraft", 24), ("Merlo trainers", "aircraft", 6)]
    record.add(
        [_deal(reading, "Signed for both.", "2031-03-06", "ordered", when=_day("2031-03-05"), items=two)]
    )
    assert len(record.entries()) == 1
    assert _differing(record) == {}


def test_parts_of_a_delivery_may_disagree_on_their_day(record: Record, reading: Make) -> None:
    four, six = [("Tarpan", "aircraft", 4)], [("Tarpan", "aircraft", 6)]
    for text, items, day in (
        ("Four came.", four, "2032-01-05"),
        ("Four landed.", four, "2032-01-06"),
        ("Six came.", six, "2033-01-05"),
    ):
        record.add([_deal(reading, text, "2033-02-01", "delivered", when=_day(day), items=items)])
    assert len(record.entry(record.entries()[0].id).stages) == 2
    assert _differing(record) == {"when:delivered": {"2032-01-05", "2032-01-06"}}


def _act(action: str, status: str, day: str) -> tuple[dict[str, Any], None]:
    return {"kind": "instrument", "status": status, "details": {"action": action}, "when": _day(day)}, None


@pytest.mark.parametrize(
    ("acts", "stage"),
    [
        ([("signed", "occurred", "2010"), ("terminated", "denied", "2023")], "signed"),
        ([("signed", "occurred", "2010"), ("suspended", "occurred", "2023")], "suspended"),
        (
            [
                ("signed", "occurred", "2010"),
                ("suspended", "occurred", "2022"),
                ("suspended", "denied", "2023"),
            ],
            "signed",
        ),
        ([("signed", "occurred", "2008"), ("ratified", "denied", "2009")], "ratified (denied)"),
        ([("ratified", "occurred", "2009"), ("signed", "denied", "2010")], "ratified"),
    ],
)
def test_the_stage_a_text_has_come_to(acts: list[tuple[str, str, str]], stage: str) -> None:
    told = [_act(action, status, f"{year}-01-01") for action, status, year in acts]
    assert latest_phase("instrument", told) == stage


def test_a_cancelled_order(record: Record, reading: Make) -> None:
    record.add([_deal(reading, "Signed for 24.", "2031-03-06", "ordered")])
    record.add([_deal(reading, "Called off.", "2032-03-06", "cancelled", "denied", when=_day("2032-03-05"))])
    assert [entry.stage for entry in record.entries()] == ["cancelled"]


def test_a_frame_has_the_same_types_whatever_is_asked(record: Record, reading: Make) -> None:
    polars = pytest.importorskip("polars")
    record.add([_deal(reading, "Signed for 24.", "2031-03-06", "ordered")])
    found, nothing = record.entries(parties="ITA").to_polars(), record.entries(kind="meeting").to_polars()
    assert len(found) == 1
    assert found.schema == nothing.schema
    assert found.schema["decision"] == polars.String
    assert found.schema["start"] == polars.Date
    assert record.claims().to_polars().schema["confidence"] == polars.Float64

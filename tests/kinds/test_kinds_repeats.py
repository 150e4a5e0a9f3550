"""What a document says twice is one claim; what differs stays apart."""

from datetime import date
from typing import Any

from legation.kinds.repeats import same, without_repeats
from legation.schema import Claim, Span, When

TEXT = "Chile ordered 36 radars from Norway in 2019. The radars were ordered in 2019. It ordered 4 ships too."


def claim(start: int, end: int, **fields: Any) -> Claim:
    base = {
        "kind": "transfer",
        "form": "ordered",
        "status": "occurred",
        "parties": ["CHL", "NOR"],
        "evidence": [Span.of(TEXT, start, end)],
        "confidence": 0.6,
    }
    return Claim.make(TEXT, **(base | fields))


def order(start: int, end: int, name: str, quantity: int | None, **fields: Any) -> Claim:
    items = [{"name": name, "category": "other", "quantity": quantity}]
    details = {"supplier": "NOR", "recipient": "CHL", "items": items}
    return claim(start, end, details=details, **fields)


def test_the_same_order_told_twice_is_one_claim_with_two_evidence_spans() -> None:
    year = When(start=date(2019, 1, 1), end=date(2019, 12, 31), precision="year", text="2019")
    first = order(0, 44, "radars", 36, confidence=0.9)
    second = order(45, 77, "radars", None, when=year)
    [joined] = without_repeats([second, first], TEXT)
    assert [s.start for s in joined.evidence] == [0, 45]
    assert joined.details.items[0].quantity == 36
    assert joined.when == year


def test_other_items_counts_or_forms_stay_apart() -> None:
    radars = order(0, 44, "radars", 36)
    assert not same(radars, order(78, 100, "ships", 4))
    assert not same(radars, order(45, 77, "radars", 12))
    assert not same(radars, order(45, 77, "radars", 36, form="delivered"))


def test_statements_and_relations_are_never_joined() -> None:
    fields = {"kind": "relation", "form": "trend", "details": {}}
    assert not same(claim(0, 44, **fields), claim(45, 77, **fields))


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [order(0, 44, "radars", 36), order(45, 77, "radars", None), order(78, 100, "ships", 4)]
    assert without_repeats(claims, TEXT) == without_repeats(claims[::-1], TEXT)


def test_what_one_speaker_says_in_one_place_is_one_statement_and_quoted_words_win() -> None:
    speaker = {"name": "Ana Kovač", "role": "speaker", "type": "person", "state": "CHL", "office": None}
    said = {"kind": "statement", "form": "direct", "participants": [speaker], "details": {}}
    quoted = claim(0, 44, confidence=0.5, **said)
    reported = claim(0, 44, **(said | {"form": "indirect"}))
    another = claim(0, 44, **(said | {"participants": [speaker | {"name": "Ivo Marin"}]}))
    assert without_repeats([reported, quoted, another], TEXT) == (quoted, another)

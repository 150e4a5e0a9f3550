"""A small record to export: every kind, awkward text, stages, mentions; all events invented."""

from pathlib import Path
from typing import Any

from legation.record.record import Record
from legation.schema import Reading

FORMULA = '=HYPERLINK("http://x")'
"""A name that a spreadsheet would run."""


def readings() -> list[Reading]:
    """Readings by hand, in a fixed order."""
    return [*_visit(), *_deal(), *_instrument(), _rest(), _old()]


def make(place: Path, readings: list[Reading]) -> None:
    """A record of the readings at a place."""
    with Record(place) as record:
        record.add(readings)


def reading(name: str, text: str, *claims: dict[str, Any], **document: Any) -> Reading:
    """A reading of `text`; in a claim `words` are its evidence, `mention` of a participant its words."""
    made = []
    for claim in claims:
        given = {**claim, "evidence": [span(text, words) for words in _several(claim["words"])]}
        del given["words"]
        given["participants"] = [_person(text, p) for p in claim.get("participants", ())]
        details = {
            k: span(text, v) if k in ("content", "pledge", "cue") else v
            for k, v in claim.get("details", {}).items()
        }
        made.append({"status": "occurred", "confidence": 0.8, **given, "details": details})
    mentions = [
        {**p["mention"], "type": p["type"], "actor": None}
        for c in made
        for p in c["participants"]
        if p.get("mention")
    ]
    unique = {(m["start"], m["end"]): m for m in mentions}
    return Reading.model_validate(
        {
            "document": {"id": name, "text": text, **document},
            "claims": made,
            "mentions": [unique[place] for place in sorted(unique)],
            "reader": {"version": "1", "model": "by hand"},
        }
    )


def span(text: str, words: str) -> dict[str, Any]:
    """The span of the words in the text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def when(start: str, end: str | None = None, precision: str = "day") -> dict[str, Any]:
    """A time in the record's form."""
    return {"start": start, "end": end or start, "precision": precision, "text": "then"}


def _several(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _person(text: str, person: dict[str, Any]) -> dict[str, Any]:
    named = {**person, "mention": span(text, person["mention"])} if "mention" in person else person
    return {"type": "person", "role": "participant", **named}


def _visit() -> list[Reading]:
    text = (
        "Secretary of Defense Dana Cole flew to Tallinn on 4 May 2031.\n"
        "She met Estonia’s Defence Minister Karl Tamm.\n“We stand together,” Cole said\tthere."
    )
    cole = {"name": "Dana Cole", "state": "USA", "office": "Secretary of Defense", "mention": "Dana Cole"}
    tamm = {"name": "Karl Tamm", "state": "EST", "office": "Defence Minister", "mention": "Karl Tamm"}
    return [
        reading(
            "tallinn",
            text,
            {
                **{"kind": "meeting", "form": "visit", "parties": ["EST", "USA"], "when": when("2031-05-04")},
                "participants": [{**cole, "role": "visitor"}, {**tamm, "role": "host"}],
                "where": {"name": "Tallinn", "state": "EST"},
                "words": text.partition("\n“")[0],
            },
            {
                **{"kind": "statement", "form": "direct", "parties": ["EST", "USA"]},
                "participants": [{**cole, "role": "speaker", "mention": "Cole said"[:4]}],
                "details": {"content": "We stand together", "cue": "said"},
                "words": "“We stand together,” Cole said\tthere.",
            },
            published="2031-05-05",
            source="Baltic Post",
            url="https://example.org/1",
            title="Cole in Tallinn",
        )
    ]


def _deal() -> list[Reading]:
    order = "On 2 March 2030 Poland ordered 24 Tarpan transport helicopters from Italy for €1.2 billion."
    first = "Six second-hand Tarpan transport helicopters from Italy reached Poland in May 2032."
    deal = {"kind": "transfer", "parties": ["ITA", "POL"], "topics": ["arms_trade"]}
    sides = {"supplier": "ITA", "recipient": "POL"}
    item = {"name": "Tarpan transport helicopters", "category": "aircraft"}
    return [
        reading(
            "order",
            order,
            {
                **deal,
                **{"form": "ordered", "when": when("2030-03-02"), "words": order},
                "details": {
                    **sides,
                    "items": [{**item, "quantity": 24}],
                    "value": {"amount": 1_200_000_000, "currency": "EUR"},
                },
            },
            published="2030-03-03",
            source="Vistula Press",
        ),
        reading(
            "delivery",
            first,
            {
                **deal,
                **{"form": "delivered", "when": when("2032-05-01", "2032-05-31", "month"), "words": first},
                "details": {**sides, "items": [{**item, "quantity": 6}]},
            },
            published="2032-06-01",
            source="Rotor Review",
        ),
    ]


def _instrument() -> list[Reading]:
    signed = "Brazil and Portugal signed a memorandum on naval training on 7 July 2031"
    text = f"{signed}; it came into force in 2032."
    shared = {"kind": "instrument", "form": "memorandum", "parties": ["BRA", "PRT"], "topics": ["training"]}
    return [
        reading(
            "lisbon",
            text,
            {
                **shared,
                **{
                    "when": when("2031-07-07"),
                    "words": "Brazil and Portugal signed a memorandum on naval training on 7 July 2031",
                },
                "details": {"title": "memorandum on naval training", "action": "signed"},
            },
            {
                **shared,
                **{"when": when("2032-01-01", "2032-12-31", "year"), "words": "it came into force in 2032"},
                "details": {"title": "memorandum on naval training", "action": "entered_into_force"},
            },
            published="2032-02-01",
            source="@Atlântico, +Diário",
        )
    ]


def _rest() -> Reading:
    text = (
        f"The exercise {FORMULA} of NATO, France and Kenya filled June 2031.\n"
        "France and Kenya develop a radar. They pledge to share it. Their ties have grown.\n"
        "Kenya’s 'Ulinzi' works took part \x1b[31m."
    )
    pair = {"parties": ["FRA", "KEN"]}
    return reading(
        "=cmd|'/c calc'!A1",
        text,
        {
            **{
                "kind": "activity",
                "form": "exercise",
                "parties": ["FRA", "KEN", "NATO"],
                "topics": ["maritime"],
            },
            "when": when("2031-06-01", "2031-06-30", "month"),
            "details": {"name": FORMULA},
            "participants": [
                {
                    "name": "-Ulinzi, 'works'",
                    "type": "organisation",
                    "state": "KEN",
                    "mention": "'Ulinzi' works",
                }
            ],
            "words": f"The exercise {FORMULA} of NATO, France and Kenya filled June 2031.",
        },
        {
            **pair,
            **{"kind": "programme", "form": "development", "details": {"subject": "a radar"}},
            "words": "France and Kenya develop a radar.",
        },
        {
            **pair,
            **{"kind": "commitment", "form": "undertaking", "details": {"pledge": "share it"}},
            "words": "They pledge to share it.",
        },
        {
            **pair,
            **{"kind": "relation", "form": "trend"},
            "words": ["Their ties have grown.", "took part \x1b[31m"],
        },
        published="2031-07-02",
        title="+1 \x00 title\r\nof two lines",
    )


def _old() -> Reading:
    text = "In 1988 West Germany and the Soviet Union signed an agreement, and their navies trained together."
    pair = {"parties": ["DEU", "RUS"], "when": when("1988-01-01", "1988-12-31", "year")}
    return reading(
        "old",
        text,
        {
            **pair,
            **{"kind": "instrument", "form": "agreement", "details": {"action": "signed"}},
            "words": "In 1988 West Germany and the Soviet Union signed an agreement",
        },
        {**pair, **{"kind": "activity", "form": "exercise"}, "words": "their navies trained together"},
        published="2031-01-01",
        source="Yearbook",
    )

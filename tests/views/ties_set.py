"""A small record of ties between states, made up for these tests: who with whom, when, and hostile words."""

from pathlib import Path
from typing import Any

from legation.record.record import Record
from legation.schema import Reading

HOSTILE = "=HYPERLINK(\"http://example.org\") <script>alert('x')</script> \x1b[31m\u202e"


def claim(
    kind: str, form: str, parties: str, words: str, when: str | None = None, **rest: Any
) -> dict[str, Any]:
    """A claim whose words are a whole document."""
    dated = {"start": when, "end": when, "precision": "day", "text": when} if when else None
    made = {"kind": kind, "form": form, "status": "occurred", "parties": parties.split(), "when": dated}
    return made | {"words": words, **rest}


def instrument(action: str, words: str, when: str) -> dict[str, Any]:
    """A stage of one agreement of France and India."""
    details = {"title": "Harbour Works Agreement", "action": action}
    return claim("instrument", "agreement", "FRA IND", words, when, details=details)


SINGH = {"name": "Meera Singhal", "type": "person", "role": "participant", "state": "IND"}
CLAIMS = [
    claim(
        "meeting",
        "talks",
        "IND ISR",
        "Meera Singhal saw the Israelis in Haifa.",
        "2010-06-02",
        participants=[SINGH],
    ),
    claim("meeting", "visit", "IND ISR", "An Israeli admiral came to Kochi.", "2018-03-05"),
    claim(
        "activity",
        "exercise",
        "IND ISR",
        "Reef Lantern was held by both navies.",
        "2019-07-01",
        details={"name": "Reef Lantern"},
    ),
    instrument("signed", "The Harbour Works Agreement was signed by France and India.", "2012-01-10"),
    instrument("ratified", "France and India ratified the Harbour Works Agreement.", "2013-02-01"),
    claim(
        "activity",
        "exercise",
        "AUS IND JPN",
        "Coral Gate joined three fleets.",
        "2019-09-09",
        details={"name": "Coral Gate"},
    ),
    claim("activity", "patrol", "AUS JPN", "Australia and Japan flew patrols.", "2011-05-05"),
    claim("statement", "indirect", "JPN NATO", "The Alliance said Japan was a natural partner."),
    claim("statement", "indirect", "BRA CHL", HOSTILE, "2020-02-02"),
]


def readings() -> list[Reading]:
    """A document for each claim, published after all of them."""
    made = []
    for number, one in enumerate(CLAIMS):
        words = one["words"]
        span = {"start": 0, "end": len(words), "text": words}
        body = {key: value for key, value in one.items() if key != "words"} | {"evidence": [span]}
        document = {
            "id": f"tie-{number}",
            "text": words,
            "published": "2021-03-03",
            "source": f"Paper {number}",
        }
        reader = {"version": "1", "model": "by hand"}
        made.append(Reading.model_validate({"document": document, "claims": [body], "reader": reader}))
    return made


def fill(place: Path) -> None:
    """Makes the record."""
    with Record(place) as record:
        record.add(readings())

"""What both forms of SIPRI's trade register have in common: who, what item, what the comments add."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from legation import lexicon
from legation.exchange.importing.form import About
from legation.exchange.importing.page import Line
from legation.exchange.importing.parties import Party, party
from legation.exchange.importing.refusal import Refusal
from legation.kinds.equipment import category
from legation.language.currencies import by_sign
from legation.schema import Item, Money

SOURCE: Final = "SIPRI Arms Transfers Database"
TITLE: Final = "SIPRI Arms Transfers Database, trade register"

_GENERATED: Final = re.compile(r"^Data generated: (\d{1,2} [A-Za-z]{3} \d{4})")
_SUM: Final = re.compile(
    r"([^\W\d]{0,3}[$€£¥]|\b[A-Z]{3})\s?(\d{1,4}(?:\.\d{1,3})?) ?(m|b|million|billion)\b(?! ?\))"
)


@cache
def _register() -> dict[str, Any]:
    return dict(lexicon.words("registers/sipri"))


@cache
def _comments() -> dict[str, Any]:
    return dict(lexicon.words("registers/sipri_comments"))


def columns(form: str) -> tuple[str, ...]:
    """The header of a form of the register."""
    return tuple(column["name"] for column in _register()[form]["columns"])


def about(preface: Sequence[str]) -> About:
    """The day on which the file was made, and what it was asked for, from the lines before the header."""
    published = None
    for line in preface:
        if found := _GENERATED.match(line):
            try:
                published = datetime.strptime(found[1], "%d %b %Y").date()
            except ValueError:
                continue
    return About(published=published, title=TITLE)


class Deal:
    """The two ends of a deal, and how a claim names them."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.ends = {role: _end(line, role) for role in ("supplier", "recipient")}
        if not self.parties:
            raise Refusal("neither supplier nor recipient is a state or organisation that the record knows")

    @property
    def parties(self) -> tuple[str, ...]:
        """The codes of both ends."""
        return tuple(sorted({code for end in self.ends.values() for code in end.codes}))

    @property
    def participants(self) -> list[dict[str, Any]]:
        """Ends whose name says more than their code: states that are no more, armed groups."""
        return [
            {
                "name": end.name,
                "type": "organisation",
                "role": role,
                "state": end.code or end.state,
                "mention": self.line.cell(role.title()),
            }
            for role, end in self.ends.items()
            if end.takes_part
        ]

    def transfer(self, **fields: Any) -> dict[str, Any]:
        """The fields of a claim on this deal; `items` and `value` go to its details."""
        details = {
            "supplier": self.ends["supplier"].code,
            "recipient": self.ends["recipient"].code,
            "items": fields.pop("items"),
            "value": fields.pop("value", None),
        }
        return {
            "kind": "transfer",
            "status": "occurred",
            "parties": self.parties,
            "participants": self.participants,
            "topics": ("arms_trade",),
            "details": details,
            **fields,
        }


def _end(line: Line, role: str) -> Party:
    name = line[role.title()]
    found = party(name)
    if found is None:
        raise Refusal(f"{role} {name!r} is no state or organisation that the record knows" if name
                      else f"no {role}")  # fmt: skip
    return found


def item(designation: str, description: str, armament: str | None, quantity: int | None) -> Item:
    """The item of a row: its category as the register gives it, or by its description, or by its name."""
    if not designation:
        raise Refusal("no weapon designation")
    listed = _register()["categories"].get(armament) if armament else None
    its = listed or _by_description().get(description.casefold()) or category(f"{designation} {description}")
    return Item(name=designation, category=its, quantity=quantity or None)


@cache
def _by_description() -> dict[str, Any]:
    held = _register()["descriptions"]
    plain = {one.casefold(): name for name, one in _register().get("plain_descriptions", {}).items()}
    return plain | {
        description.casefold(): name for name, descriptions in held.items() for description in descriptions
    }


def value(comment: str) -> Money | None:
    """The price that a comment gives for the deal (`$40 m deal`); null for a part of a larger one.

    A sum in brackets is another one put into dollars (`KRW83 b ($80 m)`), and is passed over.
    """
    found = list(_SUM.finditer(comment))
    if len(found) != 1:
        return None
    before = comment[max(0, found[0].start() - 30) : found[0].start()].casefold()
    clause = re.split(r"[;(]", before)[-1]
    sign = found[0][1]
    code = by_sign().get(sign) or by_sign().get(sign[-1])
    if code is None or any(word in clause for word in _comments()["not_price"]["words"]):
        return None
    scaled = round(float(found[0][2]) * _comments()["scales"][found[0][3]])
    return Money(amount=scaled, currency=code)


def made_there(comment: str) -> bool:
    """Whether a comment says that the recipient makes the item, or puts it together."""
    lowered = comment.casefold()
    return any(word in lowered for word in _comments()["production"]["words"])

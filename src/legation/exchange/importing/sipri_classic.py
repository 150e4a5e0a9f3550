"""SIPRI's trade register in its classic form: a row a deal, years of delivery joined by "; "."""

import re
from collections.abc import Sequence
from typing import Any, Final

from legation.exchange.importing.dates import number, years
from legation.exchange.importing.form import Form
from legation.exchange.importing.page import Line
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.sipri_parts import (
    SOURCE,
    TITLE,
    Deal,
    about,
    columns,
    item,
    made_there,
    value,
)
from legation.schema import Claim, When

_HEADER: Final = columns("classic")
_DOUBT: Final = " "
_YEAR: Final = re.compile(r"\b\d{4}\b")


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    """An order, and, where anything came, a delivery; a production where the recipient makes it.

    A delivery with neither a year nor a number of its order makes no claim that there was one.
    """
    line = lines[0]
    deal = Deal(line)
    ordered, delivered = number(line["Number ordered"]), number(line["Number delivered"])
    when = _years(line, "Year of order", notes)
    item_of = (line["Weapon designation"], line["Weapon description"], None)
    price = value(line["Comments"])
    fields: list[dict[str, Any]] = []
    if when or ordered or not delivered:
        fields.append(deal.transfer(form="ordered", when=when, items=(item(*item_of, ordered),), value=price))
    came = _years(line, "Year(s) of delivery", notes)
    if delivered:
        fields.append(deal.transfer(form="delivered", when=came, items=(item(*item_of, delivered),)))
    if made_there(line["Comments"]):
        fields.append(production(deal, line["Weapon designation"], when))
    return [line.page.claim(evidence=[line.span], **its) for its in fields]


def production(deal: Deal, designation: str, when: When | None) -> dict[str, Any]:
    """The fields of a claim that supplier and recipient have the item made in the recipient's state."""
    return {
        "kind": "programme",
        "form": "production",
        "status": "occurred",
        "parties": deal.parties,
        "participants": [{**one, "role": "participant"} for one in deal.participants],
        "when": when,
        "topics": ("industry",),
        "details": {"subject": designation},
    }


def _years(line: Line, column: str, notes: list[str]) -> When | None:
    cell = line[column]
    found = years([int(year) for year in _YEAR.findall(cell)], cell)
    if found is None and cell:
        notes.append(f"{column} {cell!r} is no year")
    if found is None and column == "Year of order" and not line["Year(s) of delivery"]:
        raise Refusal("neither a year of order nor of delivery")
    return found


def _columns() -> tuple[tuple[str, str], ...]:
    """A blank column is the doubt on the one before it, and has no label of its own."""
    found, before = [], ""
    for name in _HEADER:
        if name == _DOUBT:
            found.append((f"{before}?", ""))
        else:
            found.append((name, name))
            before = name
    return tuple(found)


FORM: Final = Form(
    name="sipri-classic",
    source=SOURCE,
    title=TITLE,
    header=_HEADER,
    columns=_columns(),
    says=_says,
    about=about,
)

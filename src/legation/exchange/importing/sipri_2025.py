"""SIPRI's trade register in its form since 2025: a row for each year of delivery, no number ordered."""

from collections.abc import Sequence
from typing import Final

from legation.exchange.importing.dates import number, when
from legation.exchange.importing.form import Form
from legation.exchange.importing.page import Line
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.sipri_classic import production
from legation.exchange.importing.sipri_parts import SOURCE, TITLE, Deal, about, columns, item
from legation.schema import Claim, Item, When

_HEADER: Final = columns("since_2025")


def _says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
    """One order with the rows of its deal as evidence, if they give its year, and a delivery for each row."""
    first = lines[0]
    deal = Deal(first)
    page = first.page
    ordered = _year(first, "Order date", notes)
    bare = _item(first, None)
    evidence = [line.span for line in lines]
    found: list[Claim] = []
    if ordered or not any(number(line["Numbers delivered"]) for line in lines):
        found.append(
            page.claim(evidence=evidence, **deal.transfer(form="ordered", when=ordered, items=(bare,)))
        )
    for line in lines:
        count = number(line["Numbers delivered"])
        came = _year(line, "Delivery year", notes)
        if count:
            delivery = deal.transfer(form="delivered", when=came, items=(_item(line, count),))
            found.append(page.claim(evidence=[line.span], **delivery))
    made = [line.span for line in lines if line["Local production"].casefold() == "yes"]
    if made:
        found.append(page.claim(evidence=made, **production(deal, first["Designation"], ordered)))
    if ordered is None and not any(claim.when for claim in found):
        raise Refusal("neither a year of order nor of delivery")
    return found


def _item(line: Line, count: int | None) -> Item:
    return item(line["Designation"], line["Description"], line["Armament category"], count)


def _year(line: Line, column: str, notes: list[str]) -> When | None:
    cell = line[column]
    found = when(number(cell[:4]), None, None, cell)
    if found is None and cell:
        notes.append(f"{column} {cell!r} is no year")
    return found


FORM: Final = Form(
    name="sipri-2025",
    source=SOURCE,
    title=TITLE,
    header=_HEADER,
    columns=tuple((name, name) for name in _HEADER),
    says=_says,
    group="SIPRI AT Database ID",
    about=about,
    needs=("Supplier", "Recipient", "Designation", "Order date", "Numbers delivered", "Delivery year"),
)

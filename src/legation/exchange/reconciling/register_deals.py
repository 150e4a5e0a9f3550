"""The deals of a SIPRI register file, as its rows tell them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from legation.errors import DocumentError
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.parties import party
from legation.exchange.importing.register import Register, register
from legation.exchange.reconciling.deal import Deal, Quote, deal
from legation.schema import Claim, Reading

_ASKED: Final = re.compile(
    r"^Transfers of .{0,60}? from (?P<supplier>.{1,60}?) to (?P<recipient>.{1,60}?) ?\. "
)


@dataclass(frozen=True)
class Scope:
    """What the register covers: null supplier or recipient stands for any of those that it names."""

    supplier: str | None
    recipient: str | None
    recipients: frozenset[str]
    published: date | None

    def covers(self, one: Deal) -> bool:
        """Whether the register would have this deal, if it took place."""
        if self.supplier is not None and one.supplier != self.supplier:
            return False
        if self.recipient is not None:
            return one.recipient == self.recipient
        return self.supplier is not None or one.recipient in self.recipients


@dataclass(frozen=True)
class RegisterDeals:
    """The deals of a file in the order of its rows, rows that tell none, and what the file covers."""

    form: str
    deals: tuple[Deal, ...]
    refused: tuple[Outcome, ...]
    scope: Scope


def register_deals(path: Path) -> RegisterDeals:
    """The deals in a file of either form of the register; raises `DocumentError` where it is of neither."""
    opened = register(path, "sipri")
    found: list[Deal] = []
    refused: list[Outcome] = []
    for reading, outcomes in opened.readings(Given()):
        refused += [one for one in outcomes if one.reason]
        if reading is not None:
            found += _deals(reading, outcomes, opened.form.group is not None)
    if not found:
        raise DocumentError(f"{path}: no row tells a deal")
    return RegisterDeals(opened.form.name, tuple(found), tuple(refused), _scope(opened, found))


def _deals(reading: Reading, outcomes: Sequence[Outcome], grouped: bool) -> Iterator[Deal]:
    """The rows of one deal follow the row that its claims are counted at."""
    claims = iter(reading.claims)
    place = 0
    while place < len(outcomes):
        first, rows = outcomes[place], [outcomes[place].row]
        place += 1
        while grouped and place < len(outcomes) and not outcomes[place].claims and not outcomes[place].reason:
            rows.append(outcomes[place].row)
            place += 1
        if not first.reason:
            yield _deal(rows, [next(claims) for _ in range(first.claims)], reading)


def _deal(rows: Sequence[int], claims: Sequence[Claim], reading: Reading) -> Deal:
    told = [claim for claim in claims if claim.kind == "transfer"]
    lines = {span.start: span.text for claim in told for span in claim.evidence}
    name = f"{rows[0]}" if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"
    quotes = (Quote(words, document=reading.document.title, outlet=reading.document.source,
                    published=reading.document.published) for _, words in sorted(lines.items()))  # fmt: skip
    return deal(name, [(claim.to_dict(), None, _doubted(claim)) for claim in told], quotes)


def _doubted(claim: Claim) -> bool:
    """Whether the register marks the year or the number as uncertain."""
    words = claim.evidence[0].text
    column = {"ordered": ("Year of order", "Order date"), "delivered": ("Number delivered", "Delivery year")}
    return any(
        re.search(rf"{re.escape(name)}: [^|]{{0,80}}\?(?: \||$)", words) is not None
        or f"{name} is estimate: Yes" in words
        for name in column.get(claim.form, ())
    )


def _scope(opened: Register, found: Sequence[Deal]) -> Scope:
    """What the lines before the header say was asked for, or else the recipients of the file."""
    asked = next((m for line in opened.preface if (m := _ASKED.match(line))), None)
    ends = {end: party(asked[end]) if asked else None for end in ("supplier", "recipient")}
    codes = {end: one.code if one else None for end, one in ends.items()}
    recipients = frozenset(one.recipient for one in found if one.recipient)
    return Scope(codes["supplier"], codes["recipient"], recipients, opened.about.published)

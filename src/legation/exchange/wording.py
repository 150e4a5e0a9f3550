"""How a claim's values are put into words for people; shared by the table and the page."""

from datetime import date

from legation.schema import Claim, Document, Item, Money, Participant, When, Where
from legation.schema.vocabulary import Kind

_DIGITS = {"day": 10, "month": 7, "year": 4}


HEADING_AT_MOST = 90


def heading(document: Document) -> str:
    """The title; the first words of a document without one; of a document without words its id."""
    if document.title:
        return document.title
    first = " ".join(document.text[: 4 * HEADING_AT_MOST].lstrip().partition("\n")[0].split())
    short = first if len(first) <= HEADING_AT_MOST else first[:HEADING_AT_MOST].rpartition(" ")[0] + " …"
    return short or document.id


def plain(term: str) -> str:
    """A term of the vocabulary as people write it: `letter_of_intent` → `letter of intent`."""
    return term.replace("_", " ")


def form(claim: Claim) -> str:
    """The form, with an instrument's action: `letter of intent, exchanged`."""
    action = claim.details.action
    return plain(claim.form) + (f", {plain(action)}" if action else "")


def when(value: When) -> str:
    """Days as precisely as they are known: `2022-06-02`, `2022-06`, `2022`, `2012–2022`."""
    if value.precision != "range":
        return value.start.isoformat()[: _DIGITS[value.precision]]
    if (value.start.month, value.start.day, value.end.month, value.end.day) == (1, 1, 12, 31):
        return _between(str(value.start.year), str(value.end.year))
    if value.start.day == 1 and _last_of_month(value.end):
        return _between(value.start.isoformat()[:7], value.end.isoformat()[:7])
    return _between(value.start.isoformat(), value.end.isoformat())


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _last_of_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def participant(person: Participant) -> str:
    """`Rajnath Singh (Defence Minister, IND)`."""
    known = ", ".join(part for part in (person.office, person.state) if part)
    return f"{person.name} ({known})" if known else person.name


def where(place: Where) -> str:
    """`New Delhi, IND`."""
    return f"{place.name}, {place.state}" if place.state else place.name


def item(thing: Item) -> str:
    """`36 × Rafale fighters (aircraft)`."""
    count = f"{thing.quantity:,} × " if thing.quantity is not None else ""
    return f"{count}{thing.name} ({plain(thing.category)})"


def money(value: Money) -> str:
    """`USD 2,900,000,000`; a decimal part only where there is one."""
    amount = value.amount
    whole = isinstance(amount, int) or amount.is_integer()
    return f"{value.currency} {amount:,.0f}" if whole else f"{value.currency} {amount:,.2f}"


def number(count: int, noun: str) -> str:
    """`1 claim`, `12 claims`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def by_kind(claims: tuple[Claim, ...]) -> dict[Kind, int]:
    """How many claims of each kind, in the order of first appearance."""
    counts: dict[Kind, int] = {}
    for claim in claims:
        counts[claim.kind] = counts.get(claim.kind, 0) + 1
    return counts

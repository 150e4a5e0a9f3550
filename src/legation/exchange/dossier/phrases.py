"""Values of the record in the words of a brief: days, sums, terms, people."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from legation.exchange.controls import code_point, controls
from legation.views.dossier_parts import Cited, Present
from legation.views.parties import party_name

_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_LARGE: Final = ((1e9, "billion", 1e7), (1e6, "million", 1e4))
_FIELDS: Final = {"when": "date", "value": "value", "supplier": "supplier", "recipient": "recipient"}


def clean(text: str) -> str:
    """The text on one line, with characters that command or reorder named: fit for any format."""
    line = " ".join(text.split())
    line = controls().sub(lambda match: f"[{code_point(match[0])}]", line)
    return "".join(c if ord(c) & 0xFFFE != 0xFFFE else "\N{REPLACEMENT CHARACTER}" for c in line)


def day(value: date) -> str:
    """`2 June 2022`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(shown: str) -> str:
    """`2 June 2022`, `June 2022`, `2022`, `2–5 June 2022` of a date as the record writes it."""
    low, _, high = shown.partition("/")
    if high:
        return _range(date.fromisoformat(low), date.fromisoformat(high))
    parts = shown.split("-")
    if not all(part.isdigit() for part in parts):
        return shown
    if len(parts) == 3:
        return day(date.fromisoformat(shown))
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else shown


def acts(shown: str) -> str:
    """`36 · 23 September 2016` of `36 · 2016-09-23`."""
    words, planned = shown.removesuffix(" (planned)"), shown.endswith(" (planned)")
    spelled = " · ".join(when(part) for part in words.split(" · "))
    return f"{spelled} (planned)" if planned else spelled


def _range(low: date, high: date) -> str:
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year}–{high.year}"
    if (low.year, low.month) == (high.year, high.month):
        return f"{low.day}–{day(high)}"
    return f"{day(low)} – {day(high)}"


def sum_of(currency: str, amount: float) -> str:
    """`USD 5.43 billion` where that is exact to two decimals, or else every digit."""
    for size, name, grain in _LARGE:
        if amount >= size and amount % grain == 0:
            return f"{currency} {amount / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    whole = float(amount).is_integer()
    return f"{currency} {amount:,.0f}" if whole else f"{currency} {amount:,.2f}"


def money(shown: str) -> str:
    """The same of a sum as the record writes it: `USD 5,430,000,000`."""
    currency, _, amount = shown.partition(" ")
    number = amount.replace(",", "")
    return sum_of(currency, float(number)) if number.replace(".", "", 1).isdigit() else shown


def term(words: str) -> str:
    """A term of the vocabulary as people write it: `letter_of_intent` → `letter of intent`."""
    return words.replace("_", " ")


def field(name: str) -> str:
    """`date, ordered` for `when:ordered`; `number, aircraft` for `quantity:aircraft`."""
    head, _, of = name.partition(":")
    words = "number" if head == "quantity" else _FIELDS.get(head, head)
    return f"{words}, {term(of)}" if of else words


def sums(pairs: Sequence[tuple[str, float]]) -> str:
    """Each currency's sum by itself: none is added to another."""
    return " + ".join(sum_of(*pair) for pair in pairs) or "–"


def people(present: Sequence[Present]) -> str:
    """`Rajnath Singh (Defence Minister, IND), Benjamin Gantz (ISR)`."""
    return ", ".join(_person(one) for one in present)


def _person(one: Present) -> str:
    office = one.office if one.office and one.office.casefold() != one.name.casefold() else None
    about = ", ".join(filter(None, (office, one.state)))
    return f"{one.name} ({about})" if about else one.name


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 entry`, `12 entries`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def others(partners: Sequence[tuple[str, int]]) -> str:
    """`United States 12, France 3`."""
    return ", ".join(f"{party_name(code)} {number:,}" for code, number in partners)


def value_of(cited: Cited | None, otherwise: str = "") -> str:
    """The bare value."""
    return cited.value if cited else otherwise

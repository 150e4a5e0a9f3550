"""What a claim's card shows: its fields, in words, in a fixed order."""

from dataclasses import dataclass

from legation.exchange import wording
from legation.schema import Claim, Span

QUOTED_AT_MOST = 280


@dataclass(frozen=True, slots=True)
class Field:
    """A name and the values under it."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One claim for the page; `number` counts from 1, `sure` is a percentage or null."""

    number: int
    kind: str
    form: str
    status: str
    parties: tuple[str, ...]
    sure: int | None
    fields: tuple[Field, ...]
    quotes: tuple[str, ...]


def card(number: int, claim: Claim) -> Card:
    """The card of a claim."""
    return Card(
        number=number,
        kind=claim.kind,
        form=wording.form(claim),
        status=claim.status,
        parties=claim.parties,
        sure=None if claim.confidence is None else round(100 * claim.confidence),
        fields=tuple(field for field in _fields(claim) if field.values),
        quotes=tuple(_shortened(span.text) for span in claim.evidence),
    )


def _fields(claim: Claim) -> list[Field]:
    details = claim.details
    roles: dict[str, list[str]] = {}
    for person in claim.participants:
        roles.setdefault(person.role, []).append(wording.participant(person))
    passage = " → ".join(code or "?" for code in (details.supplier, details.recipient))
    return [
        _field("title", details.title),
        *(Field(role, tuple(names)) for role, names in roles.items()),
        _field("when", f"{wording.when(claim.when)} (“{claim.when.text}”)" if claim.when else None),
        _field("where", wording.where(claim.where) if claim.where else None),
        _field("passes", passage if details.supplier or details.recipient else None),
        Field("items", tuple(wording.item(item) for item in details.items)),
        _field("value", wording.money(details.value) if details.value else None),
        _field("name", details.name),
        _field("subject", details.subject),
        _field("content", _words(details.content)),
        _field("pledge", _words(details.pledge)),
        _field("credited to", claim.source),
        _field("topics", ", ".join(wording.plain(topic) for topic in claim.topics)),
    ]


def _field(name: str, value: str | None) -> Field:
    return Field(name, (value,) if value else ())


def _words(span: Span | None) -> str | None:
    return f"“{_shortened(span.text)}”" if span else None


def _shortened(text: str) -> str:
    """White space made single; the middle left out of what is too long for a card."""
    text = " ".join(text.split())
    half = QUOTED_AT_MOST // 2
    return text if len(text) <= QUOTED_AT_MOST else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"

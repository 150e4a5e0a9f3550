"""What the tools answer: plain values for JSON, never more than so much of anything."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from legation.errors import QuestionError
from legation.record.answers import EntryInFull, EntrySummary, FieldValue, KeptClaim
from legation.record.choosing import Filter
from legation.record.search import Hit
from legation.schema import FORMS, KINDS, STATUSES

MOST_HITS: Final = 50
MOST_CLAIMS: Final = 50
LONGEST_TEXT: Final = 40_000
"""Characters of a brief."""
LONGEST_WORDS: Final = 2_000
"""Characters of one quotation."""
LONGEST_QUESTION: Final = 400
"""Characters of an argument."""


def narrowed(  # noqa: PLR0913 - a question's parts, each by name
    *,
    kind: str | None,
    form: str | None,
    status: str | None,
    parties: Iterable[str],
    person: str | None,
    since: str | None,
    until: str | None,
    source: str | None,
) -> Filter:
    """The conditions of a question; raises `QuestionError` for words that are not of the vocabulary."""
    from legation.views.parties import party_codes

    _among("kind", kind, KINDS)
    _among("form", form, tuple(sorted({one for forms in FORMS.values() for one in forms})))
    _among("status", status, STATUSES)
    return Filter(
        kind=kind,
        form=form,
        status=status,
        parties=party_codes(short("party", one) for one in parties),
        person=short("person", person) if person else None,
        since=day("since", since),
        until=day("until", until),
        source=short("source", source) if source else None,
    )


def day(name: str, text: str | None) -> date | None:
    """A day of an argument."""
    if text is None:
        return None
    try:
        return date.fromisoformat(short(name, text))
    except ValueError:
        raise QuestionError(f"{name}: {text[:40]!r} is not a day; write it as 2022-06-02") from None


def short(name: str, text: str) -> str:
    """An argument, if it is no longer than one may be."""
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(f"{name}: over {LONGEST_QUESTION} characters")
    return text.replace("\x00", " ")


def _among(name: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in known:
        raise QuestionError(f"{name}: {value[:40]!r} is none; there are {', '.join(known)}")


def hit(one: Hit) -> dict[str, Any]:
    """A match, with the words found in square brackets."""
    return {
        **{"in": one.within, "entry": one.entry, "id": one.id, "title": one.title, "outlet": one.outlet},
        **{"day": plain(one.day), "words": cut(one.words, LONGEST_WORDS)},
    }


def summary(one: EntrySummary) -> dict[str, Any]:
    """An entry in short."""
    return {name: plain(value) for name, value in asdict(one).items()}


def entry(full: EntryInFull, differing: Iterable[FieldValue]) -> dict[str, Any]:
    """An entry with its stages, its values, and its claims, each with its words and where they stand."""
    claims = full.claims[:MOST_CLAIMS]
    return {
        **summary(full.summary),
        "stages": [{name: plain(value) for name, value in asdict(one).items()} for one in full.stages],
        "differing": [_value(one) for one in differing][:MOST_CLAIMS],
        "claims": [_claim(one) for one in claims],
        "claims_left_out": len(full.claims) - len(claims),
        "notes": [cut(note, LONGEST_WORDS) for note in full.notes[:MOST_CLAIMS]],
    }


def _claim(one: KeptClaim) -> dict[str, Any]:
    """A claim with its evidence: offsets count Unicode code points of the document's text."""
    body = dict(one.body)
    body["evidence"] = [{**span, "text": cut(span["text"], LONGEST_WORDS)} for span in body["evidence"][:10]]
    return {
        **{"id": one.id, "claim": body, "confidence": one.confidence, "withdrawn": one.withdrawn},
        "document": {
            **{"id": one.document, "title": one.title, "outlet": one.outlet},
            "published": plain(one.published),
        },
    }


def _value(one: FieldValue) -> dict[str, Any]:
    return {
        **{"field": one.field, "value": one.value, "best": one.best, "sources": one.sources},
        "claims": list(one.claims[:MOST_CLAIMS]),
    }


def plain(value: Any) -> Any:
    """Days as text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def cut(text: str, most: int) -> str:
    """The text, or its beginning and how much was left out."""
    return text if len(text) <= most else f"{text[:most]}… ({len(text) - most:,} more characters)"

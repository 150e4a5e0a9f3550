"""An entry as a page tells it: fields with every value, stages, claims by source, ties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from legation.exchange import wording
from legation.exchange.page.card import Card, card
from legation.record.answers import EntryInFull, FieldValue, KeptClaim, StageOf
from legation.record.why import Reasons, Tie
from legation.schema import Claim
from legation.web import terms

MOST_CLAIMS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: its letter on the page, who published it, and its fields."""

    mark: str
    claim: KeptClaim
    card: Card


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field of the entry: its name in words, its values, the best first, and whether sources differ."""

    name: str
    values: tuple[FieldValue, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class StageTold:
    """A stage, in words, with the claims that are its evidence."""

    stage: StageOf
    day: str
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class EntryTold:
    """All of it; of an entry with very many claims the first `MOST_CLAIMS`, `left` more unseen."""

    claims: tuple[Told, ...]
    left: int
    fields: tuple[FieldTold, ...]
    stages: tuple[StageTold, ...]
    ties: tuple[tuple[Told, Told, Tie], ...]
    outlets: tuple[tuple[str, tuple[Told, ...]], ...]
    notes: tuple[str, ...]
    marks: dict[str, Told]


def told(full: EntryInFull, why: Reasons) -> EntryTold:
    """The entry for its page."""
    kept = sorted(full.claims, key=lambda one: (one.published or date.max, one.outlet or "", one.id))
    shown = [Told(_mark(n), one, card(n + 1, _claim(one))) for n, one in enumerate(kept[:MOST_CLAIMS])]
    by_id = {one.claim.id: one for one in shown}
    differing = {value.field for value in why.differing}
    outlets: dict[str, list[Told]] = {}
    for one in shown:
        outlets.setdefault(one.claim.outlet or "no outlet named", []).append(one)
    return EntryTold(
        claims=tuple(shown),
        left=len(kept) - len(shown),
        fields=_fields(full.values, differing),
        stages=tuple(
            StageTold(
                one,
                terms.day(one.start, one.end, one.precision),
                tuple(by_id[c] for c in one.claims if c in by_id),
            )
            for one in full.stages
        ),
        ties=tuple(
            (by_id[tie.claim], by_id[tie.to], tie)
            for tie in why.ties
            if tie.claim in by_id and tie.to in by_id
        ),
        outlets=tuple((name, tuple(theirs)) for name, theirs in outlets.items()),
        notes=full.notes,
        marks=by_id,
    )


def _fields(values: Sequence[FieldValue], differing: set[str]) -> tuple[FieldTold, ...]:
    by_field: dict[str, list[FieldValue]] = {}
    for value in values:
        by_field.setdefault(value.field, []).append(value)
    return tuple(
        FieldTold(_field_name(name), tuple(theirs), name in differing) for name, theirs in by_field.items()
    )


def _field_name(name: str) -> str:
    return ", ".join(wording.plain(part) for part in name.split(":"))


def _mark(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _claim(kept: KeptClaim) -> Claim:
    """The claim as a value. Its spans were checked against its document when it was made."""
    body: dict[str, Any] = {**kept.body, "confidence": kept.confidence}
    return Claim.model_construct(**_constructed(body))


def _constructed(body: dict[str, Any]) -> dict[str, Any]:
    from legation.schema import Details, Participant, Span, When, Where

    return body | {
        "participants": tuple(Participant.model_validate(p) for p in body["participants"]),
        "when": When.model_validate(body["when"]) if body["when"] else None,
        "where": Where.model_validate(body["where"]) if body["where"] else None,
        "details": Details.model_validate(body["details"]),
        "evidence": tuple(Span.model_validate(s) for s in body["evidence"]),
        "parties": tuple(body["parties"]),
    }

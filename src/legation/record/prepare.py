"""What the store keeps of a reading, made ready without the store."""

from dataclasses import dataclass
from typing import Any

from legation.record.copies import bands, fingerprint
from legation.record.identity import body, canonical, claim_id, content
from legation.record.merging.facts import Facts, facts, signature
from legation.schema import Reading


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim with its id, its facts and their signature."""

    id: str
    body: dict[str, Any]
    text: str
    confidence: float | None
    facts: Facts
    signature: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with all that can be worked out from it alone."""

    reading: Reading
    content: str
    fingerprint: bytes
    bands: list[int]
    claims: tuple[PreparedClaim, ...]


def prepare(reading: Reading) -> Prepared:
    """The reading made ready; claims that say the same in the same words count once."""
    document = reading.document
    made_of = content(document)
    published = document.published.toordinal() if document.published else None
    claims: dict[str, PreparedClaim] = {}
    for claim in reading.claims:
        form = body(claim)
        text = canonical(form)
        its = facts(form, published)
        one = PreparedClaim(claim_id(made_of, text), form, text, claim.confidence, its, signature(its))
        claims.setdefault(one.id, one)
    shingles = fingerprint(document.text)
    return Prepared(reading, made_of, shingles, bands(shingles), tuple(claims.values()))

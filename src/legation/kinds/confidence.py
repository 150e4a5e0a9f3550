"""Confidence: how often claims read like this one are right, by a regression fitted on held-out gold."""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Final

from legation.linking.linked import Linked
from legation.schema import Claim
from legation.schema.vocabulary import KINDS

COLUMNS: Final[tuple[str, ...]] = (
    "one",
    "evidence",
    "peak",
    "form",
    "second party",
    "speaker",
    "status",
    "length",
    "few words",
    *KINDS,
)
"""What the regression looks at: chances as log-odds, the length of the evidence in hundreds of characters,
and the logarithm of how many times it is shorter than a full clause.

`evidence` is the chance of the kind averaged over the stretch, `peak` that of its likeliest word piece.
"""

CLAUSE: Final = 60
"""Code points of a short clause; evidence with less is often a piece of one."""


def evidence_of(claim: Claim, linked: Linked) -> tuple[float, ...]:
    """The columns of a claim."""
    ranked = sorted(linked.states["party"].values(), reverse=True)
    span = claim.evidence[0]
    speaker = max(linked.entities["speaker"].values(), default=0.0) if claim.kind == "statement" else 0.5
    return (
        1.0,
        odds(linked.proposal.probability),
        odds(max(linked.proposal.peak, linked.proposal.probability)),
        odds(linked.proposal.share),
        odds(ranked[1] if len(ranked) > 1 else 0.02),
        odds(speaker),
        odds(max(linked.status.values())),
        min(span.end - span.start, 600) / 100,
        log(max(1.0, CLAUSE / (span.end - span.start))),
        *(float(claim.kind == kind) for kind in KINDS),
    )


def odds(chance: float) -> float:
    """The log-odds of a chance, within bounds."""
    kept = min(max(chance, 0.01), 0.99)
    return log(kept / (1 - kept))


def confidence(evidence: Sequence[float], weights: Mapping[str, float] | None) -> float:
    """The probability that a claim with these columns is right; its own chance where there are no weights."""
    if not weights:
        return 1 / (1 + exp(-evidence[1]))
    total = sum(weights.get(name, 0.0) * value for name, value in zip(COLUMNS, evidence, strict=True))
    return round(1 / (1 + exp(-total)), 4)

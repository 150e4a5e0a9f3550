"""Training labels of a gold document's word pieces."""

from dataclasses import dataclass

import numpy as np
from gold import GoldClaim, GoldDocument
from numpy.typing import NDArray

from legation.encoder.labels import BLOCKS, CLASSES, NAMES, columns
from legation.encoder.windows import Pieces
from legation.schema.vocabulary import KINDS

COLUMNS = columns(BLOCKS)
WIDTH = sum(BLOCKS.values())


@dataclass(frozen=True)
class TokenLabels:
    """For each piece: the target of every logit, and whether it counts (1) or is passed over (0)."""

    target: NDArray[np.float32]
    weight: NDArray[np.float32]


def tokens_in(pieces: Pieces, start: int, end: int) -> slice:
    """The pieces that overlap `text[start:end]`."""
    return slice(
        int(np.searchsorted(pieces.ends, start, side="right")), int(np.searchsorted(pieces.starts, end))
    )


def token_labels(document: GoldDocument, pieces: Pieces) -> TokenLabels:
    """Labels of all blocks. Evidence that repeats a claim is neither required nor held against the model."""
    target = np.zeros((len(pieces.ids), WIDTH), np.float32)
    weight = np.ones_like(target)
    for claim in document.claims:
        _pass_over_repeats(claim, pieces, weight)
    for claim in document.claims:
        _mark_evidence(claim, pieces, target, weight)
    for label, start, end in named_spans(document):
        where = tokens_in(pieces, start, end)
        target[where.start, COLUMNS["name_begin"].start + NAMES.index(label)] = 1
        target[where, COLUMNS["name_in"].start + NAMES.index(label)] = 1
    return TokenLabels(target, weight)


def _evidence_columns(claim: GoldClaim) -> tuple[int, int]:
    return (
        COLUMNS["inside"].start + CLASSES.index((claim.kind, claim.form)),
        COLUMNS["inside_kind"].start + KINDS.index(claim.kind),
    )


def _pass_over_repeats(claim: GoldClaim, pieces: Pieces, weight: NDArray[np.float32]) -> None:
    for start, end in claim.spans[1:]:
        where = tokens_in(pieces, start, end)
        for column in _evidence_columns(claim):
            weight[where, column] = 0
        weight[where, COLUMNS["start_kind"].start + KINDS.index(claim.kind)] = 0


def _mark_evidence(
    claim: GoldClaim, pieces: Pieces, target: NDArray[np.float32], weight: NDArray[np.float32]
) -> None:
    where = tokens_in(pieces, *claim.spans[0])
    for column in _evidence_columns(claim):
        target[where, column] = 1
        weight[where, column] = 1
    first = COLUMNS["start_kind"].start + KINDS.index(claim.kind)
    target[where.start, first] = 1
    weight[where, first] = 1


def named_spans(document: GoldDocument) -> set[tuple[str, int, int]]:
    """(label, start, end) of names that the claims give, wherever they stand in the document."""
    spans: set[tuple[str, int, int]] = set()
    for claim in document.claims:
        details = claim.data["details"]
        for participant in claim.data["participants"]:
            spans |= _everywhere(document, participant["type"], participant["name"])
            if participant["type"] == "person":
                last = participant["name"].split()[-1]
                if last[:1].isupper() and len(last) > 2:
                    spans |= _everywhere(document, "person", last)
            if participant.get("office"):
                spans |= _everywhere(document, "office", participant["office"])
        for item in details.get("items") or []:
            spans |= _everywhere(document, "equipment", item["name"])
        for field, label in (("title", "instrument"), ("name", "exercise"), ("subject", "subject")):
            if details.get(field):
                near = claim.spans if label in ("instrument", "subject") else None
                spans |= _everywhere(document, label, details[field], near)
        if claim.data["where"]:
            spans |= _everywhere(document, "place", claim.data["where"]["name"], claim.spans)
    return _longest(spans)


def _everywhere(
    document: GoldDocument, label: str, name: str, near: tuple[tuple[int, int], ...] | None = None
) -> set[tuple[str, int, int]]:
    text, found, at = document.text, set(), 0
    while (at := text.find(name, at)) >= 0:
        end = at + len(name)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if whole and (near is None or any(a - 5 <= at and end <= b + 5 for a, b in near)):
            found.add((label, at, end))
        at = end
    return found


def _longest(spans: set[tuple[str, int, int]]) -> set[tuple[str, int, int]]:
    """Without spans that lie inside another of the same label."""
    return {
        (label, a, b)
        for label, a, b in spans
        if not any(o == label and (c, d) != (a, b) and c <= a and b <= d for o, c, d in spans)
    }

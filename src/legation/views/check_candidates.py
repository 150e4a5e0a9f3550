"""Entries that a claim of a draft may be about."""

import re
from datetime import timedelta
from itertools import combinations
from typing import Final

from legation.record.answers import KeptClaim
from legation.record.choosing import Filter
from legation.record.record import Record
from legation.schema import Claim

NEAR: Final = timedelta(days=400)
"""A dated claim is first held against what the record has of the days about it."""
LONGEST: Final = 6
"""Words that entries are searched by, at most."""
FOUND: Final = 20
_WORD: Final = re.compile(r"\w+")
MOST: Final = 1500
"""Claims of the record that one claim of a draft is held against, at most."""


def candidates(record: Record, claim: Claim) -> dict[str, list[KeptClaim]]:
    """Claims of the same kind between the same parties, by the entry they are of; the near ones in time
    first, and others only where those are few."""
    found: dict[str, list[KeptClaim]] = {}
    for chosen in _questions(claim):
        for kept in record.claims(chosen, limit=MOST):
            if kept.entry and not kept.withdrawn:
                found.setdefault(kept.entry, []).append(kept)
        if sum(map(len, found.values())) >= MOST:
            break
    for entry in _by_words(record, claim):
        if entry not in found:
            found[entry] = [kept for kept in record.entry(entry).claims if not kept.withdrawn]
    return {entry: list({kept.id: kept for kept in claims}.values()) for entry, claims in found.items()}


def _by_words(record: Record, claim: Claim) -> list[str]:
    """Entries that share the telling words of the claim, whoever their parties are."""
    words = _WORD.findall(_telling(claim))
    named = [word for word in words if not word.islower()] or words
    if not named:
        return []
    chosen = Filter(kind=claim.kind)
    hits = record.search(" ".join(named[:LONGEST]), chosen=chosen, within=("claims",), limit=FOUND)
    return sorted({hit.entry for hit in hits if hit.entry})


def _telling(claim: Claim) -> str:
    """What the claim names: the first item, the title, the exercise, the subject, the words said."""
    details = claim.details
    if claim.kind == "transfer":
        return details.items[0].name if details.items else ""
    said = details.content or details.pledge
    return details.title or details.name or details.subject or (said.text if said else "")


def _questions(claim: Claim) -> list[Filter]:
    """Near in time, then at any time; of three parties and more, by each pair."""
    groups: list[tuple[str, ...]] = list(combinations(claim.parties, 2)) or [claim.parties]
    asked = []
    if claim.when:
        since, until = claim.when.start - NEAR, claim.when.end + NEAR
        asked += [Filter(kind=claim.kind, parties=group, since=since, until=until) for group in groups]
    return asked + [Filter(kind=claim.kind, parties=group) for group in groups]

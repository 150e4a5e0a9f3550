"""Commitments of a dossier, with what came of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from legation.record.derive import Kept
from legation.record.gathered import Gathered, claims_named
from legation.record.outcome import Consequence, Outcome, outcome_of
from legation.record.outline import Outline
from legation.record.standing import Standing
from legation.views.dossier_items import item
from legation.views.dossier_parts import CameOf, Cited, Commitment
from legation.views.dossier_sources import Sources

_LOOKED_AT: Final = 1_500
"""Entries in which consequences are looked for, over all commitments shown, unless all are asked for."""
_EVENTS: Final = 3


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of commitments, by entry number, and the claims that say so, by id."""

    outcomes: Mapping[int, Outcome]
    claims: Mapping[str, Kept]


def follow(
    connection: Connection,
    pledges: Sequence[Outline],
    entries: Mapping[int, Gathered],
    standing: Standing,
    sorts: Mapping[tuple[str, str, str], int] | None,
) -> Followed:
    """Looks for what came of `pledges` among later entries of their parties.

    `sorts` say how many entries there are of each (kind, status, parties): the newest pledges are followed
    until as many were looked at as time allows, or all of them where that is null.
    """
    crowds = _crowds(sorts or {})
    left = _LOOKED_AT
    outcomes: dict[int, Outcome] = {}
    for row in pledges:
        pair = frozenset(row.parties.split()[:2])
        left -= sum(number for its, number in crowds.items() if pair <= its)
        if left < 0:
            break
        outcomes[row.number] = outcome_of(connection, list(entries[row.number].claims), standing)
    named = {claim for its in outcomes.values() for one in its.consequences for claim in one.claims}
    return Followed(outcomes, claims_named(connection, named, standing))


def _crowds(sorts: Mapping[tuple[str, str, str], int]) -> dict[frozenset[str], int]:
    """How many entries that may tell what came of a pledge there are of each set of parties."""
    found: Counter[str] = Counter()
    for (kind, _, parties), number in sorts.items():
        if kind not in ("statement", "commitment"):
            found[parties] += number
    return {frozenset(parties.split()): number for parties, number in found.items()}


def commitment(row: Outline, entry: Gathered, followed: Followed, sources: Sources) -> Commitment:
    """What was undertaken, in the words of the claim that says most, and what came of it."""
    its = item(entry, sources)
    outcome = followed.outcomes.get(row.number)
    if outcome is None:
        return Commitment(its, its.what, None)
    events = tuple(_event(one, followed, sources) for one in outcome.consequences[-_EVENTS:])
    return Commitment(its, its.what, CameOf(outcome.verdict, events))


def _event(one: Consequence, followed: Followed, sources: Sources) -> Cited:
    of = one.entry
    words = f"{of.kind}, {of.stage}: {of.headline}"
    return sources.cite(words, [followed.claims[claim] for claim in one.claims])

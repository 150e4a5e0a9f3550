"""Entries out of the claims of one component and the decisions on them; nothing of the store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from legation.record.identity import entry_id
from legation.record.merging.cluster import Edge, cluster
from legation.record.merging.facts import Facts, facts
from legation.record.merging.holders import Name, Post, named
from legation.record.merging.likeness import compare
from legation.record.merging.within import told_apart
from legation.record.standing import Standing

_SAME_WORDING = 50.0


@dataclass(frozen=True)
class Kept:
    """A claim as kept, with what of its document matters to entries. `body` is as corrected."""

    number: int
    id: str
    wording: int
    signature: int
    body: Mapping[str, Any]
    story: int
    outlet: str
    document: int
    published: int | None
    corrected: frozenset[str] = frozenset()
    entry: int | None = None
    stage: int | None = None
    holders: Mapping[Post, Name] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Facts:
        """What it says, for comparing, with the holders on record of the posts that it leaves unnamed."""
        return named(facts(dict(self.body), self.published), self.holders)


@dataclass(slots=True)
class Component:
    """Claims that likenesses tie together, by wording, and the likenesses."""

    claims: dict[int, list[Kept]] = field(default_factory=dict)
    edges: list[tuple[int, int, float]] = field(default_factory=list)


def groups(component: Component, standing: Standing) -> list[list[Kept]]:
    """The component's claims put into entries; each group in the order of its claims' ids."""
    if len(component.claims) == 1 and not standing.links:
        return [sorted(next(iter(component.claims.values())), key=lambda claim: claim.id)]
    units, of_wording = _units(component, standing)
    first = {name: claims[0] for name, claims in units.items()}
    documents = {name: {claim.document for claim in claims} for name, claims in units.items()}
    verdicts: dict[tuple[str, str], bool] = {}

    def apart(one: str, other: str) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in verdicts:
            link = standing.links.get(pair)
            shared = not documents[one].isdisjoint(documents[other])
            verdicts[pair] = (
                (not link) if link is not None else _differ(first[pair[0]], first[pair[1]], shared)
            )
        return verdicts[pair]

    together = [pair for pair, merged in standing.links.items() if merged]
    found = cluster(sorted(units), _edges(component, of_wording), apart, together)
    return sorted(
        (sorted((claim for name in names for claim in units[name]), key=lambda c: c.id) for names in found),
        key=lambda group: group[0].id,
    )


def name_of(group: Sequence[Kept]) -> str:
    """The entry's id."""
    return entry_id([claim.id for claim in group])


def _differ(one: Kept, other: Kept, shared: bool) -> bool:
    """Whether two claims can't be about one thing; `shared`: one document makes both."""
    if one.signature == other.signature:
        return False
    return (shared and told_apart(one.facts, other.facts)) or compare(one.facts, other.facts).apart


def _units(component: Component, standing: Standing) -> tuple[dict[str, list[Kept]], dict[int, list[str]]]:
    """What is put together: wordings, and single claims where a person merged or split them."""
    pinned = standing.linked()
    units: dict[str, list[Kept]] = {}
    of_wording: dict[int, list[str]] = {}
    for number, claims in component.claims.items():
        alone = any(claim.id in pinned for claim in claims)
        for claim in claims:
            name = claim.id if alone else f"w{claim.signature & 0xFFFFFFFFFFFFFFFF:016x}"
            units.setdefault(name, []).append(claim)
        of_wording[number] = sorted({c.id for c in claims} if alone else {name})
    return units, of_wording


def _edges(component: Component, of_wording: Mapping[int, list[str]]) -> Iterable[Edge]:
    for one, other, score in component.edges:
        for a in of_wording.get(one, ()):
            for b in of_wording.get(other, ()):
                yield score, a, b
    for names in of_wording.values():
        for a, b in pairwise(names):
            yield _SAME_WORDING, a, b

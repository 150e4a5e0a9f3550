"""What the journal's decisions come to, when those undone are left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from legation.record.decision import Decision
from legation.schema import Details


@dataclass(slots=True)
class Standing:
    """The decisions in force, by claim.

    `verdict` is `accept` or `reject`; `links` says of pairs of claims whether they belong together,
    `linked_by` by whom;
    `entry_corrections` are corrections of an entry's field, oldest first.
    """

    verdict: dict[str, Decision] = field(default_factory=dict)
    corrections: dict[str, dict[str, Decision]] = field(default_factory=dict)
    notes: dict[str, list[Decision]] = field(default_factory=dict)
    links: dict[tuple[str, str], bool] = field(default_factory=dict)
    linked_by: dict[tuple[str, str], str] = field(default_factory=dict)
    entry_corrections: dict[str, list[Decision]] = field(default_factory=dict)

    def vouched(self, claim: str) -> bool:
        """Whether a person stands by the claim, whatever readers say."""
        verdict = self.verdict.get(claim)
        return claim in self.corrections or (verdict is not None and verdict.verb == "accept")

    def rejected(self, claim: str) -> bool:
        """Whether a person rejected the claim."""
        verdict = self.verdict.get(claim)
        return verdict is not None and verdict.verb == "reject"

    def on(self, claims: Iterable[str]) -> list[Decision]:
        """The verdicts and corrections in force on these claims and the entry they make, oldest first."""
        found: dict[str, Decision] = {}
        for claim in claims:
            its = [*self.corrections.get(claim, {}).values(), *self.entry_corrections.get(claim, ())]
            its += [self.verdict[claim]] if claim in self.verdict else []
            found.update((decision.id, decision) for decision in its)
        return sorted(found.values(), key=lambda decision: (decision.at, decision.id))

    def linked(self) -> set[str]:
        """Claims that a merge or a split in force is about."""
        return {claim for pair in self.links for claim in pair}


def in_force(journal: Sequence[Decision]) -> list[Decision]:
    """The decisions that no standing undo undoes, in their order; an undo can be undone."""
    undone: set[str] = set()
    for decision in reversed(journal):
        if decision.verb == "undo" and decision.id not in undone and decision.undoes:
            undone.add(decision.undoes)
    return [d for d in journal if d.verb != "undo" and d.id not in undone]


def standing(journal: Sequence[Decision], successors: Mapping[str, str] | None = None) -> Standing:
    """What the journal, in its order, comes to; of two decisions on one thing the later stands.

    `successors` leads from a withdrawn claim to the one in its place, which takes over its decisions.
    """
    found = Standing()
    for decision in in_force(journal):
        _apply(found, _moved(decision, successors) if successors else decision)
    return found


def _moved(decision: Decision, successors: Mapping[str, str]) -> Decision:
    def current(claim: str) -> str:
        seen = {claim}
        while (after := successors.get(claim)) and after not in seen:
            claim = after
            seen.add(claim)
        return claim

    claims, against = map(current, decision.claims), map(current, decision.against)
    return replace(decision, claims=tuple(claims), against=tuple(against))


def _apply(found: Standing, decision: Decision) -> None:
    if decision.verb in ("accept", "reject"):
        found.verdict.update(dict.fromkeys(decision.claims, decision))
    elif decision.verb == "annotate":
        _each(found.notes, decision.claims, decision)
    elif decision.verb == "correct" and decision.scope == "claim":
        for claim in decision.claims:
            found.corrections.setdefault(claim, {})[str(decision.field)] = decision
    elif decision.verb == "correct":
        _each(found.entry_corrections, decision.claims, decision)
    elif decision.verb in ("merge", "split"):
        for one, other in product(decision.claims, decision.against):
            pair = min(one, other), max(one, other)
            found.links[pair] = decision.verb == "merge"
            found.linked_by[pair] = decision.by


def _each(where: dict[str, list[Decision]], claims: Iterable[str], decision: Decision) -> None:
    for claim in claims:
        where.setdefault(claim, []).append(decision)


def corrected(body: dict[str, Any], corrections: dict[str, Decision]) -> dict[str, Any]:
    """A claim's JSON form with a person's values in the place of the reader's."""
    form = {**body, "details": dict(body["details"])}
    for name, decision in sorted(corrections.items()):
        if name in Details.model_fields:
            form["details"][name] = decision.value
        else:
            form[name] = decision.value
    return form

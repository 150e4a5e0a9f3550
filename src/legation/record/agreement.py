"""How far two people's decisions on the same claims agree, beyond chance."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from legation.record.decision import Decision
from legation.record.journal import journal
from legation.record.opened import Opened
from legation.record.standing import in_force
from legation.record.store.tables import claim


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the claims that both accepted or rejected: `same` share of them, Cohen's `kappa` and
    Krippendorff's `alpha` (nominal); null where chance leaves nothing to agree on."""

    kind: str
    claims: int
    same: float
    kappa: float | None
    alpha: float | None


class Agreeing(Opened):
    """The part of a record that compares people."""

    def agreement(self, one: str, other: str) -> list[Agreement]:
        """Two people compared, over all claims first and then by kind; empty where they share none."""
        with self.reading() as connection:
            taken = in_force(journal(connection))
            ours, theirs = verdicts(taken, one), verdicts(taken, other)
            both = sorted(ours.keys() & theirs.keys())
            kinds = dict(
                connection.execute(select(claim.c.id, claim.c.kind).where(claim.c.id.in_(both))).all()
            )
        return compare(ours, theirs, kinds)


def verdicts(decisions: Iterable[Decision], by: str) -> dict[str, str]:
    """A person's last verdict on each claim; a claim corrected counts as `correct`."""
    found: dict[str, str] = {}
    for decision in decisions:
        if decision.by == by and decision.verb in ("accept", "reject", "correct"):
            found.update(dict.fromkeys(decision.claims, decision.verb))
    return found


def compare(ours: Mapping[str, str], theirs: Mapping[str, str], kinds: Mapping[str, str]) -> list[Agreement]:
    """Agreement over the claims of `kinds`, all and by kind."""
    if not kinds:
        return []
    groups = {"all": sorted(kinds)}
    for name in sorted(kinds):
        groups.setdefault(kinds[name], []).append(name)
    return [_agreement(kind, [(ours[c], theirs[c]) for c in claims]) for kind, claims in groups.items()]


def _agreement(kind: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(a == b for a, b in pairs) / len(pairs)
    return Agreement(kind, len(pairs), same, cohen_kappa(pairs), krippendorff_alpha(pairs))


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """(observed − expected) / (1 − expected), by each person's own frequencies; null if expected is 1."""
    n = len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(ours[label] * theirs[label] for label in ours) / (n * n)
    observed = sum(a == b for a, b in pairs) / n
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(pairs: Sequence[tuple[str, str]]) -> float | None:
    """1 − observed / expected disagreement; nominal, two coders, none missing; null if none is expected."""
    values = Counter(label for pair in pairs for label in pair)
    n = sum(values.values())
    expected = 1 - sum(count * (count - 1) for count in values.values()) / (n * (n - 1))
    observed = sum(a != b for a, b in pairs) / len(pairs)
    return None if expected <= 0 else 1 - observed / expected

"""Repeats: what one document says twice is one claim with several evidence spans."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from legation.schema import Claim, When
from legation.schema.vocabulary import Action, Kind

LIKE = 0.75
"""Share of words that two titles, names or subjects have in common, at least, to be one."""

COMPARED = 5
"""A claim is held against so many of those that say the same thing."""

WITHIN = 0.95
"""Share of a statement's evidence that lies within another's, at least, for the two to be one."""

CONCLUDING: Final[frozenset[Action | None]] = frozenset({"signed", "exchanged", "adopted"})
"""Acts by which a text is concluded: a document may call one event by several of them."""


@dataclass(frozen=True)
class Repeated:
    """Claims that say the same thing; the most probable speaks for them."""

    claims: tuple[Claim, ...]

    def joined(self, text: str) -> Claim:
        """One claim: the most probable's fields, filled where null, with the evidence of all."""
        first, *others = sorted(self.claims, key=lambda c: (-(c.confidence or 0), c.evidence[0].start))
        if not others:
            return first
        filled = {
            field: next((getattr(c, field) for c in (first, *others) if getattr(c, field)), None)
            for field in ("when", "where", "source")
        }
        spans = {(s.start, s.end): s for c in (first, *others) for s in c.evidence}
        fields = first.model_dump() | filled | {"evidence": list(spans.values())}
        return Claim.make(text, **fields)


def without_repeats(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """The claims in text order, those that say the same thing made one."""
    groups: list[list[Claim]] = []
    buckets: dict[tuple[object, ...], list[list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.kind, c.form)):
        if claim.kind not in RULES:
            groups.append([claim])
            continue
        candidates = buckets.setdefault((claim.kind, claim.form, claim.status, claim.parties), [])
        group = next((g for g in candidates if all(same(claim, other) for other in g[:COMPARED])), None)
        if group is not None:
            group.append(claim)
            continue
        groups.append([claim])
        candidates.append(groups[-1])
    joined = (Repeated(tuple(group)).joined(text) for group in _once_said(groups))
    return tuple(sorted(joined, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.kind, c.form)))


def _once_said(groups: list[list[Claim]]) -> list[list[Claim]]:
    """Without statements within another's evidence that have its speakers; quoted words come first."""
    said: dict[frozenset[str], list[Claim]] = {}
    dropped: set[int] = set()
    for group in groups:
        claim = group[0]
        if claim.kind != "statement":
            continue
        speakers = frozenset(p.name for p in claim.participants if p.role == "speaker")
        before = said.setdefault(speakers, [])
        for other in before[-COMPARED:]:
            if id(other) not in dropped and _within(claim, other):
                dropped.add(id(min(claim, other, key=_telling)))
        before.append(claim)
    return [group for group in groups if id(group[0]) not in dropped]


def _within(one: Claim, other: Claim) -> bool:
    """Whether the evidence of one of the two lies within that of the other."""
    a, b = one.evidence[0], other.evidence[0]
    return min(a.end, b.end) - max(a.start, b.start) >= WITHIN * min(a.end - a.start, b.end - b.start)


def _telling(claim: Claim) -> tuple[bool, float]:
    return claim.form != "indirect", claim.confidence or 0.0


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims of a document say the same thing."""
    if (one.kind, one.form, one.status, one.parties) != (other.kind, other.form, other.status, other.parties):
        return False
    return one.kind in RULES and compatible(one.when, other.when) and RULES[one.kind](one, other)


def compatible(one: When | None, other: When | None) -> bool:
    """Whether two times may be one: equal, nested, or one of them not given."""
    if one is None or other is None:
        return True
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )


def _people(claim: Claim) -> frozenset[str]:
    return frozenset(p.name for p in claim.participants)


def _meeting(one: Claim, other: Claim) -> bool:
    people, others = _people(one), _people(other)
    return bool(people & others) and (people <= others or others <= people)


def _instrument(one: Claim, other: Claim) -> bool:
    acts = {one.details.action, other.details.action}
    return (len(acts) == 1 or acts <= CONCLUDING) and alike(one.details.title, other.details.title)


def _transfer(one: Claim, other: Claim) -> bool:
    a, b = one.details, other.details
    if (a.supplier, a.recipient) != (b.supplier, b.recipient) or not (a.items and b.items):
        return False
    if a.value and b.value and a.value != b.value:
        return False
    counts = {i.quantity for i in a.items} - {None}, {i.quantity for i in b.items} - {None}
    if counts[0] and counts[1] and not counts[0] & counts[1]:
        return False
    return any(alike(i.name, j.name) for i in a.items for j in b.items)


def _activity(one: Claim, other: Claim) -> bool:
    return bool(one.details.name) and alike(one.details.name, other.details.name)


def _programme(one: Claim, other: Claim) -> bool:
    return bool(one.details.subject) and alike(one.details.subject, other.details.subject)


def _commitment(one: Claim, other: Claim) -> bool:
    a, b = one.details.pledge, other.details.pledge
    return a is not None and b is not None and alike(a.text, b.text)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names share most of the shorter one's words."""
    if not one or not other:
        return False
    words, others = set(one.lower().split()), set(other.lower().split())
    return len(words & others) >= LIKE * min(len(words), len(others))


RULES: dict[Kind, Callable[[Claim, Claim], bool]] = {
    "meeting": _meeting,
    "instrument": _instrument,
    "transfer": _transfer,
    "activity": _activity,
    "programme": _programme,
    "commitment": _commitment,
}
"""By kind: whether claims alike in form, status, parties and time are one. Statements and relations never."""

"""Check: is each claim of a draft supported by the record, contradicted by it, or not in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from legation.record.answers import KeptClaim
from legation.record.merging.facts import Facts, facts
from legation.record.record import Record
from legation.schema import Claim, Document, Reading
from legation.schema.vocabulary import Kind
from legation.views.check_candidates import candidates
from legation.views.check_grounds import Ground, grounds

Verdict = Literal["supported", "partly", "contradicted", "not in the record"]
VERDICTS: Final[tuple[Verdict, ...]] = ("contradicted", "not in the record", "partly", "supported")
"""The one that most needs a look first."""

MOST_DIFFERENCES: Final = 2
"""A claim that differs from an entry in more is about something else."""

MONTHS: Final = 60
"""Days: the same persons meet again; further apart than this, it is another meeting."""

MARKS: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    "meeting": tuple((who, what) for who in ("participants", "parties") for what in ("when", "where")),
    "instrument": (("title",), ("when", "stage"), ("participants", "stage"), ("sort of text", "parties")),
    "statement": (("wording",),),
    "transfer": tuple(
        (what, side) for what in ("items", "value") for side in ("supplier", "recipient", "parties")
    ),
    "activity": (("title",), ("when", "stage"), ("where", "stage")),
    "programme": (("title", "parties"), ("title", "bodies")),
    "commitment": (("wording", "parties"),),
    "relation": (("parties", "stage"),),
}
"""By kind: which fields together show that a claim and an entry are about one thing."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of the draft held against the record.

    `entry` is the id of the entry it was held against, null where there is none; `headline` is that entry's;
    `sources` are the record's claims that support it, or, where it is contradicted, those that say otherwise.
    """

    claim: Claim
    verdict: Verdict
    entry: str | None
    headline: str | None
    grounds: tuple[Ground, ...]
    claims: tuple[KeptClaim, ...]

    @property
    def differs(self) -> tuple[str, ...]:
        """Fields in which the record says something else."""
        return tuple(ground.field for ground in self.grounds if ground.finding == "differs")

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that the record says nothing of."""
        return tuple(ground.field for ground in self.grounds if ground.finding == "silent")

    @property
    def sources(self) -> tuple[KeptClaim, ...]:
        """The record's claims that speak for it, or against it where it is contradicted; one a document."""
        wanted = "differs" if self.verdict == "contradicted" else "agrees"
        places = Counter(i for ground in self.grounds if ground.finding == wanted for i in ground.claims)
        found: dict[str, KeptClaim] = {}
        for place, _ in sorted(places.items(), key=lambda pair: (-pair[1], pair[0])):
            found.setdefault(self.claims[place].document, self.claims[place])
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with every claim of it held against the record, in text order."""

    draft: Document
    held: tuple[Held, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many claims got which verdict."""
        found = Counter(one.verdict for one in self.held)
        return {verdict: found[verdict] for verdict in VERDICTS}


def check(record: Record, draft: Reading) -> Checked:
    """Holds every claim of a draft's reading against the record."""
    published = draft.document.published
    day = published.toordinal() if published else None
    held = [_held(record, claim, day) for claim in draft.claims]
    return Checked(draft.document, tuple(one for one in held if not any(_doubles(one, o) for o in held)))


def _doubles(one: Held, other: Held) -> bool:
    """Whether another claim reads the same words in another form, and the record bears that one out."""
    if one is other or one.claim.kind != other.claim.kind or one.verdict == "supported":
        return False
    (a, *_), (b, *_) = one.claim.evidence, other.claim.evidence
    same = min(a.end, b.end) - max(a.start, b.start) > 0.5 * min(a.end - a.start, b.end - b.start)
    return same and other.verdict == "supported" and one.entry in (None, other.entry)


def _held(record: Record, claim: Claim, day: int | None) -> Held:
    """Against the entry that it fits best: with the fewest differences, then the most agreement. A visit is
    an entry of its own beside the meetings that it holds."""
    body: dict[str, Any] = claim.to_dict()
    wanted = facts(body, day)
    best: tuple[tuple[int, int, int, str], list[Ground], list[KeptClaim]] | None = None
    for entry, kept in candidates(record, claim).items():
        known = [facts(one.body, one.published.toordinal() if one.published else None) for one in kept]
        visits = {one.form == "visit" for one in known}
        found = grounds(wanted, known)
        if (wanted.form == "visit") not in visits or not _same_thing(wanted, known, found):
            continue
        differ, silent, agree = (_count(found, f) for f in ("differs", "silent", "agrees"))
        rank = (differ, silent, -agree, entry)
        if best is None or rank < best[0]:
            best = rank, found, kept
    if best is None or best[0][0] > min(MOST_DIFFERENCES, -best[0][2]):
        return Held(claim, "not in the record", None, None, (), ())
    (differ, silent, _, entry), found, kept = best
    verdict: Verdict = "contradicted" if differ else "partly" if silent else "supported"
    headline = record.entry(entry).summary.headline
    return Held(claim, verdict, entry, headline, tuple(found), tuple(kept))


def _same_thing(wanted: Facts, known: Sequence[Facts], found: Sequence[Ground]) -> bool:
    """Whether the fields that agree show that claim and entry are about one thing."""
    agree = {ground.field for ground in found if ground.finding == "agrees"}
    if wanted.kind == "meeting" and "participants" in agree and len(wanted.people) > 1:
        return not wanted.period.dated or any(one.period.gap(wanted.period) <= MONTHS for one in known)
    return any(agree.issuperset(marks) for marks in MARKS[wanted.kind])  # type: ignore[index]


def _count(found: Sequence[Ground], finding: str) -> int:
    return sum(ground.finding == finding for ground in found)

"""A document's claims and mentions as labelled stretches of its text, which annotation formats write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.record.selected import SelectedClaim, SelectedDocument


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` with a label: of a claim its kind, with `form`, `status` and `claim`; of a mention
    its type, with its `actor` where it has one."""

    start: int
    end: int
    label: str
    form: str = ""
    status: str = ""
    claim: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """From a claim's stretch to the mention that takes part in it as `role`; both by place in their lists."""

    claim: int
    mention: int
    role: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """What stands in a document, in the order of the text."""

    claims: tuple[Stretch, ...]
    mentions: tuple[Stretch, ...]
    ties: tuple[Tie, ...]


def annotated(document: SelectedDocument) -> Annotated:
    """The stretches of a document. Mentions are those of its reading, and those that claims name."""
    claims = tuple(sorted(_claims(document), key=lambda one: (one.start, one.end, one.claim)))
    mentions = _mentions(document)
    places = {(one.start, one.end): place for place, one in enumerate(mentions)}
    first = {one.claim: place for place, one in reversed(list(enumerate(claims)))}
    ties = {
        Tie(first[claim.id], places[span["start"], span["end"]], person["role"])
        for claim in document.claims
        for person in claim.body["participants"]
        if (span := person.get("mention"))
    }
    ordered = sorted(ties, key=lambda tie: (tie.claim, tie.mention, tie.role))
    return Annotated(claims, mentions, tuple(ordered))


def apart(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Of stretches that overlap, the one that starts first, and of those the longest."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda s: (s.start, -s.end, s.claim)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _claims(document: SelectedDocument) -> Iterator[Stretch]:
    for claim in document.claims:
        for span in claim.body["evidence"]:
            yield _stretch(claim, span)


def _stretch(claim: SelectedClaim, span: dict[str, Any]) -> Stretch:
    body = claim.body
    return Stretch(span["start"], span["end"], body["kind"], body["form"], body["status"], claim.id)


def _mentions(document: SelectedDocument) -> tuple[Stretch, ...]:
    found: dict[tuple[int, int], Stretch] = {}
    for claim in document.claims:
        for person, its in zip(claim.body["participants"], claim.persons, strict=True):
            if span := person.get("mention"):
                place = span["start"], span["end"]
                found[place] = Stretch(*place, person["type"], actor=its or "")
    for mention in document.mentions:
        place = mention["start"], mention["end"]
        found[place] = Stretch(*place, mention["type"], actor=mention["actor"] or "")
    return tuple(found[place] for place in sorted(found))

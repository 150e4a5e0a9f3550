"""Statements: somebody says something on the relationship."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from legation.encoder.signals import Proposal
from legation.kinds import parts
from legation.kinds.claiming import Own
from legation.kinds.content import StatementSpan
from legation.kinds.context import Context
from legation.kinds.participants import participant, participants
from legation.linking.linked import Linked
from legation.schema import Details, Participant, Span
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("speaker", "addressee")
LEAST_SPEAKER: Final = 0.05
SAME: Final = 0.5
"""Two acts of saying that share more of their content than this are one."""

CELL: Final = 2000
"""Code points of a stretch of text, by which acts of saying are looked up."""
ASIDE: Final = 2
"""Words between a subject and its verb of saying, at most."""


def decide(linked: Linked, context: Context, said: StatementSpan) -> Own | None:
    """A statement needs a speaker, and what is said."""
    people = _people(linked, context, said)
    if not people:
        return None
    text = context.text
    details = Details(
        content=Span.of(text, *said.content), cue=Span.of(text, *said.cue) if said.cue else None
    )
    return Own(details, form=said.form, evidence=said.evidence, participants=people)


def _people(linked: Linked, context: Context, said: StatementSpan) -> tuple[Participant, ...]:
    """Speakers first: all likely ones, or the likeliest where none is."""
    found = participants(linked, context, ROLES)
    spoken_to = [one for one in found if one.mention and _within_hint(one.mention, said.addressee_hint)]
    speakers = [one for one in found if one.role == "speaker" and one not in spoken_to]
    if said.cue is None:
        speakers = _credited(linked, context, said.speaker_hint, speakers)
    elif len(speakers) > 1:
        speakers = _subject(context, said.cue[0], speakers)
    others = [
        one.model_copy(update={"role": "addressee"})
        for one in found
        if one.role != "speaker" or one in spoken_to
    ]
    if not speakers:
        entity = parts.likeliest(dict(linked.entities["speaker"]), LEAST_SPEAKER)
        if entity is None:
            return ()
        speaker = participant(context, entity, "speaker", linked.mentions["speaker", entity])
        speakers = [speaker] if speaker else []
        others = [one for one in others if speaker is None or one.name != speaker.name]
    return (*speakers, *others) if speakers else ()


def _subject(context: Context, cue: int, speakers: list[Participant]) -> list[Participant]:
    """Of several speakers, the one right before the words of saying, if no other is joined to that one."""
    near = [one for one in speakers if one.mention and one.mention.end <= cue]
    last = max(near, key=lambda one: one.mention.end if one.mention else 0, default=None)
    if last is None or last.mention is None or len(context.text[last.mention.end : cue].split()) > ASIDE:
        return speakers
    joined = context.text[: last.mention.start].rstrip().endswith((" and", " &", ","))
    same = [one for one in speakers if one.mention == last.mention]
    return speakers if joined else same


def _credited(
    linked: Linked, context: Context, hint: tuple[int, int] | None, speakers: list[Participant]
) -> list[Participant]:
    """Of words that are credited to somebody ("according to X"), that one, whomever the model prefers."""
    if hint is None or any(one.mention and _within_hint(one.mention, hint) for one in speakers):
        return speakers
    chances = linked.entities["speaker"]
    named = [
        (chances.get(m.actor, 0.0), m.start, m.end, m.actor)
        for m in context.speakers(*hint)
        if m.end <= hint[1]
    ]
    if not named:
        return speakers
    _, start, end, entity = max(named)
    one = participant(context, entity, "speaker", (start, end))
    return [one] if one else speakers


def _within_hint(mention: Span, hint: tuple[int, int] | None) -> bool:
    return hint is not None and hint[0] <= mention.start and mention.end <= hint[1]


def proposals(
    context: Context, said: Sequence[StatementSpan], found: Sequence[Proposal], least: float
) -> list[tuple[Proposal, StatementSpan]]:
    """Acts of saying that the model takes for statements, each with what is said.

    Rules find the acts and their extent; the model tells which of them are statements on the relationship.
    """
    scored = []
    found = sorted(found, key=lambda proposal: proposal.start)
    starts = [proposal.start for proposal in found]
    for act in said:
        start, end = act.evidence
        near = found[bisect_left(starts, start - CELL) : bisect_left(starts, end)]
        proposed = max((p.probability for p in near if _within(p, act)), default=0.0)
        chance = max(context.signals.likelihood("statement", start, end), proposed)
        if chance >= least:
            fit = context.signals.form_likelihood("statement", act.form, *act.evidence)
            scored.append((fit, Proposal(start, end, "statement", act.form, chance), act))
    scored.sort(key=lambda row: (-row[0], row[1].start, row[1].end))
    kept: list[tuple[Proposal, StatementSpan]] = []
    taken: dict[int, list[StatementSpan]] = {}
    for _, proposal, act in scored:
        cells = range(act.content[0] // CELL, act.content[1] // CELL + 1)
        others = (other for cell in cells for other in taken.get(cell, ()))
        if not any(_share(act.content, other.content) > SAME for other in others):
            kept.append((proposal, act))
            for cell in cells:
                taken.setdefault(cell, []).append(act)
    return kept


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / max(1, min(one[1] - one[0], other[1] - other[0]))


def _within(proposal: Proposal, act: StatementSpan) -> bool:
    common = min(proposal.end, act.evidence[1]) - max(proposal.start, act.evidence[0])
    return common > 0.6 * (proposal.end - proposal.start)

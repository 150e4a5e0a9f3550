"""Claims: all kinds of a document, from the model's proposals to the claims of its reading."""

from collections.abc import Iterable, Iterator

from legation.encoder.signals import Proposal
from legation.kinds import activity, commitment, instrument, meeting, programme, relation, statement, transfer
from legation.kinds.activity_parts import exercises_apart
from legation.kinds.claiming import Decide, Judged, claim_of
from legation.kinds.content import StatementSpan, statements_in
from legation.kinds.context import Context
from legation.kinds.forms import formed
from legation.kinds.hints import hints_of
from legation.kinds.instrument_parts import texts_apart
from legation.kinds.meeting_parts import met_apart
from legation.kinds.signed import signed_texts
from legation.kinds.transfer_parts import sides_apart
from legation.linking import scorer
from legation.linking.candidates import Candidates, candidates_of
from legation.linking.features import features_of
from legation.linking.linked import Linked
from legation.linking.titled import titled_states
from legation.schema import Claim
from legation.schema.vocabulary import Kind, Role

KINDS: dict[Kind, tuple[tuple[Role, ...], Decide]] = {
    "meeting": (meeting.ROLES, meeting.decide),
    "instrument": (instrument.ROLES, instrument.decide),
    "transfer": (transfer.ROLES, transfer.decide),
    "activity": (activity.ROLES, activity.decide),
    "programme": (programme.ROLES, programme.decide),
    "commitment": (commitment.ROLES, commitment.decide),
    "relation": (relation.ROLES, relation.decide),
}
LEAST_STATEMENT = 0.4
PART = 2500
"""Code points that proposals linked at one time span, at most."""
Proposed = tuple[Proposal, StatementSpan | None]
"""A proposal, and for a statement the act of saying it stands for."""


def claims_of(context: Context) -> tuple[Claim, ...]:
    """Every claim of a document, as often as it makes it."""
    return tuple(claim for claim, _ in judged_of(context))


def judged_of(context: Context) -> list[Judged]:
    """Every claim as the document makes it, with what its confidence was reckoned from."""
    said = statements_in(context.parsed, context.signals.names)
    candidates = candidates_of(context.parsed, context.cast)
    titled = titled_states(context.parsed)
    judged: list[Judged] = []
    for part in _parts(_proposals(context, said)):
        start, end = part[0][0].start, max(proposal.end for proposal, _ in part)
        acts = [act for act in said if act.evidence[0] < end and act.evidence[1] > start]
        linked = _linked(context, part, acts, candidates.near(start, end), titled)
        claims = (
            _claim(context, one, act)
            for link, (_, act) in zip(linked, part, strict=True)
            for one in sides_apart(link, context)
        )
        judged += [claim for claim in claims if claim]
    return judged


def _parts(proposed: list[Proposed]) -> Iterator[list[Proposed]]:
    """The proposals in groups that lie close together, so that the work grows with the text and no faster."""
    part: list[Proposed] = []
    for one in proposed:
        if part and one[0].end - part[0][0].start > PART:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _linked(
    context: Context,
    part: list[Proposed],
    said: list[StatementSpan],
    candidates: Candidates,
    titled: frozenset[str],
) -> list[Linked]:
    proposals = [proposal for proposal, _ in part]
    hints = [hints_of(context.parsed, context.cast, p.kind, (p.start, p.end), said) for p in proposals]
    stretches = [(p.start, p.end) for p in proposals]
    features = features_of(context.parsed, candidates, stretches, titled, hints)
    around = [context.sentences(*stretch) for stretch in stretches]
    return scorer.load().link(context.signals, proposals, around, candidates, features)


def _claim(context: Context, link: Linked, act: StatementSpan | None) -> Judged | None:
    if act is not None:
        own = statement.decide(link, context, act)
        return claim_of(link, context, statement.ROLES, own) if own else None
    roles, decide = KINDS[link.proposal.kind]
    own = decide(link, context)
    return claim_of(link, context, roles, own) if own else None


def _apart(context: Context, proposal: Proposal) -> Iterable[Proposal]:
    """One proposal for each meeting, text and exercise in a stretch that names several."""
    if proposal.kind == "meeting":
        return met_apart(context, proposal)
    if proposal.kind == "activity":
        return exercises_apart(context, proposal)
    return texts_apart(context, proposal) if proposal.kind == "instrument" else (proposal,)


def _proposals(context: Context, said: list[StatementSpan]) -> list[Proposed]:
    """The model's proposals, its statements replaced by the acts of saying that they stand for."""
    found = [p for p in context.signals.proposals if p.kind != "statement"]
    found += signed_texts(context, found)
    others = formed(context, [part for proposal in found for part in _apart(context, proposal)])
    statements = [p for p in context.signals.proposals if p.kind == "statement"]
    acts = statement.proposals(context, said, statements, LEAST_STATEMENT)
    both: list[Proposed] = [*((p, None) for p in others), *acts]
    return sorted(both, key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind, pair[0].form))

"""Claims: all kinds of a document, from the model's proposals to the claims of its reading."""

from functools import partial

from legation.encoder.signals import Proposal
from legation.kinds import activity, commitment, instrument, meeting, programme, relation, statement, transfer
from legation.kinds.claiming import Decide, Judged, claim_of
from legation.kinds.content import StatementSpan, statements_in
from legation.kinds.context import Context
from legation.kinds.forms import formed
from legation.kinds.hints import hints_of
from legation.kinds.repeats import without_repeats
from legation.linking import scorer
from legation.linking.candidates import candidates_of
from legation.linking.features import features_of
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


def claims_of(context: Context) -> tuple[Claim, ...]:
    """Every claim of a document, in text order; what it says twice is one claim."""
    return without_repeats([claim for claim, _ in judged_of(context)], context.text)


def judged_of(context: Context) -> list[Judged]:
    """Every claim as the document makes it, with what its confidence was reckoned from."""
    parsed, cast = context.parsed, context.cast
    said = statements_in(parsed, context.signals.names)
    proposed = _proposals(context, said)
    candidates = candidates_of(parsed, cast)
    stretches = [(proposal.start, proposal.end) for proposal, _ in proposed]
    around = [context.sentences(*stretch) for stretch in stretches]
    hints = [hints_of(parsed, cast, p.kind, p.start, p.end, said) for p, _ in proposed]
    features = features_of(parsed, candidates, stretches, titled_states(parsed), hints)
    linked = scorer.load().link(
        context.signals,
        [proposal for proposal, _ in proposed],
        around,
        candidates,
        features,
    )
    judged = []
    for link, (proposal, act) in zip(linked, proposed, strict=True):
        if act is not None:
            roles: tuple[Role, ...] = statement.ROLES
            own = partial(statement.decide, said=act)(link, context)
        else:
            roles, decide = KINDS[proposal.kind]
            own = decide(link, context)
        claim = claim_of(link, context, roles, own) if own else None
        if claim:
            judged.append(claim)
    return judged


def _proposals(
    context: Context, said: list[StatementSpan]
) -> list[tuple[Proposal, StatementSpan | None]]:
    """The model's proposals, its statements replaced by the acts of saying that they stand for."""
    others = formed(context, [p for p in context.signals.proposals if p.kind != "statement"])
    statements = [p for p in context.signals.proposals if p.kind == "statement"]
    acts = statement.proposals(context, said, statements, LEAST_STATEMENT)
    both = [*((p, None) for p in others), *acts]
    return sorted(both, key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind, pair[0].form))

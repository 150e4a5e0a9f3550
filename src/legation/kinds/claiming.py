"""From a linked proposal to a claim: the kind's own module gives roles and details, this gives the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from legation.kinds import parts
from legation.kinds.confidence import confidence, evidence_of
from legation.kinds.context import Bounds, Context
from legation.kinds.participants import participants, with_states_of
from legation.linking.linked import Linked
from legation.schema import Claim, Details, Participant, Span
from legation.schema.vocabulary import Role, Status


@dataclass(frozen=True)
class Own:
    """What a kind decides of a claim; null leaves the model's choice."""

    details: Details
    form: str | None = None
    status: Status | None = None
    evidence: Bounds | None = None
    participants: tuple[Participant, ...] | None = None
    source: bool = True
    parties: tuple[str, ...] | None = None


Decide = Callable[[Linked, Context], Own | None]
"""A kind's rule: null where the proposal makes no claim."""


Judged = tuple[Claim, tuple[float, ...]]
"""A claim with what its confidence was reckoned from."""


def claim_of(linked: Linked, context: Context, roles: tuple[Role, ...], own: Own) -> Judged | None:
    """The claim, or null where no party is known."""
    parties = parts.parties(linked, context) if own.parties is None else own.parties
    if not parties:
        return None
    proposal = linked.proposal
    start, end = own.evidence or (proposal.start, proposal.end)
    people = participants(linked, context, roles) if own.participants is None else own.participants
    parties = with_states_of(people, parties)
    claim = Claim.make(
        context.text,
        kind=proposal.kind,
        form=own.form or proposal.form,
        status=own.status or parts.status(linked),
        parties=parties,
        participants=people,
        when=parts.when(linked, context),
        where=parts.where(linked, context),
        source=parts.source(linked, context) if own.source else None,
        topics=parts.topics(linked),
        details=own.details,
        evidence=(Span.of(context.text, start, end),),
    )
    columns = evidence_of(claim, linked)
    return claim.model_copy(update={"confidence": confidence(columns, context.calibration)}), columns

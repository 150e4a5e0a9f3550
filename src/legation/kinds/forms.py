"""Forms: which form of its kind a proposal has, by its words one by one and by all of them together."""

from collections.abc import Sequence
from dataclasses import replace

from legation.encoder.signals import Proposal
from legation.kinds.context import Context
from legation.linking import scorer

SAME = 0.5
"""Two proposals of one form that share more of the shorter one than this are one."""

CELL = 2000
"""Code points of a stretch of text; proposals that overlap begin in the same or in neighbouring ones."""


def formed(context: Context, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with their likeliest forms; a second form of the same words stays beside the first."""
    around = [context.sentences(p.start, p.end) for p in proposals]
    chances = scorer.load().forms(context.signals, proposals, around)
    chosen: dict[tuple[str, str, int], list[Proposal]] = {}
    kept: list[Proposal] = []
    for proposal, whole in sorted(zip(proposals, chances, strict=True), key=lambda pair: pair[0].beside):
        mixed = _mixed(context, proposal, whole)
        form = proposal.form if proposal.beside else max(mixed, key=lambda f: mixed[f])
        one = replace(proposal, form=form, share=mixed[form])
        cell = one.start // CELL
        near = (chosen.get((one.kind, form, c), ()) for c in (cell - 1, cell, cell + 1))
        if not any(_same(one, other) for others in near for other in others):
            chosen.setdefault((one.kind, form, cell), []).append(one)
            kept.append(one)
    return kept


def _mixed(context: Context, proposal: Proposal, whole: dict[str, float]) -> dict[str, float]:
    """The mean of what the words say one by one and what they say together."""
    single = {
        form: context.signals.form_likelihood(proposal.kind, form, proposal.start, proposal.end)
        for form in whole
    }
    total = sum(single.values()) or 1.0
    return {form: (single[form] / total + whole[form]) / 2 for form in whole}


def _same(one: Proposal, other: Proposal) -> bool:
    if (one.kind, one.form) != (other.kind, other.form):
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > SAME * min(one.end - one.start, other.end - other.start)

"""Commitments of a dossier, with what came of them."""

from legation.record.gathered import Gathered
from legation.views.dossier_items import item
from legation.views.dossier_parts import Commitment
from legation.views.dossier_sources import Sources


def commitment(entry: Gathered, sources: Sources) -> Commitment:
    """What was undertaken, in the words of the claim that says most."""
    its = item(entry, sources)
    return Commitment(its, its.what, None)

"""The order of the model's outputs: what each column of its logits stands for."""

from typing import Final, get_args

from legation.encoder.signals import NameLabel
from legation.schema.vocabulary import ACTIONS, FORMS, KINDS, ROLES, STATUSES, TOPICS

CLASSES: Final[tuple[tuple[str, str], ...]] = tuple((kind, form) for kind in KINDS for form in FORMS[kind])
"""(kind, form) pairs: a token may lie inside evidence of several."""

NAMES: Final[tuple[str, ...]] = get_args(NameLabel)

KIND_OF_CLASS: Final[tuple[int, ...]] = tuple(KINDS.index(kind) for kind, _ in CLASSES)

STATE_LINKS: Final = ("party", "from", "to")
"""How a state may belong to a claim: as a party; as the supplier or the recipient of a transfer."""
ENTITY_LINKS: Final[tuple[str, ...]] = (*ROLES, "source", "when", "where")
"""How an actor, a time or a place may belong to a claim."""
LINKS: Final[tuple[str, ...]] = (*STATE_LINKS, *ENTITY_LINKS)

BLOCKS: Final[dict[str, int]] = {
    "inside": len(CLASSES),
    "inside_kind": len(KINDS),
    "start_kind": len(KINDS),
    "name_begin": len(NAMES),
    "name_in": len(NAMES),
}
"""Blocks of the encoder's logits for a token, in order, with their widths."""

CLAIM_BLOCKS: Final[dict[str, int]] = {
    "status": len(STATUSES),
    "action": len(ACTIONS),
    "topics": len(TOPICS),
}
"""Blocks of the logits for a proposed claim."""


def columns(blocks: dict[str, int]) -> dict[str, slice]:
    """The slice of each block."""
    slices, at = {}, 0
    for name, width in blocks.items():
        slices[name] = slice(at, at + width)
        at += width
    return slices

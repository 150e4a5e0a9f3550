"""The order of the model's outputs: what each column of its logits stands for."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from legation.encoder.signals import CLASSES, NameLabel
from legation.schema.vocabulary import ACTIONS, FORMS, KINDS, ROLES, STATUSES, TOPICS


def columns(blocks: Mapping[Any, int]) -> dict[Any, slice]:
    """The slice of each block."""
    slices, at = {}, 0
    for name, width in blocks.items():
        slices[name] = slice(at, at + width)
        at += width
    return slices


NAMES: Final[tuple[NameLabel, ...]] = get_args(NameLabel)

FORMS_OF: Final[tuple[slice, ...]] = tuple(columns({k: len(FORMS[k]) for k in KINDS})[k] for k in KINDS)
"""For each of `KINDS`, the columns of its forms among `CLASSES`."""

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

"""A mention: a typed span, resolved to an actor where it can be."""

from legation.schema.span import Span
from legation.schema.vocabulary import MentionType


class Mention(Span):
    """`actor` is an actor id (`state:IND`, `person:benjamin-gantz`, `body:IND:indian-navy`), or null."""

    type: MentionType
    actor: str | None = None

"""The record format as types. Knows nothing of how readings are made or kept."""

from legation.schema.claim import DETAILS, Claim, Details, Item, Money, Participant, Where
from legation.schema.document import Document
from legation.schema.mention import Mention
from legation.schema.reading import ReaderInfo, Reading
from legation.schema.span import Span
from legation.schema.vocabulary import (
    ACTIONS,
    CATEGORIES,
    FORMS,
    KINDS,
    ORGANISATIONS,
    ROLES,
    STATUSES,
    TOPICS,
)
from legation.schema.when import When

__all__ = [
    "ACTIONS",
    "CATEGORIES",
    "DETAILS",
    "FORMS",
    "KINDS",
    "ORGANISATIONS",
    "ROLES",
    "STATUSES",
    "TOPICS",
    "Claim",
    "Details",
    "Document",
    "Item",
    "Mention",
    "Money",
    "Participant",
    "ReaderInfo",
    "Reading",
    "Span",
    "When",
    "Where",
]

"""Legation keeps the record of defence cooperation between states.

legation.read(text, published="2022-06-02")    a reading: the claims of a text, with the words that say them
legation.Reader()                              the same for many documents
legation.open("legation.db")                   the record: readings kept, merged into entries, asked
legation.Client("https://…")                   the same of a record on a server
"""

from typing import TYPE_CHECKING, Any

from legation.version import __version__

if TYPE_CHECKING:
    from legation.client import Client
    from legation.reader import Reader, read
    from legation.record.open import open
    from legation.record.record import Record
    from legation.schema import Claim, Document, Reading

__all__ = ["Claim", "Client", "Document", "Reader", "Reading", "Record", "__version__", "open", "read"]

_HOMES = {
    "Client": "legation.client",
    "Reader": "legation.reader",
    "read": "legation.reader",
    "Record": "legation.record.record",
    "open": "legation.record.open",
    "Claim": "legation.schema",
    "Document": "legation.schema",
    "Reading": "legation.schema",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when first asked for, so that the command line starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'legation' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

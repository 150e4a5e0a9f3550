"""Names of people of a team: one form of each, whatever was typed."""

import unicodedata
from typing import Final

from legation.errors import AccountError

LONGEST: Final = 80


def sound_name(name: str) -> str:
    """The name in one form; raises `AccountError` where it can't be one."""
    called = " ".join(unicodedata.normalize("NFC", name).split())
    if not called or len(called) > LONGEST or not called.isprintable():
        raise AccountError(f"a name has 1 to {LONGEST} characters that can be printed")
    return called


def key_of(name: str) -> str:
    """What makes two names one."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()

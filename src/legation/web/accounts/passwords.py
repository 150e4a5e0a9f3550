"""Passwords by Argon2id, with the parameters of RFC 9106 that argon2-cffi takes by default."""

from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from legation.errors import AccountError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 10
LONGEST: Final = 500
_at_once = BoundedSemaphore(2)
"""Each takes 64 MiB: a flood of sign-ins must not take the memory."""


def sealed(password: str) -> str:
    """The hash to keep; raises `AccountError` for a password that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters")
    with _at_once:
        return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; takes as long where there is no account."""
    from argon2.exceptions import VerificationError

    with _at_once:
        try:
            _hasher().verify(kept or _nobody(), password[: LONGEST + 1])
        except VerificationError:
            return False
    return kept is not None


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")

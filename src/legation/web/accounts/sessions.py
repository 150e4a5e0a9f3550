"""Sessions: who is signed in, for how long. The store has a hash of the id that the cookie holds."""

import hashlib
import secrets
from typing import Final

from sqlalchemy import delete, insert, select, update

from legation.web.accounts.names import key_of
from legation.web.accounts.store import Store, noted
from legation.web.accounts.tables import account, session
from legation.web.person import ROLES, Person

IDLE_SECONDS: Final = 12 * 3600
"""A session that is not used ends after so long."""
LONGEST_SECONDS: Final = 14 * 24 * 3600
"""However much it is used, one signs in again after so long."""
_RENEW_SECONDS: Final = 600


class Sessions(Store):
    """The part of the account store that knows who is signed in."""

    def sign_in(self, name: str, client: str) -> str:
        """Begins a session; the id for the cookie."""
        its = secrets.token_urlsafe(32)
        at = self.clock()
        with self.writing() as connection:
            connection.execute(delete(session).where(session.c.expires < at))
            connection.execute(
                insert(session).values(
                    hash=digest(its), account=key_of(name), created=at, expires=at + IDLE_SECONDS
                )
            )
            noted(connection, name, "signed in", client)
        return its

    def signed_in(self, its: str) -> Person | None:
        """Whose session this is; null for one that ended or never was."""
        query = (
            select(session.c.created, session.c.expires, account.c.name, account.c.role)
            .join(account, account.c.key == session.c.account)
            .where(session.c.hash == digest(its), account.c.active)
        )
        with self.reading() as connection:
            row = connection.execute(query).one_or_none()
        at = self.clock()
        if row is None or row.expires <= at:
            return None
        until = min(at + IDLE_SECONDS, row.created + LONGEST_SECONDS)
        if until > row.expires + _RENEW_SECONDS:
            with self.writing() as connection:
                connection.execute(update(session).where(session.c.hash == digest(its)).values(expires=until))
        role = next(role for role in ROLES if role == row.role)
        return Person(row.name, role, signed_in=True)

    def sign_out(self, its: str, name: str, client: str) -> None:
        """Ends a session."""
        with self.writing() as connection:
            connection.execute(delete(session).where(session.c.hash == digest(its)))
            noted(connection, name, "signed out", client)


def digest(secret: str) -> str:
    """The hash of a long random secret: of these a plain hash tells nothing."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

"""Accounts: who there is, in which role, with which password."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from legation.errors import AccountError
from legation.record.store.clock import now
from legation.web.accounts import passwords
from legation.web.accounts.names import key_of, sound_name
from legation.web.accounts.sessions import Sessions
from legation.web.accounts.store import COMMAND_LINE, noted
from legation.web.accounts.tables import account, session, token
from legation.web.accounts.tokens import Tokens
from legation.web.person import ROLES, Role


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the team; `tokens` is how many they have. One who was removed is not `active`."""

    name: str
    role: Role
    created: str
    active: bool
    tokens: int


class Accounts(Sessions, Tokens):
    """The people of a team. A name stays theirs: it stands in the journal beside what they decided."""

    def add(self, name: str, role: Role, password: str) -> None:
        """Makes an account; raises `AccountError` for a name that is taken, or no name."""
        called, kept = sound_name(name), passwords.sealed(password)
        with self.writing() as connection:
            found = _row(connection, called)
            if found is not None and found.active:
                raise AccountError(f"{called}: there is an account of this name")
            values = {"name": called, "role": role, "password": kept, "active": True}
            if found is None:
                connection.execute(insert(account).values(key=key_of(called), created=now(), **values))
            else:
                connection.execute(update(account).where(account.c.key == found.key).values(**values))
            noted(connection, called, f"added as {role}", COMMAND_LINE)

    def set_role(self, name: str, role: Role) -> None:
        """Gives somebody another role, at once."""
        with self.writing() as connection:
            found = _known(connection, name)
            connection.execute(update(account).where(account.c.key == found.key).values(role=role))
            noted(connection, found.name, f"role {found.role} → {role}", COMMAND_LINE)

    def set_password(self, name: str, password: str, *, client: str = COMMAND_LINE) -> None:
        """Gives somebody another password, and ends their sessions."""
        kept = passwords.sealed(password)
        with self.writing() as connection:
            found = _known(connection, name)
            connection.execute(update(account).where(account.c.key == found.key).values(password=kept))
            connection.execute(delete(session).where(session.c.account == found.key))
            noted(connection, found.name, "new password", client)

    def remove(self, name: str) -> None:
        """Takes somebody's way in, their sessions and tokens, at once. What they decided stays theirs."""
        with self.writing() as connection:
            found = _known(connection, name)
            connection.execute(update(account).where(account.c.key == found.key).values(active=False))
            connection.execute(delete(session).where(session.c.account == found.key))
            connection.execute(delete(token).where(token.c.account == found.key))
            noted(connection, found.name, "removed", COMMAND_LINE)

    def everyone(self) -> list[Account]:
        """All accounts by name, those removed last."""
        held = select(token.c.account, func.count().label("tokens")).group_by(token.c.account).subquery()
        query = select(account, held.c.tokens).outerjoin(held, held.c.account == account.c.key)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(account.c.active.desc(), account.c.key)).all()
        return [Account(r.name, sound_role(r.role), r.created, r.active, r.tokens or 0) for r in rows]

    def fits(self, name: str, password: str) -> bool:
        """Whether there is such an account with this password; takes as long for a name that is not there."""
        with self.reading() as connection:
            found = _row(connection, name)
        kept = found.password if found is not None and found.active else None
        return passwords.fits(password, kept)


def sound_role(role: str) -> Role:
    """The role of this name; raises `AccountError` for another word."""
    for known in ROLES:
        if known == role:
            return known
    raise AccountError(f"{role}: no role; there are {', '.join(ROLES)}")


def _row(connection: Connection, name: str) -> Any:
    return connection.execute(select(account).where(account.c.key == key_of(name))).one_or_none()


def _known(connection: Connection, name: str) -> Any:
    found = _row(connection, name)
    if found is None or not found.active:
        raise AccountError(f"{name}: no account of this name; `legation user list` lists them")
    return found

"""Tokens: what programs show in a person's place. The store has their hashes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, insert, select

from legation.errors import AccountError
from legation.record.store.clock import now
from legation.web.accounts.names import key_of
from legation.web.accounts.sessions import digest
from legation.web.accounts.store import COMMAND_LINE, Store, noted
from legation.web.accounts.tables import account, token
from legation.web.person import ROLES, Person, Role

PREFIX: Final = "legation_"
_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret; `expires` is in seconds since 1970, null for never."""

    id: str
    name: str
    role: str
    label: str
    created: str
    expires: float | None


class Tokens(Store):
    """The part of the account store that knows tokens."""

    def new_token(self, name: str, role: Role | None, label: str, days: int | None) -> str:
        """Makes a token of somebody's, in their role or a lesser one; this is the only time it is seen."""
        its, short = PREFIX + secrets.token_urlsafe(32), "t" + secrets.token_hex(4)
        key = key_of(name)
        with self.writing() as connection:
            row = connection.execute(
                select(account).where(account.c.key == key, account.c.active)
            ).one_or_none()
            if row is None:
                raise AccountError(f"{name}: no account of this name; `legation user list` lists them")
            wanted = role or row.role
            if ROLES.index(wanted) > ROLES.index(row.role):
                raise AccountError(f"{row.name} is a {row.role}: a token can't be a {wanted}'s")
            connection.execute(
                insert(token).values(
                    id=short,
                    hash=digest(its),
                    account=key,
                    role=wanted,
                    label=label[:200],
                    created=now(),
                    expires=self.clock() + days * _DAY if days else None,
                )
            )
            noted(connection, row.name, f"token {short} made, {wanted}", COMMAND_LINE)
        return its

    def tokens(self, name: str | None = None) -> Sequence[Token]:
        """The tokens of somebody, or of all, by when they were made."""
        query = select(token, account.c.name).join(account, account.c.key == token.c.account)
        if name is not None:
            query = query.where(token.c.account == key_of(name))
        with self.reading() as connection:
            rows = connection.execute(query.order_by(token.c.created, token.c.id)).all()
        return [Token(r.id, r.name, r.role, r.label, r.created, r.expires) for r in rows]

    def revoke(self, short: str) -> None:
        """Ends a token, by its id."""
        with self.writing() as connection:
            gone = connection.execute(delete(token).where(token.c.id == short))
            if gone.rowcount == 0:
                raise AccountError(f"{short}: no token of this id")
            noted(connection, "", f"token {short} revoked", COMMAND_LINE)

    def shown_token(self, its: str) -> Person | None:
        """Who a token stands for, in the lesser of its role and theirs; null for none that counts."""
        query = (
            select(token.c.role.label("lent"), token.c.expires, account.c.name, account.c.role)
            .join(account, account.c.key == token.c.account)
            .where(token.c.hash == digest(its), account.c.active)
        )
        with self.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or (row.expires is not None and row.expires <= self.clock()):
            return None
        role = ROLES[min(ROLES.index(row.lent), ROLES.index(row.role))]
        return Person(row.name, role, signed_in=True)

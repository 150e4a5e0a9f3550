"""The tables of the account store."""

from typing import Final

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, MetaData, String, Table, Text

metadata: Final = MetaData()

account: Final = Table(
    "account",
    metadata,
    Column("key", String, primary_key=True, comment="the name without regard to case"),
    Column("name", String, nullable=False, comment="as it stands in the journal"),
    Column("role", String, nullable=False),
    Column("password", Text, nullable=False, comment="Argon2id"),
    Column("created", String, nullable=False),
    Column("active", Boolean, nullable=False),
)

session: Final = Table(
    "session",
    metadata,
    Column("hash", String, primary_key=True, comment="SHA-256 of the id in the cookie"),
    Column("account", String, ForeignKey("account.key"), nullable=False, index=True),
    Column("created", Float, nullable=False, comment="seconds since 1970"),
    Column("expires", Float, nullable=False),
)

token: Final = Table(
    "token",
    metadata,
    Column("id", String, primary_key=True),
    Column("hash", String, nullable=False, unique=True, comment="SHA-256 of the token"),
    Column("account", String, ForeignKey("account.key"), nullable=False, index=True),
    Column("role", String, nullable=False, comment="never counts for more than the account's own"),
    Column("label", String, nullable=False),
    Column("created", String, nullable=False),
    Column("expires", Float, comment="seconds since 1970; null for never"),
)

event: Final = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("what", String, nullable=False),
    Column("client", String, nullable=False, comment="where from, or `command line`"),
)

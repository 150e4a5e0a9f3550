"""What a site is told when it starts."""

import getpass
import os
from dataclasses import dataclass, field
from datetime import date
from typing import Final

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
"""Hosts that only programs on this machine reach."""


def _local_name() -> str:
    if given := os.environ.get("LEGATION_PERSON", "").strip():
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "local"


@dataclass(frozen=True)
class Settings:
    """`record` as for `legation.open`. `team` asks for accounts; `public` lets anybody read.

    `root_path` is the prefix under which a proxy shows the site (`/legation`, or empty). Without `team`
    and `public` there is one person, `local_name`, who may do everything, and only `hosts` are answered:
    a name that a foreign page makes lead to this machine is not among them. `accounts` is where a team's
    accounts are kept, beside the record unless given. `as_of` is the day that plans are held against, today
    unless given.
    """

    record: str | None = None
    team: bool = False
    public: bool = False
    root_path: str = ""
    hosts: tuple[str, ...] = LOOPBACK
    local_name: str = field(default_factory=_local_name)
    threads: int = 8
    most_upload: int = 30_000_000
    most_waiting: int = 20
    accounts: str | None = None
    writes_a_minute: int = 240
    as_of: date | None = None

    def __post_init__(self) -> None:
        prefix = "/" + self.root_path.strip("/") if self.root_path.strip("/") else ""
        object.__setattr__(self, "root_path", prefix)

    @property
    def laptop(self) -> bool:
        """Whether this is one person's site on their own machine."""
        return not self.team and not self.public

"""What a record holds, counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, func, select

from legation.record.store.tables import (
    claim,
    differing,
    document,
    entry,
    entry_pair,
    entry_party,
    person,
)

K = TypeVar("K", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Holding:
    """How much there is; `parties` and `dyads` by how many entries they have, the most first."""

    documents: int
    claims: int
    entries: int
    persons: int
    outlets: int
    disagreeing: int
    kinds: Mapping[str, int]
    parties: Mapping[str, int]
    dyads: Mapping[tuple[str, str], int]


def holding(connection: Connection) -> Holding:
    """Counts the record; a second or so for a million claims, so keep the answer."""

    def count(query: object) -> int:
        return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]

    parties = connection.execute(select(entry_party.c.party, func.count()).group_by(entry_party.c.party))
    pairs = connection.execute(
        select(entry_pair.c.one, entry_pair.c.other, func.count()).group_by(
            entry_pair.c.one, entry_pair.c.other
        )
    )
    kinds: dict[str, int] = dict(
        connection.execute(select(entry.c.kind, func.count()).group_by(entry.c.kind)).all()
    )
    documents, outlets = connection.execute(
        select(func.count(), func.count(func.distinct(document.c.source))).select_from(document)
    ).one()
    return Holding(
        documents=documents,
        claims=count(select(func.count()).select_from(claim)),
        entries=sum(kinds.values()),
        persons=count(select(func.count()).select_from(person)),
        outlets=outlets,
        disagreeing=count(select(func.count()).select_from(entry).where(differing)),
        kinds=_ranked(kinds),
        parties=_ranked(dict(parties.all())),
        dyads=_ranked({(one, other): n for one, other, n in pairs}),
    )


def _ranked(counts: Mapping[K, int]) -> dict[K, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

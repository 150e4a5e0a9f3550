"""Entries gathered with their claims and documents, many at once, in few questions to the store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, func, select

from legation.record.answers import EntrySummary
from legation.record.derive import Kept
from legation.record.entry_rows import values
from legation.record.kept import kept, kept_rows
from legation.record.merging.summary import Reported
from legation.record.queries import ENTRY, summary
from legation.record.standing import Standing
from legation.record.store.rows import among, chunks, driver_rows
from legation.record.store.tables import (
    claim,
    disagreement,
    document,
    entry,
    name,
    participant,
    person,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as a source is named; `story` is one for all copies of it."""

    number: int
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    added: str
    story: int


@dataclass(frozen=True)
class Gathered:
    """An entry with its claims, in the order of their ids, and the values that they give its fields.

    Claims that a person rejected are left out, unless there are no others.
    `places` leads from a claim's id to its place among the entry's stages.
    """

    summary: EntrySummary
    claims: tuple[Kept, ...]
    values: tuple[Reported, ...]

    def best(self, field: str) -> Reported | None:
        """The best value of a field; null where no claim gives one."""
        return next((v for v in self.values if v.field == field and v.best), None)

    def of_stage(self, place: int) -> list[Kept]:
        """The claims of one stage."""
        return [one for one in self.claims if one.stage == place]


class Taking(NamedTuple):
    """A person taking part in a claim: `person` is the name on record, or the claim's where it has none."""

    person: str
    state: str
    role: str
    office: str | None
    claim: int
    entry: int


def gathered(connection: Connection, numbers: Iterable[int], standing: Standing) -> dict[int, Gathered]:
    """The entries with these numbers of the store, in full."""
    wanted = sorted(set(numbers))
    groups = kept_groups(connection, wanted, standing)
    found: dict[int, Gathered] = {}
    for part in chunks(wanted):
        rows = connection.execute(
            select(entry.c.number, *ENTRY).where(among(connection, entry.c.number, part))
        ).mappings()
        for row in rows:
            group = groups[row["number"]]
            plain = {key: value for key, value in row.items() if key != "number"}
            held = [one for one in group if not standing.rejected(one.id)] or group
            found[row["number"]] = Gathered(summary(plain), tuple(held), tuple(values(group, standing)))
    return found


def kept_groups(connection: Connection, numbers: Iterable[int], standing: Standing) -> dict[int, list[Kept]]:
    """From the number of an entry to its claims, in the order of their ids."""
    found: dict[int, list[Kept]] = {}
    for part in chunks(sorted(numbers)):
        for row in connection.execute(kept_rows().where(among(connection, claim.c.entry, part))).all():
            found.setdefault(row.entry, []).append(kept(row, standing, None))
    for group in found.values():
        group.sort(key=lambda one: one.id)
    return found


def kept_claims(connection: Connection, numbers: Iterable[int], standing: Standing) -> dict[int, Kept]:
    """Claims by their numbers of the store."""
    return {
        row.number: kept(row, standing, None)
        for part in chunks(sorted(numbers))
        for row in connection.execute(kept_rows().where(among(connection, claim.c.number, part))).all()
    }


def claims_named(connection: Connection, ids: Iterable[str], standing: Standing) -> dict[str, Kept]:
    """Claims by their ids."""
    return {
        row.id: kept(row, standing, None)
        for part in chunks(sorted(ids))
        for row in connection.execute(kept_rows().where(among(connection, claim.c.id, part))).all()
    }


def papers(connection: Connection, numbers: Iterable[int]) -> dict[int, Paper]:
    """Documents by their numbers of the store."""
    columns = document.c
    query = select(
        *(columns.number, columns.id, columns.title, columns.source, columns.url, columns.published),
        *(columns.added, columns.story),
    )
    return {
        row[0]: Paper(*row)
        for part in chunks(sorted(set(numbers)))
        for row in connection.execute(query.where(among(connection, columns.number, part))).all()
    }


def taking_part(connection: Connection, numbers: Iterable[int]) -> list[Taking]:
    """Persons in the claims of these entries."""
    query = (
        select(
            func.coalesce(person.c.name, name.c.name),
            *(name.c.state, participant.c.role, participant.c.office),
            *(claim.c.number, claim.c.entry),
        )
        .select_from(claim)
        .join(participant, participant.c.claim == claim.c.number)
        .join(name, name.c.number == participant.c.name)
        .outerjoin(person, person.c.number == name.c.person)
        .where(name.c.type == "person")
    )
    found = [
        Taking._make(row)
        for part in chunks(sorted(numbers))
        for row in driver_rows(connection, query.where(among(connection, claim.c.entry, part)))
    ]
    return sorted(found, key=lambda one: one.claim)


def offices_in(connection: Connection, numbers: Iterable[int]) -> list[tuple[int, str, str, str]]:
    """(entry, state, role, office) of persons in the claims of these entries, each once."""
    query = (
        select(claim.c.entry, name.c.state, participant.c.role, participant.c.office)
        .select_from(claim)
        .join(participant, participant.c.claim == claim.c.number)
        .join(name, name.c.number == participant.c.name)
        .where(participant.c.office.is_not(None), name.c.type == "person")
        .distinct()
    )
    return [
        row
        for part in chunks(sorted(numbers))
        for row in driver_rows(connection, query.where(among(connection, claim.c.entry, part)))
    ]


def settled_values(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """From entry to the best value (`USD 245,000,000`), of entries whose sources differ on it."""
    query = select(disagreement.c.entry, disagreement.c.value).where(
        disagreement.c.field == "value", disagreement.c.best
    )
    return {
        row[0]: row[1]
        for part in chunks(sorted(numbers))
        for row in connection.execute(query.where(among(connection, disagreement.c.entry, part))).all()
    }


def details_in(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Mapping[str, Any]]]:
    """From entry to the details that its claims give, each once, without the rest of their bodies."""
    said = func.coalesce(claim.c.corrected, claim.c.body)
    position = func.strpos if connection.dialect.name == "postgresql" else func.instr
    details = func.substr(said, 1, position(said, ',"evidence":[') - 1).label("details")
    found: dict[int, list[Mapping[str, Any]]] = {}
    read: dict[str, Mapping[str, Any]] = {}
    for part in chunks(sorted(numbers)):
        query = select(claim.c.entry, details, func.min(claim.c.id).label("first"))
        query = query.where(among(connection, claim.c.entry, part)).group_by(claim.c.entry, "details")
        for number, text, _ in driver_rows(connection, query.order_by("first")):
            if text not in read:
                read[text] = orjson.loads(text + "}")["details"]
            found.setdefault(number, []).append(read[text])
    return found


def topics_in(connection: Connection, numbers: Iterable[int]) -> dict[int, set[str]]:
    """From entry to the topics that its claims have."""
    said = func.coalesce(claim.c.corrected, claim.c.body)
    position = func.strpos if connection.dialect.name == "postgresql" else func.instr
    key = '"topics":['
    tail = func.substr(said, position(said, key) + len(key) - 1)
    found: dict[int, set[str]] = {}
    for part in chunks(sorted(numbers)):
        query = select(claim.c.entry, tail).where(among(connection, claim.c.entry, part))
        for number, text in driver_rows(connection, query):
            found.setdefault(number, set()).update(orjson.loads(text.partition("]")[0] + "]"))
    return found

"""Persons out of the names that documents give them, and the offices they are seen in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update

from legation.record.merging.cluster import cluster
from legation.record.merging.person import name_tokens, same_person, same_token
from legation.record.merging.words import folded
from legation.record.store.rows import insert, lookup, next_number
from legation.record.store.tables import name, participant, person


@dataclass(frozen=True, slots=True)
class Called:
    """A name in one state, with how many claims give it."""

    number: int
    name: str
    claims: int


def settle_people(connection: Connection) -> None:
    """Works out the persons of each state that has new names, within the open transaction."""
    states = connection.execute(select(name.c.state).where(~name.c.settled).distinct()).scalars().all()
    for state in sorted(states):
        _settle_state(connection, state)
    if states:
        connection.execute(update(name).where(~name.c.settled).values(settled=True))


def persons(names: Sequence[Called]) -> list[list[Called]]:
    """Names of one state put together into persons, the fullest name first.

    A single word (`Gantz`) goes to the one person whom it fits, and stays apart where it fits several.
    """
    tokens = {called.name: name_tokens(called.name) for called in names}
    full = {called.name: called for called in names if len(tokens[called.name]) > 1}
    single = [called for called in names if len(tokens[called.name]) == 1]
    groups = [[full[n] for n in group] for group in _full_names(full, tokens)]
    lone: dict[tuple[str, ...], list[Called]] = {}
    for called in single:
        fitting = [group for group in groups if _fits(tokens[called.name][0], group, tokens)]
        if len(fitting) == 1:
            fitting[0].append(called)
        else:
            lone.setdefault(tokens[called.name], []).append(called)
    found = [*groups, *lone.values()]
    return sorted((sorted(group, key=_fullness) for group in found), key=lambda group: _fullness(group[0]))


def person_id(full_name: str) -> str:
    """`person:benjamin-gantz`."""
    words = name_tokens(full_name) or tuple(folded(full_name).split())
    return "person:" + "-".join(words)


def _full_names(full: dict[str, Called], tokens: dict[str, tuple[str, ...]]) -> list[list[str]]:
    by_token: dict[str, list[str]] = {}
    for called in sorted(full):
        for token in set(tokens[called]):
            by_token.setdefault(token[:3], []).append(called)
    pairs = {(min(a, b), max(a, b)) for group in by_token.values() for a in group for b in group if a != b}
    edges = [(1.0, a, b) for a, b in sorted(pairs) if same_person(tokens[a], tokens[b]) == "same"]
    return cluster(sorted(full), edges, lambda a, b: same_person(tokens[a], tokens[b]) == "different")


def _fits(token: str, group: Sequence[Called], tokens: dict[str, tuple[str, ...]]) -> bool:
    """Whether a lone word is the first or last word of the person's full names."""
    ends = {end for called in group if len(tokens[called.name]) > 1 for end in _ends(tokens[called.name])}
    return any(len(end) > 1 and same_token(token, end) for end in ends)


def _ends(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], words[-1]


def _fullness(called: Called) -> tuple[int, int, int, str]:
    return -len(name_tokens(called.name)), -called.claims, -len(called.name), called.name


def _settle_state(connection: Connection, state: str) -> None:
    rows = connection.execute(
        select(name.c.number, name.c.name, func.count(participant.c.claim))
        .outerjoin(participant, participant.c.name == name.c.number)
        .where(name.c.state == state, name.c.type == "person")
        .group_by(name.c.number, name.c.name)
    )
    called = [Called(*row) for row in rows if name_tokens(row[1])]
    found = persons(called)
    old = set(connection.execute(select(person.c.number).where(person.c.state == state)).scalars())
    numbers = _person_rows(connection, state, found, old)
    connection.execute(update(name).where(name.c.state == state).values(person=None))
    if found:
        connection.execute(
            update(name).where(name.c.number == bindparam("n")).values(person=bindparam("p")),
            [{"n": one.number, "p": n} for n, group in zip(numbers, found, strict=True) for one in group],
        )
    connection.execute(delete(person).where(person.c.number.in_(sorted(old - set(numbers)))))


def _person_rows(
    connection: Connection, state: str, found: Sequence[Sequence[Called]], old: set[int]
) -> list[int]:
    """Numbers for the persons of a state; one called as before keeps its number."""
    ids = [person_id(group[0].name) + (f":{state}" if state else "") for group in found]
    ids = _distinct(ids)
    known = lookup(connection, person.c.id, person.c.number, ids)
    fresh = next_number(connection, person)
    rows, numbers = [], []
    for its, group in zip(ids, found, strict=True):
        if its in known and known[its] in old:
            connection.execute(update(person).where(person.c.number == known[its]).values(name=group[0].name))
            numbers.append(known[its])
            continue
        rows.append({"number": fresh, "id": its, "name": group[0].name, "state": state})
        numbers.append(fresh)
        fresh += 1
    insert(connection, person, rows)
    return numbers


def _distinct(ids: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for its in ids:
        seen[its] = seen.get(its, 0) + 1
        found.append(its if seen[its] == 1 else f"{its}:{seen[its]}")
    return found

"""Who takes part in claims, and what office documents give them, as rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from legation.record.merging.post import post
from legation.record.offices import tell
from legation.record.prepare import PreparedClaim
from legation.record.store.rows import chunks, insert, next_number
from legation.record.store.tables import name, office, participant

Key = tuple[str, str, str]


def keep_cast(connection: Connection, claims: Sequence[tuple[int, date | None, PreparedClaim]]) -> None:
    """Keeps the participants of new claims, given with their numbers and their documents' days."""
    numbers = _names(connection, {_key(p) for _, _, c in claims for p in c.body["participants"]})
    rows, offices = [], {}
    for number, published, one in claims:
        for position, its in enumerate(one.body["participants"]):
            called = numbers[_key(its)]
            rows.append(
                {
                    "claim": number,
                    "position": position,
                    "name": called,
                    "role": its["role"],
                    "office": its["office"],
                }
            )
            if its["office"] and published and its["type"] == "person":
                held = {
                    "name": called,
                    "office": its["office"],
                    "post": post(its["office"]),
                    "first": published,
                }
                offices[(called, its["office"], published)] = held
    insert(connection, participant, rows)
    _keep_offices(connection, offices)


def _keep_offices(connection: Connection, offices: dict[tuple[int, str, date], dict[str, Any]]) -> None:
    """Keeps who is said to hold what, and tells those claims that leave a holder unnamed."""
    there: set[tuple[int, str, date]] = set()
    days = [day for _, _, day in offices]
    for part in chunks({number for number, _, _ in offices}):
        rows = connection.execute(
            select(office.c.name, office.c.office, office.c.first)
            .where(office.c.name.in_(part))
            .where(office.c.first >= min(days), office.c.first <= max(days))
        )
        there.update((number, words, day) for number, words, day in rows)
    fresh = [key for key in offices if key not in there]
    called = {
        number: (words, state)
        for part in chunks({number for number, _, _ in fresh})
        for number, words, state in connection.execute(
            select(name.c.number, name.c.name, name.c.state).where(name.c.number.in_(part))
        )
    }
    made = [{**offices[key], "state": called[key[0]][1]} for key in fresh]
    tell(connection, [(called[row["name"]][0], row) for row in made])
    insert(connection, office, made)


def _key(its: dict[str, Any]) -> Key:
    return its["name"], its["state"] or "", its["type"]


def _names(connection: Connection, keys: set[Key]) -> dict[Key, int]:
    found = _known(connection, keys)
    fresh = sorted(keys - found.keys())
    first = next_number(connection, name) if fresh else 0
    rows = [
        {"number": first + place, "name": n, "state": s, "type": t, "person": None, "settled": t != "person"}
        for place, (n, s, t) in enumerate(fresh)
    ]
    insert(connection, name, rows)
    found.update({key: first + place for place, key in enumerate(fresh)})
    return found


def _known(connection: Connection, keys: set[Key]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for part in chunks({n for n, _, _ in keys}):
        chosen = select(name.c.name, name.c.state, name.c.type, name.c.number).where(name.c.name.in_(part))
        for n, s, t, number in connection.execute(chosen):
            if (n, s, t) in keys:
                found[(n, s, t)] = number
    return found

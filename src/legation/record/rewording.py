"""What claims say, put under wordings again as the rules of comparing are now."""

from collections.abc import Iterator

import orjson
from sqlalchemy import Connection, bindparam, delete, func, select, update

from legation.record.merging.facts import facts, signature
from legation.record.relate import ordinal
from legation.record.store.rows import chunks, insert, lookup, next_number
from legation.record.store.tables import claim, document, wording

_CLAIMS = 2_000


def reword(connection: Connection) -> Iterator[int]:
    """Gives every claim the wording that it has by the rules of now: a record made by an older version keeps
    together what that version took for one. Says of how many at a time. Likenesses must be worked out again
    after it."""
    numbers = connection.execute(select(claim.c.number).order_by(claim.c.number)).scalars().all()
    for part in chunks(numbers, _CLAIMS):
        _reword(connection, part)
        yield len(part)
    said = select(claim.c.wording).where(claim.c.wording == wording.c.number).exists()
    connection.execute(delete(wording).where(~said))
    connection.execute(update(wording).values(component=wording.c.number, state=1))


def _reword(connection: Connection, numbers: list[int]) -> None:
    rows = connection.execute(
        select(
            *(claim.c.number, claim.c.wording, document.c.published),
            func.coalesce(claim.c.corrected, claim.c.body).label("said"),
        )
        .join(document, document.c.number == claim.c.document)
        .where(claim.c.number.in_(numbers))
    ).all()
    signs = {row.number: signature(facts(orjson.loads(row.said), ordinal(row.published))) for row in rows}
    wanted = sorted(set(signs.values()))
    known = lookup(connection, wording.c.signature, wording.c.number, wanted)
    first = next_number(connection, wording)
    fresh = {sign: first + place for place, sign in enumerate(s for s in wanted if s not in known)}
    insert(
        connection,
        wording,
        [{"number": n, "signature": s, "component": n, "state": 1} for s, n in fresh.items()],
    )
    known |= fresh
    moved = [
        {"claim": row.number, "its": known[signs[row.number]]}
        for row in rows
        if row.wording != known[signs[row.number]]
    ]
    if moved:
        connection.execute(
            update(claim).where(claim.c.number == bindparam("claim")).values(wording=bindparam("its")), moved
        )

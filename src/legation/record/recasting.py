"""Claims in the form that people's corrections give them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, select, update

from legation.errors import RecordError
from legation.record import identity
from legation.record.cast_rows import keep_cast
from legation.record.identity import canonical
from legation.record.intake import claim_columns
from legation.record.journal import journal, standing_now
from legation.record.merging.facts import facts, signature
from legation.record.prepare import PreparedClaim
from legation.record.relate import Relater, join_merged, ordinal, touch
from legation.record.standing import Standing, corrected
from legation.record.store.rows import chunks
from legation.record.store.tables import claim, document, participant
from legation.schema import Claim


def recast(connection: Connection, relater: Relater, claims: Iterable[str], decided: Standing) -> None:
    """Gives claims their corrected form, and takes it back from those no longer corrected.

    Raises `RecordError` where a claim would not be sound so.
    """
    for row in _rows(connection, claims):
        _write(connection, relater, row, *_cast(row, decided))


def carry_over(connection: Connection, relater: Relater) -> None:
    """Lets corrections and merges take hold on what newer readings have in the place of older claims.

    One that would make a claim unsound is left out: `second_look` lists it.
    """
    decided = standing_now(connection)
    about = {one for taken in journal(connection) if taken.verb == "correct" for one in taken.claims}
    for row in _rows(connection, about | decided.corrections.keys()):
        try:
            form, kept = _cast(row, decided)
        except RecordError:
            continue
        if kept != row.corrected:
            _write(connection, relater, row, form, kept)
    join_merged(connection, decided)


def _rows(connection: Connection, claims: Iterable[str]) -> Iterator[Any]:
    for part in chunks(sorted(claims)):
        yield from connection.execute(
            select(
                *(claim.c.number, claim.c.id, claim.c.body, claim.c.corrected, claim.c.wording),
                *(document.c.text, document.c.published),
            )
            .join(document, document.c.number == claim.c.document)
            .where(claim.c.id.in_(part))
        ).all()


def _cast(row: Any, decided: Standing) -> tuple[dict[str, Any], str | None]:
    """The form of a claim, and what is kept of it as corrected: null where nobody corrects it."""
    body: dict[str, Any] = json.loads(row.body)
    corrections = decided.corrections.get(row.id)
    form = _sound(corrected(body, corrections) if corrections else body, row.text, row.id)
    return form, canonical(form) if corrections else None


def _write(
    connection: Connection, relater: Relater, row: Any, form: dict[str, Any], kept: str | None
) -> None:
    before = json.loads(row.corrected or row.body)["participants"]
    said = facts(form, ordinal(row.published))
    sign = signature(said)
    touch(connection, [row.wording])
    number = relater.wordings(connection, {sign: said})[sign]
    connection.execute(
        update(claim)
        .where(claim.c.number == row.number)
        .values(corrected=kept, wording=number, **claim_columns(form))
    )
    if form["participants"] != before:
        connection.execute(delete(participant).where(participant.c.claim == row.number))
        one = PreparedClaim(row.id, form, canonical(form), None, said, sign)
        keep_cast(connection, [(row.number, row.published, one)])
    relater.relate(connection, {number: said})
    touch(connection, [number])


def _sound(form: dict[str, Any], text: str, name: str) -> dict[str, Any]:
    try:
        return identity.body(Claim.model_validate(form, context={"text": text}))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RecordError(f"{name} can't be corrected so: {where}: {first['msg']}") from None

"""The deals that a record knows from other sources than the register itself."""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import select

from legation.exchange.importing.sipri_parts import SOURCE
from legation.exchange.reconciling.deal import Deal, Quote, deal
from legation.exchange.reconciling.items import by_item
from legation.record.answers import KeptClaim
from legation.record.record import Record
from legation.record.store.tables import document, reading

_IMPORTED: Final = "import sipri%"


def record_deals(record: Record, dyads: Iterable[tuple[str, ...]]) -> tuple[Deal, ...]:
    """Entries of transfers in which all parties of one of the `dyads` take part, by id.

    Claims that come out of the register are left out: it can't confirm itself. Sums over a period are no
    deals.
    """
    own = _register_documents(record)
    entries: dict[str, dict[str, KeptClaim]] = {}
    for parties in sorted(set(dyads)):
        for one in record.claims(kind="transfer", parties=parties):
            foreign = one.outlet != SOURCE and one.document not in own
            if foreign and one.entry and not one.withdrawn and one.form != "total":
                entries.setdefault(one.entry, {})[one.id] = one
    return tuple(one for entry, claims in sorted(entries.items()) for one in _deals(entry, claims.values()))


def _register_documents(record: Record) -> frozenset[str]:
    query = select(document.c.id).join(reading, reading.c.document == document.c.number)
    with record.reading() as connection:
        return frozenset(connection.execute(query.where(reading.c.model.like(_IMPORTED))).scalars())


def _deals(entry: str, claims: Iterable[KeptClaim]) -> Iterator[Deal]:
    """The entry's deals, one for each sort of item."""
    ordered = sorted(claims, key=lambda one: one.id)
    named = [{**one.body, "id": one.id} for one in ordered]
    by_id = {one.id: one for one in ordered}
    for bodies in by_item(named):
        theirs = [by_id[body["id"]] for body in bodies]
        yield deal(
            entry,
            [(body, one.published, False) for body, one in zip(bodies, theirs, strict=True)],
            [Quote(one.evidence, one.id, one.document, one.outlet, one.published) for one in theirs],
        )

"""Claims out of the store, made ready for entries."""

from typing import Any

import orjson
from sqlalchemy import Connection, Select, bindparam, func, select

from legation.record.derive import Kept
from legation.record.journal import standing_now
from legation.record.merging.facts import facts, figure_name
from legation.record.offices import Offices
from legation.record.relate import ordinal
from legation.record.standing import Standing
from legation.record.store.tables import claim, document, wording


def kept_rows() -> Select[Any]:
    """Rows of claims, for `kept`; the caller says which."""
    return (
        select(
            *(wording.c.component, wording.c.signature, claim.c.number, claim.c.id, claim.c.wording),
            func.coalesce(claim.c.corrected, claim.c.body).label("said"),
            *(claim.c.withdrawn, claim.c.entry, claim.c.stage, claim.c.document),
            *(document.c.story, document.c.source, document.c.published),
        )
        .join(wording, wording.c.number == claim.c.wording)
        .join(document, document.c.number == claim.c.document)
    )


_OF_ENTRY = kept_rows().where(claim.c.entry == bindparam("of")).order_by(claim.c.id)


def kept(row: Any, decided: Standing, offices: Offices | None) -> Kept:
    """A claim as kept, from its row; whom its offices meant is looked up where `offices` are given."""
    body, published = orjson.loads(row.said), ordinal(row.published)
    return Kept(
        number=row.number,
        id=row.id,
        wording=row.wording,
        signature=row.signature,
        body=body,
        story=row.story,
        outlet=outlet(row.source, row.story),
        document=row.document,
        published=published,
        corrected=frozenset(decided.corrections.get(row.id, ())),
        entry=row.entry,
        stage=row.stage,
        holders=offices.holders(facts(body, published)) if offices and _nameless(body) else {},
    )


def kept_group(connection: Connection, number: int, decided: Standing | None = None) -> list[Kept]:
    """The claims of an entry, for comparing, in the order of their ids; `decided` saves asking for it."""
    decided, offices = decided or standing_now(connection), Offices(connection)
    rows = connection.execute(_OF_ENTRY, {"of": number}).all()
    return [kept(row, decided, offices) for row in rows]


def outlet(source: str | None, story: int) -> str:
    """Whom a document is counted under; one without an outlet's name stands for its story."""
    return source.casefold() if source else f"#{story}"


def _nameless(body: dict[str, Any]) -> bool:
    """Whether a person may take part by an office alone; false only where surely none does."""
    return any(one["type"] == "person" and _is_office(one) for one in body["participants"])


def _is_office(one: dict[str, Any]) -> bool:
    return not figure_name(one["name"], one.get("office") or "", one.get("state") or "")

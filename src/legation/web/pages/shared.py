"""What several pages ask for."""

from datetime import date

from fastapi import HTTPException

from legation.errors import QuestionError
from legation.record.choosing import Filter
from legation.views.parties import party_code
from legation.views.scope import Scope
from legation.web.reads import entry_list, overview
from legation.web.reads.entry_list import EntryPage
from legation.web.reads.overview import Holding
from legation.web.site import Site


def holding(site: Site) -> Holding:
    """What the record holds."""

    def count() -> Holding:
        with site.record.reading() as connection:
            return overview.holding(connection)

    return site.fresh.get("holding", count)


def entries(site: Site, chosen: Filter, after: str | None = None, size: int = entry_list.SIZE) -> EntryPage:
    """A page of entries, kept while the record does not change."""

    def ask() -> EntryPage:
        with site.record.reading() as connection:
            return entry_list.page(connection, chosen, after, size)

    return site.fresh.get(("entries", chosen, after, size), ask)


def party_of(words: str) -> str:
    """The code of a party in an address; one that nobody knows is a page that is not there."""
    try:
        return party_code(words[:80])
    except QuestionError as error:
        raise HTTPException(404, str(error)) from None


def asked_party(words: str) -> str | None:
    """The party that a field names, or null where it is empty."""
    if not words.strip():
        return None
    try:
        return party_code(words[:80])
    except QuestionError as error:
        raise HTTPException(422, str(error)) from None


def years(since: str, until: str, kind: str) -> Scope:
    """The scope from one year to another, both given as they stand in an address."""
    try:
        return Scope(
            kinds=(kind,) if kind else (),
            since=date(int(since), 1, 1) if since else None,
            until=date(int(until), 12, 31) if until else None,
        )
    except (ValueError, QuestionError):
        raise HTTPException(422, f"{since} to {until}: give years, the earlier first") from None

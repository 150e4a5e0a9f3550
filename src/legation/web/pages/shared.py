"""What several pages ask for."""

from fastapi import Request

from legation.record.choosing import Filter
from legation.web.reads import entry_list, overview
from legation.web.reads.entry_list import EntryPage
from legation.web.reads.overview import Holding
from legation.web.site import Site, site_of


def holding(site: Site) -> Holding:
    """What the record holds."""

    def count() -> Holding:
        with site.record.reading() as connection:
            return overview.holding(connection)

    return site.fresh.get("holding", count)


def entries(
    request: Request, chosen: Filter, after: str | None = None, size: int = entry_list.SIZE
) -> EntryPage:
    """A page of entries, kept while the record does not change."""
    site = site_of(request)

    def ask() -> EntryPage:
        with site.record.reading() as connection:
            return entry_list.page(connection, chosen, after, size)

    return site.fresh.get(("entries", chosen, after, size), ask)

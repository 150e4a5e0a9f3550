"""A running site: its settings, its record, and what pages share."""

from datetime import date

from fastapi import Request
from sqlalchemy import event

from legation.record.record import Record
from legation.web.addresses import Addresses
from legation.web.fresh import Fresh
from legation.web.jobs import Jobs
from legation.web.settings import Settings

_VALUES = 800
_PAGES = 48_000_000
"""Characters of pages that are kept, all together."""
_CACHE_KIB = 16 * 1024
_MAPPED_BYTES = 1 << 33


class Site:
    """What every request has in common. Use `close` when it stops."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.record = Record(settings.record, create=settings.laptop)
        self._tune()
        self.to = Addresses(settings.root_path)
        self.fresh = Fresh(self.record, _VALUES)
        self.pages = Fresh(self.record, _PAGES, lambda body: len(body.html))
        self.jobs = Jobs(most_waiting=settings.most_waiting)

    def today(self) -> date:
        """The day that plans are held against."""
        return self.settings.as_of or date.today()

    def close(self) -> None:
        """Stops what runs, and lets go of the record."""
        self.jobs.close()
        self.fresh.close()
        self.pages.close()
        self.record.close()

    def _tune(self) -> None:
        """Many connections read: a small cache each, and the file mapped into memory for all."""
        if self.record.engine.dialect.name != "sqlite":
            return

        @event.listens_for(self.record.engine, "connect")
        def _settings(connection: object, _record: object) -> None:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")  # type: ignore[attr-defined]
            connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")  # type: ignore[attr-defined]


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    site: Site = request.app.state.site
    return site

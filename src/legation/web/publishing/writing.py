"""A record as a folder of pages."""

import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from anyio.from_thread import start_blocking_portal

from legation.record.choosing import Filter
from legation.record.record import Record
from legation.web.app import create_app
from legation.web.publishing import pages
from legation.web.publishing.assets import assets
from legation.web.publishing.discovery import checked, feed, write_sitemap
from legation.web.publishing.extent import extent
from legation.web.publishing.extract import Extract, extract
from legation.web.publishing.folder import SiteFolder
from legation.web.publishing.index import write_index
from legation.web.publishing.rewriting import Look
from legation.web.publishing.told import told
from legation.web.publishing.walk import Watch, walk
from legation.web.settings import Settings
from legation.web.site import Site

MOST: Final = 50_000
"""Entries of a site, unless more are asked for."""
TITLE: Final = "Legation"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is published and as what: the entries that `chosen` lets through, refused if more than `most`;
    the site's name; and the address at which it will be shown, null where that is not known."""

    chosen: Filter = field(default_factory=Filter)
    title: str = TITLE
    base_url: str | None = None
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: entries and documents in it, files, and their bytes together."""

    path: Path
    entries: int
    documents: int
    files: int
    bytes: int


def publish(
    record: Record,
    folder: Path,
    choices: Choices | None = None,
    watch: Watch = lambda _done, _known: None,
) -> Published:
    """Writes the pages of what is chosen into `folder`, in place of the site that was there.

    The same record and the same choices give the same bytes. Pages tell of nothing outside the selection,
    and plans are held against the last day on which the record changed. Raises `QuestionError` where nothing
    or too much is selected, `OutputError` where the folder is not one that was made so.
    """
    its = choices or Choices()
    base = checked(its.base_url) if its.base_url else None
    site = SiteFolder(folder)
    with tempfile.TemporaryDirectory(prefix="legation-") as aside:
        place = Path(aside) / "selection.db"
        made = extract(record, its.chosen, place, its.most)
        with site:
            _write(site, place, made, Look(its.title, base, told(its.chosen, made)), watch)
    return Published(site.path, made.entries, made.documents, len(site.files), site.bytes)


def _write(site: SiteFolder, place: Path, made: Extract, look: Look, watch: Watch) -> None:
    app = create_app(Settings(record=str(place), public=True, as_of=made.as_of))
    app.include_router(pages.router)
    running: Site = app.state.site
    with closing(running):
        for name, content in assets().items():
            site.write(f"static/{name}", content)
        # A loop of its own, in a thread: whoever calls may have one already, as notebooks do.
        with start_blocking_portal() as portal:
            found = portal.call(walk, app, extent(running.record), site, look, watch)
        write_index(running.record, site.write)
        if look.base_url:
            write_sitemap(look.base_url, [page for page in found if page != "404.html"], site.write)
            site.write("feed.xml", feed(running.record, look.base_url, look.title))

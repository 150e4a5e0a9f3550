"""The walk over the pages of a site: each is asked of the app, in this process, and written as a file."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

import httpx
from fastapi import FastAPI

from legation.web.addresses import Addresses
from legation.web.publishing.extent import Extent
from legation.web.publishing.folder import SiteFolder
from legation.web.publishing.places import LOST, SEARCH, Lead, Places
from legation.web.publishing.rewriting import Look, rewritten

Watch = Callable[[int, int], None]
"""Told after each page how many are written and how many are known."""
_HOST: Final = "http://localhost"


async def walk(app: FastAPI, holds: Extent, folder: SiteFolder, look: Look, watch: Watch) -> list[str]:
    """Writes every page that a link leads to, and those of all entries, documents and persons; the files."""
    places = Places(holds)
    known: set[str] = set()
    waiting: deque[Lead] = deque()
    pages: list[str] = []

    def find(lead: Lead | None) -> None:
        if lead is not None and lead.address is not None and lead.file not in known:
            known.add(lead.file)
            waiting.append(lead)

    start = Lead("index.html", "/")
    for address in _starts(holds):
        find(places.lead(address, start))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=_HOST) as client:
        while waiting:
            lead = waiting.popleft()
            answer = await client.get(str(lead.address))
            if answer.status_code != 200:
                raise RuntimeError(f"{lead.address} answers {answer.status_code}")
            if lead.file.endswith(".html"):
                content, leads = rewritten(answer.content, lead, places, look)
                pages.append(lead.file)
                for one in leads:
                    find(one)
            else:
                content = answer.content
            folder.write(lead.file, content)
            watch(len(known) - len(waiting), len(known))
    return pages


def _starts(holds: Extent) -> Iterator[str]:
    to = Addresses("")
    yield from ("/", SEARCH, LOST)
    yield from (to.entry(one) for one in sorted(holds.entries))
    yield from (to.document(one) for one in sorted(holds.documents))
    yield from (to.person(one) for one in sorted(holds.persons))
    yield from (f"/state/{quote(one)}" for one in holds.parties)

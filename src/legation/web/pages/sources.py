"""`/sources`: outlets; `/documents`: documents, of one outlet or all."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.web.reads import documents, outlets
from legation.web.reads.outlets import Outlet
from legation.web.rendering import render
from legation.web.site import Site, site_of

router = APIRouter()


@router.get("/sources", response_class=HTMLResponse)
def sources(request: Request) -> HTMLResponse:
    """Who published what the record holds."""
    return render(request, "sources.html.j2", outlets=outlets_of(site_of(request)))


@router.get("/documents", response_class=HTMLResponse)
def listed(request: Request, source: str | None = None, after: str = "") -> HTMLResponse:
    """Documents, the newest first."""
    site = site_of(request)
    outlet = source[:500] if source else None

    def ask() -> documents.DocumentPage:
        with site.record.reading() as connection:
            return documents.page(connection, outlet, after or None)

    found = site.fresh.get(("documents", outlet, after), ask)
    return render(request, "documents.html.j2", found=found, source=outlet, after=after)


def outlets_of(site: Site) -> tuple[Outlet, ...]:
    """Every outlet of the record."""

    def ask() -> tuple[Outlet, ...]:
        with site.record.reading() as connection:
            return outlets.outlets(connection)

    return site.fresh.get("outlets", ask)

"""`/sources`: outlets; `/documents`: documents, of one outlet or all."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.web.reads import documents, outlets
from legation.web.reads.outlets import Outlet
from legation.web.rendering import Body, body, kept
from legation.web.site import Site, site_of

router = APIRouter()


@router.get("/sources", response_class=HTMLResponse)
def sources(request: Request) -> HTMLResponse:
    """Who published what the record holds."""
    site = site_of(request)
    return kept(
        request, "sources", lambda: body(site, "sources.html.j2", "Sources", outlets=outlets_of(site))
    )


@router.get("/documents", response_class=HTMLResponse)
def listed(request: Request, source: str | None = None, after: str = "") -> HTMLResponse:
    """Documents, the newest first."""
    site = site_of(request)
    outlet = source[:500] if source else None

    def made() -> Body:
        with site.record.reading() as connection:
            found = documents.page(connection, outlet, after or None)
        return body(site, "documents.html.j2", outlet or "Documents", found=found, source=outlet, after=after)

    return kept(request, ("documents", outlet, after), made)


def outlets_of(site: Site) -> tuple[Outlet, ...]:
    """Every outlet of the record."""

    def ask() -> tuple[Outlet, ...]:
        with site.record.reading() as connection:
            return outlets.outlets(connection)

    return site.fresh.get("outlets", ask)

"""`/entry/ID`: one entry, its claims side by side, and why they are one."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legation.web.failures import absent_is_404
from legation.web.reads.entry import told
from legation.web.rendering import Body, body, deciding, kept
from legation.web.site import Site, site_of

router = APIRouter()


class _Elsewhere(Exception):
    """The entry has this id now."""


@router.get("/entry/{name}", response_class=HTMLResponse)
def entry(request: Request, name: str) -> Response:
    """An entry; an older or shortened id leads to its present one."""
    site = site_of(request)
    decides = deciding(request)
    try:
        with absent_is_404():
            return kept(request, ("entry", name, decides), lambda: _told(site, name, decides), exact=True)
    except _Elsewhere as present:
        return RedirectResponse(site.to.entry(str(present)), 302)


def _told(site: Site, name: str, decides: bool) -> Body:
    full, why = site.record.explained(name)
    its = full.summary
    if its.id != name:
        raise _Elsewhere(its.id)
    return body(site, "entry.html.j2", its.headline, entry=its, told=told(full, why), deciding=decides)

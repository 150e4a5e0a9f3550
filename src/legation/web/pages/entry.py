"""`/entry/ID`: one entry, its claims side by side, and why they are one."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legation.web.failures import absent_is_404
from legation.web.reads.entry import told
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()


@router.get("/entry/{name}", response_class=HTMLResponse)
def entry(request: Request, name: str) -> Response:
    """An entry; an older or shortened id leads to its present one."""
    site = site_of(request)
    with absent_is_404():
        full = site.record.entry(name)
        if full.summary.id != name:
            return RedirectResponse(site.to.entry(full.summary.id), 302)
        why = site.record.why(name)
    return render(request, "entry.html.j2", entry=full.summary, told=told(full, why))

"""`/about`: the codebook, and how good the reading is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.web.pages.shared import holding
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()


@router.get("/about", response_class=HTMLResponse)
def about(request: Request) -> HTMLResponse:
    """The codebook in short."""
    return render(request, "about.html.j2", holds=holding(site_of(request)))

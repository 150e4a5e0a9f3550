"""`/network`: states by what ties them, to explore."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from legation.errors import QuestionError
from legation.schema import KINDS
from legation.views.networks import communities, network
from legation.web.drawing.network import web
from legation.web.pages.shared import asked_party, years
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()
_TIES = 120
_LISTED = 60


@router.get("/network", response_class=HTMLResponse)
def page(
    request: Request, around: str = "", kind: str = "", since: str = "", until: str = ""
) -> HTMLResponse:
    """The heaviest ties of all parties, or around one."""
    site = site_of(request)
    chosen = kind if kind in KINDS else ""
    party = asked_party(around)
    scope = years(since, until, chosen)

    def ask() -> dict[str, Any]:
        found = network(site.record, [party] if party else [], scope=scope)
        return {
            "nodes": found.nodes[:_LISTED],
            "parties": len(found.nodes),
            "ties": found.ties[:_LISTED],
            "found": len(found.ties),
            "web": web(found, _TIES),
            "communities": communities(found.nodes),
        }

    try:
        told = site.fresh.get(("network", party, scope), ask)
    except QuestionError as error:
        raise HTTPException(422, str(error)) from None
    return render(
        request, "network.html.j2", around=party, kind=chosen, since=since, until=until, shown=_TIES, **told
    )

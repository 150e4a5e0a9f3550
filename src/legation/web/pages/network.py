"""`/network`: states by what ties them, to explore."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from legation.errors import QuestionError
from legation.schema import KINDS
from legation.views.networks import network
from legation.web.drawing.network import web
from legation.web.pages.shared import asked_party, years
from legation.web.rendering import Body, body, kept
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

    def made() -> Body:
        found = network(site.record, [party] if party else [], scope=scope)
        return body(
            site,
            "network.html.j2",
            "Network",
            around=party,
            kind=chosen,
            since=since,
            until=until,
            shown=_TIES,
            nodes=found.nodes[:_LISTED],
            parties=len(found.nodes),
            ties=found.ties[:_LISTED],
            found=len(found.ties),
            web=web(found, _TIES),
        )

    try:
        return kept(request, ("network", party, scope), made)
    except QuestionError as error:
        raise HTTPException(422, str(error)) from None
